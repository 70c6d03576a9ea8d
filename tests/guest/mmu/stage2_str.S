@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: STR sets WnR
@ section: ARM ARM B3.13.6
@ expect: hsr=93890047 hdfar=80001000 hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    use_stage2
    set r1, 0x80001000
    set r6, 0x80001000
    set r7, 4
    probe str r9, [r1]
    out_hdfar
    out_hpfar
    done
