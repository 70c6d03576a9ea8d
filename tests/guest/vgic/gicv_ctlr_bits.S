@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_CTLR: two enables, AckCtl, FIQEn, CBPR and EOImode
@ section: GIC 5.5.1
@ expect: all=21f none=0 mode=200 low=1a
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICV_CTLR
    rw 0, GICV_CTLR
    rw 0xfffffe00, GICV_CTLR
    rw 0x1a, GICV_CTLR
    done
