@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ISPENDR0 and ICPENDR0 show a pending SGI and cannot change it
@ section: GIC 4.3.7
@ machine: secure
@ expect: set=8 clear=8 still=8 iar=3 gone=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    sgi_to_self 3
    outs GICD_ISPENDR, GICD_ICPENDR
    rw 0xffff, GICD_ICPENDR
    outs GICC_IAR, GICD_ISPENDR
    done
