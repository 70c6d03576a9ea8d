@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_BPR: priorities of one group do not preempt
@ section: GIC 3.3.3
@ expect: first=29 same_group=3ff then=28 none=3ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 6, GICC_BPR
    poke 0x01010101, GICD_ITARGETSR+40
    poke 0x00006040, GICD_IPRIORITYR+40
    poke 0x700, GICD_ISENABLER+4
    poke 0x200, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    poke 0x100, GICD_ISPENDR+4
    wait_ipi
    peek_out GICC_IAR
    poke 41, GICC_EOIR
    peek_out GICC_IAR
    poke 40, GICC_EOIR
    peek_out GICC_IAR
    done
