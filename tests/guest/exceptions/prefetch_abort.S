@ SPDX-License-Identifier: Apache-2.0
@ title: Prefetch Abort: LR is 4 behind, IFAR and IFSR, aborts and IRQs masked
@ section: ARM ARM B1.9.5
@ expect: vector=c lr=4 spsr=13 entry=197 ifar=80001000 ifsr=7
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    catch 3f
    use_short
    eret_to SVC, 0x80001000
3:  out_vector
    load r0, caught+4
    set r1, 0x80001000
    sub r0, r0, r1
    out r0
    out_spsr 0x3ff
    out_entry_cpsr
    out_ifar
    out_ifsr
    done
