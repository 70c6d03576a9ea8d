@ SPDX-License-Identifier: Apache-2.0
@ title: A higher priority preempts, an equal one waits; GICC_RPR tells the running one
@ section: GIC 3.3.3
@ expect: low=28 equal=3ff mid=29 high=2a rpr=20 rpr2=40 rpr3=80 then=2b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x80204080, GICD_IPRIORITYR+40
    poke 0xf00, GICD_ISENABLER+4
    .irp value, 0x100, 0x800, 0x200, 0x400
    poke \value, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    .endr
    peek r1, GICC_RPR
    out r1
    poke 42, GICC_EOIR
    peek_out GICC_RPR
    poke 41, GICC_EOIR
    peek_out GICC_RPR
    poke 40, GICC_EOIR
    peek_out GICC_IAR
    done
