@ SPDX-License-Identifier: Apache-2.0
@ title: The running priority is the group priority that the binary point leaves
@ section: GIC 3.3.2
@ machine: secure
@ expect: b2=58 b3=50 b4=40 b5=40 b6=0 b7=0
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    spi 40, 0x58
    .irp point, 2, 3, 4, 5, 6, 7
    poke \point, GICC_BPR
    raise 40
    peek r0, GICC_IAR
    peek_out GICC_RPR
    poke 40, GICC_EOIR
    .endr
    done
