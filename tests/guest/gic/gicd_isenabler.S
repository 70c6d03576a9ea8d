@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ISENABLER sets, a zero does nothing; no interrupt beyond the 288
@ section: GIC 4.3.5
@ machine: secure
@ expect: w0=ffffffff w1=ffffffff w2=ffffffff w3=ffffffff w4=ffffffff w5=ffffffff w6=ffffffff w7=ffffffff w8=ffffffff w9=0
@ expect: zero=ffffffff clear=ffffffff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke_words 0xffffffff, GICD_ISENABLER, 10
    out_words GICD_ISENABLER, 10
    rw 0, GICD_ISENABLER+4
    peek_out GICD_ICENABLER+8
    done
