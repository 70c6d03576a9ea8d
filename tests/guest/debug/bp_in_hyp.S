@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode takes no breakpoint, with and without HDCR.TDE
@ section: ARM ARM C4.1
@ expect: tde0=1 tde1=1
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f, (BP|HMC)
2:  outi 1
    write 4, c1, c1, 1, 0xf06           @ TDE, and what it needs: TDA, TDRA, TDOSA
    breakpoint 0, 3f, (BP|HMC)
3:  outi 1
    done
