@ SPDX-License-Identifier: Apache-2.0
@ title: Each word of GICD_IPRIORITYR is its own four interrupts
@ section: GIC 4.3.11
@ machine: secure
@ expect: w0=0 w1=10101010 w2=20202020 w3=30303030 w4=40404040 w5=50505050 w6=60606060 w7=70707070 w8=80808080 w9=90909090 w10=a0a0a0a0 w11=b0b0b0b0
@ expect: byte=90 half=a0a0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    poke (0x10101010*\n), GICD_IPRIORITYR+4*\n
    .endr
    out_words GICD_IPRIORITYR, 12
    peekb_out GICD_IPRIORITYR+37
    peekh_out GICD_IPRIORITYR+42
    done
