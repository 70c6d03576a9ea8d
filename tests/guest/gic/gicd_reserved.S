@ SPDX-License-Identifier: Apache-2.0
@ title: Reserved addresses of the Distributor are RAZ/WI
@ section: GIC 4.1.2
@ machine: secure
@ expect: h0c=0 h20=0 h40=0 h7c=0 hd40=0 hdfc=0 hf04=0 hf30=0 hfcc=0 ctlr=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICD+0x0c, GICD+0x20, GICD+0x40, GICD+0x7c, GICD+0xd80, GICD+0xdfc, GICD+0xf04, GICD+0xf30, GICD+0xfcc
    peek_out GICD_CTLR
    done
