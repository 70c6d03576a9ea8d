@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_PMR has five bits
@ section: A15 TRM 8.3.4
@ machine: secure
@ expect: all=f8 low=0 mixed=50 high=f8
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xff, GICC_PMR
    rw 0x07, GICC_PMR
    rw 0x55, GICC_PMR
    rw 0xffffffff, GICC_PMR
    done
