@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE traps the debug registers of PL0 as if HDCR.TDRA and TDA were 1
@ section: ARM ARM B1.8.4
@ expect: didr=17e00081 drar=17e00481 clear=8
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x8000000
    pl0 mrc p14, 0, r4, c0, c0, 0
    pl0 mrc p14, 0, r4, c1, c0, 0
    hcr 0
    pl0 mrc p14, 0, r4, c0, c0, 0
    done
