@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TASE traps Advanced SIMD with TA set, not Floating-point
@ section: ARM ARM B1.14.12
@ expect: vmov8=1fe00020 vdup=1fe00020 thumb=1e000020 user=1fe00020 failed=4a0000ff vfp=4a0000ff
@ expect: clear=4a0000ff
@ qemu: wrong: HCPTR.TASE does nothing there, B1.14.12
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0x8000
    pl1 vmov.16 d0[1], r4
    pl1 vdup.32 q0, r4
    pl1_thumb vdup.32 q0, r4
    pl0 vdup.32 q0, r4
    pl1_failed vdupne.32 q0, r4
    pl1 vmov s0, r4
    write 4, c1, c1, 2, 0
    pl1 vdup.32 q0, r4
    done
