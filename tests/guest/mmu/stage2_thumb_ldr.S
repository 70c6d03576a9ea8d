@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: a 16-bit Thumb LDR has IL 0, a 32-bit one IL 1
@ section: ARM ARM B3.13.6
@ expect: narrow=91850007 wide=93850007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_stage2
    set r1, 0x80001000
    catch 3f
    eret_to (SVC|MASKED|PSR_T), 2f
    .thumb
2:  ldr r5, [r1]
    nop
4:  ldr.w r5, [r1]
    .arm
    .balign 4
3:  out_hsr
    catch 5f
    eret_to (SVC|MASKED|PSR_T), 4b
5:  out_hsr
    done
