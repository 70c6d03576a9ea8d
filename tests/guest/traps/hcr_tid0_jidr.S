@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID0 traps JIDR
@ section: ARM ARM B1.14.2
@ expect: jidr=17e1c0a1 clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x8000
    probe mrc p14, 7, r5, c0, c0, 0
    hcr 0
    probe mrc p14, 7, r5, c0, c0, 0
    done
