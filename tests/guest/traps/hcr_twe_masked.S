@ SPDX-License-Identifier: Apache-2.0
@ title: A masked interrupt is no reason for WFE to go on: HCR.TWE traps it
@ section: ARM ARM B1.8.13
@ expect: hsr=7e00001
@ qemu: wrong: WFE never waits, B1.14.9
.include "guest.inc"
.include "gic.inc"
.include "traps.inc"

test:
    gic_on
    sgi_to_self 1
    wait_ipi
    sev
    wfe
    hcr 0x4000
    probe wfe
    done
