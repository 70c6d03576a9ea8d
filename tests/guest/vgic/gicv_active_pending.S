@ SPDX-License-Identifier: Apache-2.0
@ title: A list register that is active and pending is not signalled until its active state ends
@ section: GIC 5.2.1
@ expect: iar=28 blocked=3ff hppir=3ff ended=10000028 again=28 last=28
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    lr 0, 40, 0
    peek_out GICV_IAR
    poke 0x30000028, GICH_LR0
    outs GICV_IAR, GICV_HPPIR
    poke 40, GICV_EOIR
    outs GICH_LR0, GICV_IAR
    poke 40, GICV_EOIR
    peek_out GICH_LR0
    done
