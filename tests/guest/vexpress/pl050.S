@ SPDX-License-Identifier: Apache-2.0
@ title: PL050: nothing is plugged in: the lines are high and a byte never leaves
@ section: DDI 0143 3.3
@ machine: vexpress
@ expect: cr=0 stat=43 clkdiv=f ir=0 data=0 sending=23 off=43 mouse=43
@ expect: id0=50 id1=10 id2=4 id3=0 cell0=d cell1=f0 cell2=5 cell3=b1
@ qemu: wrong: a keyboard and a mouse are plugged in there
.include "guest.inc"
.include "gic.inc"
.include "vexpress.inc"

test:
    peek_out KMI0
    peek_out KMI0 + 0x04
    poke 0xff, KMI0 + 0x0c
    peek_out KMI0 + 0x0c
    peek_out KMI0 + 0x10
    peek_out KMI0 + 0x08
    poke 0x04, KMI0
    poke 0xff, KMI0 + 0x08
    peek_out KMI0 + 0x04
    poke 0, KMI0
    peek_out KMI0 + 0x04
    peek_out KMI0 + 0x10000 + 0x04
    identification KMI0
    done
