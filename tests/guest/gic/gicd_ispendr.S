@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ISPENDR sets the pending state of every PPI and SPI, not of SGIs
@ section: GIC 4.3.7
@ machine: secure
@ expect: w0=ffff0000 w1=ffffffff w2=ffffffff w3=ffffffff w4=ffffffff w5=ffffffff w6=ffffffff w7=ffffffff w8=ffffffff w9=0
@ expect: zero=ffffffff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke_words 0xffffffff, GICD_ISPENDR, 10
    out_words GICD_ISPENDR, 10
    rw 0, GICD_ISPENDR+8
    done
