@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.FB: a local TLBIMVA of PL1 reaches the other core
@ section: ARM ARM B4.1.65
@ machine: hyp, cores 2
@ expect: before=a after=b
@ qemu: yes
.include "guest.inc"
.include "hcr_fb.inc"

test:
    hcr_fb_test 1, 0x80001000
