@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T2 traps MRRC by its CRm
@ section: ARM ARM B1.14.14
@ expect: ttbr0=13e00c45 par=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 4
    probe mrrc p15, 0, r2, r3, c2
    probe mrrc p15, 0, r2, r3, c7
    done
