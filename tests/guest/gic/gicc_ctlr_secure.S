@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR, Secure copy: bits 10 to 0
@ section: GIC 4.4.1
@ machine: secure
@ expect: all=7ff low=5a high=725 none=0
@ qemu: wrong: no bypass bits, GIC 4.4.1
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICC_CTLR
    rw 0x5a, GICC_CTLR
    rw 0xffffff25, GICC_CTLR
    rw 0, GICC_CTLR
    done
