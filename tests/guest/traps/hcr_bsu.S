@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.BSU upgrades barriers of PL1 and PL0; each is still a barrier and no trap
@ section: ARM ARM B4.1.65
@ expect: pl1=9 pl0=9
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    tally NOT_TRAPPED
    hcr 0x400
    pl1 dmb ish
    pl1 dsb nshst
    pl1 isb
    hcr 0x800
    pl1 dmb ish
    pl1 dsb nshst
    pl1 isb
    hcr 0xc00
    pl1 dmb ish
    pl1 dsb nshst
    pl1 isb
    tally_out
    tally PASSED_USER
    hcr 0x400
    pl0 dmb ish
    pl0 dsb nshst
    pl0 isb
    hcr 0x800
    pl0 dmb ish
    pl0 dsb nshst
    pl0 isb
    hcr 0xc00
    pl0 dmb ish
    pl0 dsb nshst
    pl0 isb
    tally_out
    done
