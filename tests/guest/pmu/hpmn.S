@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.HPMN: a guest sees the lower counters only, in PMCR.N and everywhere
@ section: ARM ARM C12.6.1, B4.1.60
@ expect: n=2 cnten=3 sel=0 hyp=f
@ qemu: wrong: PMCR.N ignores HDCR.HPMN, C12.6.1
.include "guest.inc"
.include "pmu.inc"

test:
    enable 0xf
    pmcr PMCR_E
    write 4, c1, c1, 1, 2
    pm c12, 5, 3
    pm c13, 2, 0x55
    catch 9f
    eret_to (SVC|MASKED), 1f
1:  mrc p15, 0, r10, c9, c12, 0
    ubfx r10, r10, #11, #5
    out r10
    out_pm c12, 1
    out_pm c13, 2                       @ PMSELR is 3
    hvc #0
9:  out_pm c12, 1
    done
