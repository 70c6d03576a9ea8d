@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ISACTIVER and ICACTIVER set and clear the active state of every interrupt
@ section: GIC 4.3.9
@ machine: secure
@ expect: w0=ffffffff w1=ffffffff w2=ffffffff w3=ffffffff w4=ffffffff w5=ffffffff w6=ffffffff w7=ffffffff w8=ffffffff w9=0
@ expect: zero=ffffffff w0=f0f0f0f0 w1=f0f0f0f0 w8=f0f0f0f0 w9=0 set=f0f0f0f0 zero=f0f0f0f0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke_words 0xffffffff, GICD_ISACTIVER, 10
    out_words GICD_ISACTIVER, 10
    rw 0, GICD_ISACTIVER+4
    poke_words 0x0f0f0f0f, GICD_ICACTIVER, 10
    outs GICD_ICACTIVER, GICD_ICACTIVER+4, GICD_ICACTIVER+32, GICD_ICACTIVER+36
    peek_out GICD_ISACTIVER+4
    rw 0, GICD_ICACTIVER+4
    done
