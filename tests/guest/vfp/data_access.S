@ SPDX-License-Identifier: Apache-2.0
@ title: Data processing under CPACR, FPEXC.EN and HCPTR.TCP10, each both ways
@ section: ARM ARM B1.11.3, B1.14.12
@ expect: on=4a0000ff on.t32=4a0000ff on.user=8 cp10.0=4 cp10.0.user=4 cp10.1=4a0000ff cp10.1.user=4
@ expect: en.0=4 en.0.user=4 tcp10=1fe0000a tcp10.t32=1e00000a tcp10.user=1fe0000a asedis=4a0000ff tase=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "vfp.inc"

test:
    vfp_on
    fpscr 0
    pl1 vadd.f32 s0, s1, s2
    pl1_thumb vmul.f64 d0, d1, d2
    pl0 vsub.f32 s0, s1, s2
    clear_bits 0, c1, c0, 2, 0xf00000
    pl1 vadd.f32 s0, s1, s2
    pl0 vcmp.f32 s0, s1
    set_bits 0, c1, c0, 2, 0x500000
    pl1 vcvt.s32.f32 s0, s1
    pl0 vadd.f64 d0, d1, d2
    set_bits 0, c1, c0, 2, 0xf00000
    mov r0, #0
    vmsr fpexc, r0
    pl1 vdiv.f32 s0, s1, s2
    pl0 vcvt.f64.f32 d0, s1
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00           @ HCPTR.TCP11, TCP10
    pl1 vadd.f32 s0, s1, s2
    pl1_thumb vfma.f64 d0, d1, d2
    pl0 vcmp.f64 d0, d1
    write 4, c1, c1, 2, 0
    set_bits 0, c1, c0, 2, 0x80000000   @ CPACR.ASEDIS and HCPTR.TASE are Advanced SIMD's
    pl1 vadd.f64 d0, d1, d2
    clear_bits 0, c1, c0, 2, 0x80000000
    write 4, c1, c1, 2, 0x8000
    pl1 vadd.f32 s0, s1, s2
    done
