@ SPDX-License-Identifier: Apache-2.0
@ title: Virtual exceptions are never taken in Hyp mode
@ section: ARM ARM B1.8.11
@ expect: here=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x1f8
    cpsie aif
    nop
    nop
    cpsid aif
    outi 1
    done
