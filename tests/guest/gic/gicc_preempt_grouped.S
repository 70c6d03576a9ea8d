@ SPDX-License-Identifier: Apache-2.0
@ title: Preemption compares group priorities: two bits of them with GICC_BPR 5
@ section: GIC 3.3.1
@ machine: secure
@ expect: first=28 same.group=3ff isr=0 higher.group=2a rpr=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    poke 5, GICC_BPR
    spi 40, 0x78
    spi 41, 0x40
    spi 42, 0x38
    raise 40
    peek_out GICC_IAR
    raise 41
    peek_out GICC_IAR
    out_isr
    raise 42
    outs GICC_IAR, GICC_RPR
    done
