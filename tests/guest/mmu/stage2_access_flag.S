@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: AF 0
@ section: ARM ARM B3.7.4
@ expect: hsr=9385000b hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE-L_AF)
    use_stage2
    set r1, 0x80001000
    probe ldr r5, [r1]
    out_hpfar
    done
