@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors behind stage 2: S1PTW for both levels, IPA of the descriptor
@ section: ARM ARM B3.13.6
@ expect: l1.read=90000086 hdfar=c0000004 hpfar=802070 l1.write=900000c6 hdfar=c0000004 hpfar=802070
@ expect: l1.fetch=80000086 hifar=c0000000 hpfar=802070 l2.read=90000087 hdfar=70003004 hpfar=800020
@ expect: l2.write=900000c7 hdfar=70003004 hpfar=800020 l2.fetch=80000087 hifar=70003000
@ expect: hpfar=800020
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    use_short
    write 0, c2, c0, 2, 1
    set r12, 0x80204000
    mcr p15, 0, r12, c2, c0, 1
    isb
    entry32 short_l1, 0x700, (0x80002000+S_COARSE)
    set r1, 0xc0000004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0xc0000000
    set r1, 0x70003004
    guest_access ldr r2, [r1]
    guest_access str r2, [r1]
    guest_fetch 0x70003000
    done
