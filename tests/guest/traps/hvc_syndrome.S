@ SPDX-License-Identifier: Apache-2.0
@ title: HVC: class 0x12, its 16-bit immediate, IL 1 in both instruction sets
@ section: ARM ARM B3.13.6
@ expect: arm=4a001234 thumb=4a00abcd zero=4a000000 user=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    pl1 hvc 0x1234
    pl1_thumb hvc 0xabcd
    pl1 hvc 0
    pl0 hvc 0
    done
