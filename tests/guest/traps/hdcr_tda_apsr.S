@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA: DBGDSCRint read to APSR_nzcv is trapped with Rt 15
@ section: ARM ARM B3.13.6
@ expect: hsr=17e001e3
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 1, 0xe06
    pl1 mrc p14, 0, apsr_nzcv, c0, c1, 0
    done
