@ SPDX-License-Identifier: Apache-2.0
@ title: TPIDRPRW, VBAR and DACR: Monitor mode with SCR.NS 1 sees the Non-secure copies
@ section: ARM ARM B3.15.4
@ machine: secure
@ expect: s.tpidr=5ec s.dacr=55 ns.tpidr=2222 ns.dacr=aa
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    write 0, c13, c0, 4, 0x5ec
    write 0, c3, c0, 0, 0x55
    cps #MON
    write 0, c1, c1, 0, 1
    write 0, c13, c0, 4, 0x2222
    write 0, c3, c0, 0, 0xaa
    write 0, c1, c1, 0, 0
    mrc p15, 0, r0, c13, c0, 4
    out r0
    mrc p15, 0, r0, c3, c0, 0
    out r0
    write 0, c1, c1, 0, 1
    mrc p15, 0, r0, c13, c0, 4
    out r0
    mrc p15, 0, r0, c3, c0, 0
    out r0
    write 0, c1, c1, 0, 0
    done
