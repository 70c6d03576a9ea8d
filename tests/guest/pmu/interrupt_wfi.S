@ SPDX-License-Identifier: Apache-2.0
@ title: An overflow interrupt that is pending ends WFI
@ section: ARM ARM B1.8.14, C12.4
@ expect: awake=1
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"
.include "gic.inc"

test:
    gic_on
    poke 1<<23, GICD_ISENABLER
    pmcr PMCR_E
    pm c14, 1, 1
    pm c14, 3, 1
    wfi
    outi 1
    done
