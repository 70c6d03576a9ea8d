@ SPDX-License-Identifier: Apache-2.0
@ title: Virtual preemption compares group priorities
@ section: GIC 3.3.1
@ expect: first=28 same.group=3ff higher.group=2a rpr=0 back=40 next=3ff end=ff then=29
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 5, GICV_BPR
    lr 0, 40, 0x78
    peek_out GICV_IAR
    lr 1, 41, 0x40
    peek_out GICV_IAR
    lr 2, 42, 0x38
    outs GICV_IAR, GICV_RPR
    poke 42, GICV_EOIR
    outs GICV_RPR, GICV_IAR
    poke 40, GICV_EOIR
    outs GICV_RPR, GICV_IAR
    done
