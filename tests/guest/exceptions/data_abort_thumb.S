@ SPDX-License-Identifier: Apache-2.0
@ title: Data Abort in Thumb state: LR is 8 behind there too
@ section: ARM ARM B1.9.6
@ expect: vector=10 lr=8 spsr=33 entry=197 dfar=80002004 dfsr=7
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    catch 3f
    use_short
    set r1, 0x80002004
    eret_to (SVC|PSR_T), 2f
    .thumb
2:  ldr r1, [r1]
    .arm
    .balign 4
3:  out_vector
    out_return 2b
    out_spsr 0x3ff
    out_entry_cpsr
    out_dfar
    out_dfsr
    done
