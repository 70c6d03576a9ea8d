@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: translation faults of levels 1, 2 and 3
@ section: ARM ARM B3.13.3
@ expect: l1=93850005 hpfar=c00000 l2=93850006 hpfar=802000 l3=93850007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    use_stage2
    set r1, 0xc0000000
    set r3, 0x80200000
    set r4, 0x80001000
    probe ldr r5, [r1]
    out_hpfar
    probe ldr r5, [r3]
    out_hpfar
    probe ldr r5, [r4]
    done
