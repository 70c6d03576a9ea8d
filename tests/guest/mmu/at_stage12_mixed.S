@ SPDX-License-Identifier: Apache-2.0
@ title: ATS12NSO: short descriptors under stage 2 report in the 64-bit format; S1PTW as FSTAGE says
@ section: ARM ARM B4.1.112
@ expect: full.pl1r=0 full.pl1w=0 full.pl0r=0 full.pl0w=81d s2.pl1r=a0f s2.pl1w=a0f s2.pl0r=a0f
@ expect: s2.pl0w=81d tr2.pl1r=80d tr2.pl1w=80d tr2.pl0r=80d tr2.pl0w=80d tr1.pl1r=80b tr1.pl1w=80b
@ expect: tr1.pl0r=80b tr1.pl0w=80b s1ptw.pl1r=b0f s1ptw.pl1w=b0f s1ptw.pl0r=b0f s1ptw.pl0w=b0f
@ qemu: wrong: the level of a stage 2 fault of a walk is that of stage 1, B4.1.112
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x46e)
    entry32 short_l2, 2, (0x80006000+0x46e)
    entry32 short_l1, 0x700, (0x80006000+S_COARSE)
    entry32 short_l1, 0x900, (0x40000000+0x11c0e+0x60)
    use_stage2
    use_short
    .irp value, 0x80001124, 0x80002124, 0x80003124, 0xa0000124, 0x70003000
    at_fault 0, c8, 4, \value
    at_fault 0, c8, 5, \value
    at_fault 0, c8, 6, \value
    at_fault 0, c8, 7, \value
    .endr
    done
