@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL.PL1PCEN = 0 traps the physical timer of PL0 if CNTKCTL lets it
@ section: ARM ARM B8.1.2
@ expect: ctl=fe23885 ctl.w=fe238a4 tval=fe03885 cval=13e20c5d t32.ctl=e023885 t32.ctl.w=e0238a4
@ expect: t32.tval=e003885 t32.cval=12020c5d failed.passed=4 undefined=4 clear.passed=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 0, c14, c1, 0, 0x200
    write 4, c14, c1, 0, 1
    pl0 mrc p15, 0, r4, c14, c2, 1
    pl0 mcr p15, 0, r5, c14, c2, 1
    pl0 mrc p15, 0, r4, c14, c2, 0
    pl0 mrrc p15, 2, r2, r3, c14
    pl0_thumb mrc p15, 0, r4, c14, c2, 1
    pl0_thumb mcr p15, 0, r5, c14, c2, 1
    pl0_thumb mrc p15, 0, r4, c14, c2, 0
    pl0_thumb mrrc p15, 2, r2, r3, c14
    tally PASSED_USER
    pl0_failed mrcne p15, 0, r4, c14, c2, 1
    pl0_failed mcrne p15, 0, r5, c14, c2, 1
    pl0_failed mrcne p15, 0, r4, c14, c2, 0
    pl0_failed mrrcne p15, 2, r2, r3, c14
    tally_out
    write 0, c14, c1, 0, 0
    tally UNDEFINED
    pl0 mrc p15, 0, r4, c14, c2, 1
    pl0 mcr p15, 0, r5, c14, c2, 1
    pl0 mrc p15, 0, r4, c14, c2, 0
    pl0 mrrc p15, 2, r2, r3, c14
    tally_out
    write 0, c14, c1, 0, 0x200
    write 4, c14, c1, 0, 3
    tally PASSED_USER
    pl0 mrc p15, 0, r4, c14, c2, 1
    pl0 mcr p15, 0, r5, c14, c2, 1
    pl0 mrc p15, 0, r4, c14, c2, 0
    pl0 mrrc p15, 2, r2, r3, c14
    tally_out
    done
