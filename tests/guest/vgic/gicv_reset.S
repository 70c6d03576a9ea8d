@ SPDX-License-Identifier: Apache-2.0
@ title: The virtual CPU interface after reset
@ section: A15 TRM table 8-14
@ expect: ctlr=0 pmr=0 bpr=2 iar=3ff rpr=ff hppir=3ff abpr=3 apr=0 iidr=2043b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    outs GICV_CTLR, GICV_PMR, GICV_BPR, GICV_IAR, GICV_RPR, GICV_HPPIR, GICV_ABPR, GICV_APR0, GICV_IIDR
    done
