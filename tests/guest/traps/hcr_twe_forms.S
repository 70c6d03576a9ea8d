@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWE traps WFE in each instruction set with its IL, at PL1 and PL0
@ section: ARM ARM B1.14.9
@ expect: wfe=7e00001 thumb=4000001 wide=6000001 user=7e00001 failed=4a0000ff failed.thumb=4a0000ff
@ qemu: wrong: WFE never waits, B1.14.9
.include "guest.inc"
.include "traps.inc"

test:
    sev
    wfe
    hcr 0x4000
    pl1 wfe
    pl1_thumb wfe.n
    pl1_thumb wfe.w
    pl0 wfe
    pl1_failed wfene
    pl1_thumb_failed wfene
    done
