@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ICPENDR clears the pending state; both registers read the same
@ section: GIC 4.3.8
@ machine: secure
@ expect: w0=f0f00000 w1=f0f0f0f0 w2=f0f0f0f0 w3=f0f0f0f0 w4=f0f0f0f0 w5=f0f0f0f0 w6=f0f0f0f0 w7=f0f0f0f0 w8=f0f0f0f0 w9=0
@ expect: zero=f0f0f0f0 set=f0f0f0f0 none=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke_words 0xffffffff, GICD_ISPENDR, 10
    poke_words 0x0f0f0f0f, GICD_ICPENDR, 10
    out_words GICD_ICPENDR, 10
    rw 0, GICD_ICPENDR+8
    peek_out GICD_ISPENDR+8
    rw 0xffffffff, GICD_ICPENDR+8
    done
