@ SPDX-License-Identifier: Apache-2.0
@ title: The CPU interface after reset, Secure copies
@ section: A15 TRM table 8-9
@ machine: secure
@ expect: ctlr=0 pmr=0 bpr=2 iar=3ff rpr=ff hppir=3ff abpr=3 aiar=3ff ahppir=3ff apr=0 nsapr=0 iidr=2043b
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    outs GICC_CTLR, GICC_PMR, GICC_BPR, GICC_IAR, GICC_RPR, GICC_HPPIR, GICC_ABPR
    outs GICC_AIAR, GICC_AHPPIR, GICC_APR0, GICC_NSAPR0, GICC_IIDR
    done
