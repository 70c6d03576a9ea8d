@ SPDX-License-Identifier: Apache-2.0
@ title: A level that stays high: active and pending after the acknowledge
@ section: GIC 3.2.4
@ expect: iar=1e pending=40000000 active=40000000 low=0 active=40000000
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 0x40000000, GICD_ISENABLER
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    outs GICC_IAR, GICD_ISPENDR, GICD_ISACTIVER
    mov r0, #0
    mcr p15, 0, r0, c14, c2, 1
    isb
    wait_ipi
    outs GICD_ISPENDR, GICD_ISACTIVER
    done
