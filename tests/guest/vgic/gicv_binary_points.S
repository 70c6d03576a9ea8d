@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_BPR is at least 2, GICV_ABPR at least 3, GICV_PMR has five bits
@ section: A15 TRM table 8-14
@ expect: b0=2 b3=3 b7=7 bf8=2 a0=3 a4=4 a7=7 p0=f8 p1=0 p2=50
@ qemu: wrong: the least GICV_ABPR is 1, A15 TRM table 8-14
.include "guest.inc"
.include "gic.inc"

test:
    rw 0, GICV_BPR
    rw 3, GICV_BPR
    rw 7, GICV_BPR
    rw 0xf8, GICV_BPR
    rw 0, GICV_ABPR
    rw 4, GICV_ABPR
    rw 7, GICV_ABPR
    rw 0xff, GICV_PMR
    rw 0x07, GICV_PMR
    rw 0x55, GICV_PMR
    done
