@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.BSU upgrades barriers of PL1 and PL0; each is still a barrier and no trap
@ section: ARM ARM B4.1.65
@ expect: pl1=9 pl0=9
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    tally NOT_TRAPPED
    .irp value, 0x400, 0x800, 0xc00
    hcr \value
    pl1 dmb ish
    pl1 dsb nshst
    pl1 isb
    .endr
    tally_out
    tally PASSED_USER
    .irp value, 0x400, 0x800, 0xc00
    hcr \value
    pl0 dmb ish
    pl0 dsb nshst
    pl0 isb
    .endr
    tally_out
    done
