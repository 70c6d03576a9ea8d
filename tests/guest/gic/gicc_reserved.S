@ SPDX-License-Identifier: Apache-2.0
@ title: Reserved addresses of the CPU interface are RAZ/WI
@ section: GIC 4.1.3
@ machine: secure
@ expect: h2c=0 h30=0 h3c=0 hcc=0 hf0=0 hf8=0 h100=0 hffc=0 h1004=0 h1ffc=0 ctlr=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICC+0x2c, GICC+0x30, GICC+0x3c, GICC+0xcc, GICC+0xf0, GICC+0xf8, GICC+0x100, GICC+0xffc
    rw 0xffffffff, GICC+0x1004, GICC+0x1ffc
    peek_out GICC_CTLR
    done
