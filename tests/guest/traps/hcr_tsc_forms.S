@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TSC traps SMC at PL1 in each instruction set; at PL0 it is UNDEFINED
@ section: ARM ARM B1.14.8
@ expect: smc=4e000000 thumb=4e000000 user=4 failed=4a0000ff failed.thumb=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x80000
    pl1 smc 7
    pl1_thumb smc 7
    pl0 smc 7
    pl1_failed smcne 7
    pl1_thumb_failed smcne 7
    done
