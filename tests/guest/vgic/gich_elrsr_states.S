@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_ELRSR0 and EISR0 over the states of a list register, EOI and HW
@ section: GIC 5.3.6
@ expect: pending=e active=e both=e invalid=f eoi.pending=e eoi.invalid=e eisr=1 hw.invalid=f eisr=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    .irp value, 0x10000020, 0x20000020, 0x30000020, 0x00000020, 0x10080020
    poke \value, GICH_LR0
    peek_out GICH_ELRSR0
    .endr
    poke 0x00080020, GICH_LR0
    outs GICH_ELRSR0, GICH_EISR0
    poke 0x80080020, GICH_LR0
    outs GICH_ELRSR0, GICH_EISR0
    done
