@ SPDX-License-Identifier: Apache-2.0
@ title: VMLA rounds its product, VFMA does not; VFNMA and VFNMS negate the addend
@ section: ARM ARM A8.8.317, A8.8.318, A8.8.337
@ expect: vmla=0 vfma=28800000 vfms=c0000002 vfnma=a8800000 vfnms=40000002
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

    .macro three insn
    single s0, 0xbf800002
    \insn s0, s1, s1
    out_s s0
    .endm
test:
    vfp_on
    fpscr 0
    single s1, 0x3f800001
    three vmla.f32
    three vfma.f32
    three vfms.f32
    three vfnma.f32
    three vfnms.f32
    done
