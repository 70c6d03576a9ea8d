@ SPDX-License-Identifier: Apache-2.0
@ title: No HCR or HSTR trap concerns Hyp mode itself
@ section: ARM ARM B1.14.1
@ expect: here=1
@ qemu: yes
.include "guest.inc"

test:
    write 4, c1, c1, 3, 0xafef
    hcr 0x7fff000
    mrc p15, 0, r4, c1, c0, 1
    mcr p15, 0, r4, c8, c7, 0
    mrc p15, 0, r4, c0, c0, 1
    mrc p15, 0, r4, c3, c0, 0
    outi 1
    done
