@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_LR: PhysicalID with HW = 1, EOI and CPUID with HW = 0
@ section: GIC 5.3.8
@ expect: hw0=ff8fffff hw3=ff8fffff sw0=7f881fff sw3=7f881fff none=0
@ qemu: wrong: keeps reserved bits with HW = 0, GIC 5.3.8
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICH_LR0, GICH_LR3
    rw 0x7fffffff, GICH_LR0, GICH_LR3
    rw 0, GICH_LR0
    done
