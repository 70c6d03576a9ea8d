@ SPDX-License-Identifier: Apache-2.0
@ title: New code is executed after DCCMVAU, ICIMVAU, BPIALL, DSB, ISB
@ section: ARM ARM A3.5.4
@ expect: before=1 after=2
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    bl place
    out r0
    set r1, place
    set r2, 0xe3a00002
    str r2, [r1]
    mcr p15, 0, r1, c7, c11, 1
    dsb
    mcr p15, 0, r1, c7, c5, 1
    mcr p15, 0, r1, c7, c5, 6
    dsb
    isb
    bl place
    out r0
    done
place: mov r0, #1
    bx lr
