@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.TJDBX traps BXJ with its register
@ section: ARM ARM B1.14.10
@ expect: hsr=2be00003
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set r3, 4f
    write 4, c1, c1, 3, 0x20000
    probe bxj r3
4:  done
