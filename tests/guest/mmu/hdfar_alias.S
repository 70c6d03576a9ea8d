@ SPDX-License-Identifier: Apache-2.0
@ title: The Secure copies of DFAR and IFAR are HDFAR and HIFAR
@ section: ARM ARM B3.18.12
@ machine: secure
@ expect: dfar=1234 ifar=5678 hdfar=9abc
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    cps #MON
    write 0, c1, c1, 0, 1
    write 4, c6, c0, 0, 0x1234
    write 4, c6, c0, 2, 0x5678
    write 0, c1, c1, 0, 0
    mrc p15, 0, r0, c6, c0, 0
    out r0
    mrc p15, 0, r0, c6, c0, 2
    out r0
    write 0, c6, c0, 0, 0x9abc
    write 0, c1, c1, 0, 1
    mrc p15, 4, r0, c6, c0, 0
    out r0
    write 0, c1, c1, 0, 0
    done
