@ SPDX-License-Identifier: Apache-2.0
@ title: With 32 levels GICC_APR1-3 and NSAPR1-3 are RAZ/WI
@ section: A15 TRM 8.3.4
@ machine: secure
@ expect: apr0=ffffffff apr1=0 apr2=0 apr3=0 nsapr0=ffffffff nsapr1=0 nsapr2=0 nsapr3=0
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICC_APR0, GICC_APR0+4, GICC_APR0+8, GICC_APR0+12
    rw 0xffffffff, GICC_NSAPR0, GICC_NSAPR0+4, GICC_NSAPR0+8, GICC_NSAPR0+12
    done
