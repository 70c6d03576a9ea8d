@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_EOIR and DIR ignore the special interrupt IDs
@ section: GIC 5.5.5
@ expect: iar=28 apr=100 hcr=1 lr=24000028
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 40, 0x40
    peek_out GICV_IAR
    poke 1023, GICV_EOIR
    poke 1022, GICV_EOIR
    poke 1020, GICV_EOIR
    outs GICH_APR, GICH_HCR, GICH_LR0
    done
