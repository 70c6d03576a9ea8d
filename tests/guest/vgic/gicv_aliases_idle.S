@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_AIAR and AHPPIR read as 1023 with nothing pending
@ section: A15 TRM table 8-14
@ expect: aiar=3ff ahppir=3ff
@ qemu: wrong: no GICV_AIAR and AHPPIR, GIC 5.5.9
.include "guest.inc"
.include "gic.inc"

test:
    outs GICV_AIAR, GICV_AHPPIR
    done
