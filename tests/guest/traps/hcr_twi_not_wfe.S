@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWI does not concern WFE, nor HCR.TWE WFI that would not wait
@ section: ARM ARM B1.14.9
@ expect: wfe=4a0000ff sev.wfe=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    sev
    hcr 0x2000
    pl1 wfe
    hcr 0x4000
    sev
    pl1 wfe
    done
