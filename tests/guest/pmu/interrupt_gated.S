@ SPDX-License-Identifier: Apache-2.0
@ title: No interrupt without PMINTENSET or PMCR.E; setting either raises it
@ section: ARM ARM C12.4
@ expect: none=0 inten=1 e_off=0 e_on=1 inten_off=0
@ qemu: wrong: PMCR.E does not lower the interrupt, C12.4
.include "guest.inc"
.include "pmu.inc"
.include "gic.inc"

    .macro out_pending
    wait_ipi
    peek r10, GICD_ISPENDR
    ubfx r10, r10, #23, #1
    out r10
    .endm
test:
    gic_on
    poke 1<<23, GICD_ISENABLER
    pmcr PMCR_E
    pm c14, 3, 1
    out_pending
    pm c14, 1, 1
    out_pending
    pmcr 0
    out_pending
    pmcr PMCR_E
    out_pending
    pm c14, 2, 1
    out_pending
    done
