@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_BPR is at least 2, GICC_ABPR at least 3, both at most 7
@ section: A15 TRM 8.3.4
@ machine: secure
@ expect: b0=2 b1=2 b2=2 b3=3 b7=7 bff=7 a0=3 a2=3 a3=3 a4=4 a7=7 af8=3
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0, GICC_BPR
    rw 1, GICC_BPR
    rw 2, GICC_BPR
    rw 3, GICC_BPR
    rw 7, GICC_BPR
    rw 0xff, GICC_BPR
    rw 0, GICC_ABPR
    rw 2, GICC_ABPR
    rw 3, GICC_ABPR
    rw 4, GICC_ABPR
    rw 7, GICC_ABPR
    rw 0xf8, GICC_ABPR
    done
