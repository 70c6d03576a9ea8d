@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ICENABLER clears, a zero does nothing; SGIs stay enabled
@ section: GIC 4.3.6
@ machine: secure
@ expect: w0=f0f0ffff w1=f0f0f0f0 w2=f0f0f0f0 w3=f0f0f0f0 w4=f0f0f0f0 w5=f0f0f0f0 w6=f0f0f0f0 w7=f0f0f0f0 w8=f0f0f0f0 w9=0
@ expect: zero=f0f0f0f0 set=f0f0f0f0 none=0 sgis=ffff
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke_words 0xffffffff, GICD_ISENABLER, 10
    poke_words 0x0f0f0f0f, GICD_ICENABLER, 10
    out_words GICD_ICENABLER, 10
    rw 0, GICD_ICENABLER+4
    peek_out GICD_ISENABLER+4
    rw 0xffffffff, GICD_ICENABLER+4, GICD_ICENABLER
    done
