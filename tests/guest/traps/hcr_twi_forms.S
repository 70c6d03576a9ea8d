@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWI traps WFI in each instruction set with its IL, at PL1
@ section: ARM ARM B1.14.9
@ expect: wfi=7e00000 thumb=4000000 wide=6000000 failed=4a0000ff failed.thumb=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x2000
    pl1 wfi
    pl1_thumb wfi.n
    pl1_thumb wfi.w
    pl1_failed wfine
    pl1_thumb_failed wfine
    done
