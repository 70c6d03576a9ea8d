@ SPDX-License-Identifier: Apache-2.0
@ title: One virtual SGI from two cores in two list registers: each is acknowledged and ended by its CPUID
@ section: GIC 5.3.8
@ expect: first=405 second=805 lr0=20000405 lr1=805 lr0.end=405
@ qemu: wrong: finds a virtual SGI by its ID alone, GIC 5.5.5
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 0x1
    poke (LR_PENDING|5|(1<<10)), GICH_LR0
    poke (LR_PENDING|5|(2<<10)), GICH_LR1
    peek_out GICV_IAR
    poke 0, GICH_APR
    peek_out GICV_IAR
    poke 0x805, GICV_EOIR
    outs GICH_LR0, GICH_LR1
    poke 1, GICH_APR
    poke 0x405, GICV_EOIR
    peek_out GICH_LR0
    done
