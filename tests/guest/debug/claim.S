@ SPDX-License-Identifier: Apache-2.0
@ title: Claim tags: DBGCLAIMSET reads as ones, DBGCLAIMCLR as the tags
@ section: ARM ARM C11.11.5, C11.11.6
@ expect: all=ff tags=a5 left=a1
@ qemu: wrong: not implemented as tags, C11.11.5
.include "guest.inc"
.include "debug.inc"

test:
    os_lock 0
    mcr14 c7, c9, 6, 0xff
    mcr14 c7, c8, 6, 0xa5
    out14 c7, c8, 6
    out14 c7, c9, 6
    mcr14 c7, c9, 6, 4
    out14 c7, c9, 6
    done
