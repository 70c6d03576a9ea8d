@ SPDX-License-Identifier: Apache-2.0
@ title: The overflow of a hypervisor's counter interrupts by HPME, whatever PMCR.E
@ section: ARM ARM C12.4, C12.6.1
@ expect: e=0 hpme=1
@ qemu: wrong: HDCR.HPME has no effect, C12.6.1
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
    write 4, c1, c1, 1, 2
    pm c14, 1, 8
    pm c14, 3, 8
    pmcr PMCR_E
    out_pending
    pmcr 0
    write 4, c1, c1, 1, (HPME|2)
    out_pending
    done
