@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1C whose walk the bus refuses takes the abort, with CM and WnR; PAR is not used
@ section: ARM ARM B4.2.4
@ expect: pl1r=10280e dfar=70003000 pl1w=10280e dfar=70003000 pl0r=10280e dfar=70003000 pl0w=10280e
@ expect: dfar=70003000 long.pl1r=102a16 dfar=c0000000 long.pl1w=102a16 dfar=c0000000
@ expect: long.pl0r=102a16 dfar=c0000000 long.pl0w=102a16 dfar=c0000000
@ qemu: wrong: WnR and CM of an address translation operation, B3.13.3
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_short
    entry32 short_l1, 0x700, (0x0b000000+S_COARSE)
    entry64 s1_l1, 3, (0x0b000000+L_TABLE)
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x70003000
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 0
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 1
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 2
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 3
    use_lpae
    set r1, 0xc0000000
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 0
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 1
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 2
    access_at (SVC|MASKED), mcr p15, 0, r1, c7, c8, 3
    done
