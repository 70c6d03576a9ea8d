@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IGROUPR: one bit for each of the 288 interrupts, none beyond
@ section: GIC 4.3.4
@ machine: secure
@ expect: w0=ffffffff w1=ffffffff w2=ffffffff w3=ffffffff w4=ffffffff w5=ffffffff w6=ffffffff w7=ffffffff w8=ffffffff w9=0
@ expect: pattern=a5a5a5a5 neighbour=ffffffff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke_words 0xffffffff, GICD_IGROUPR, 10
    out_words GICD_IGROUPR, 10
    rw 0xa5a5a5a5, GICD_IGROUPR+8
    peek_out GICD_IGROUPR+12
    done
