@ SPDX-License-Identifier: Apache-2.0
@ title: HSR.IL of a valid syndrome: 0 for a 16-bit instruction
@ section: ARM ARM B3.13.6
@ expect: t16=91820007 t32=93820007 a32=93820007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    set r1, 0x80001000
    catch 3f
    eret_to (SVC|MASKED|PSR_T), 2f
    .thumb
2:  ldr r2, [r1]
    .arm
    .balign 4
3:  out_hsr
    catch 5f
    eret_to (SVC|MASKED|PSR_T), 4f
    .thumb
4:  ldr.w r2, [r1]
    .arm
    .balign 4
5:  out_hsr
    catch 7f
    eret_to (SVC|MASKED), 6f
6:  ldr r2, [r1]
7:  out_hsr
    done
