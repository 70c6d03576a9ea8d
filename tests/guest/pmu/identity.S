@ SPDX-License-Identifier: Apache-2.0
@ title: PMCR of a Cortex-A15: implementer, IDCODE and six counters; the controls reset to zero
@ section: A15 TRM 11.4.1
@ expect: pmcr=410f3000 written=410f3039 off=410f3000
@ qemu: wrong: four counters, A15 TRM 11.4.1
.include "guest.inc"
.include "pmu.inc"

test:
    out_pm c12, 0
    pmcr 0xffffffff
    out_pm c12, 0
    pmcr 0
    out_pm c12, 0
    done
