@ SPDX-License-Identifier: Apache-2.0
@ title: VCMP writes FPSCR.NZCV, VMRS APSR_nzcv copies them, and nothing else of the CPSR
@ section: ARM ARM A8.8.303, A8.8.348
@ expect: less=80000000 equal=60000000 greater=20000000 unordered=30000000 before=f0000000 q=88000000
@ qemu: yes
.include "guest.inc"
.include "vfp.inc"

    .macro compared left, right
    vcmp.f64 \left, \right
    vmrs apsr_nzcv, fpscr
    mrs r0, cpsr
    and r0, r0, #0xf8000000
    out r0
    .endm
test:
    vfp_on
    fpscr 0
    msr cpsr_f, #0
    double d16, 0x3ff00000
    double d17, 0x40000000
    double d18, 0x7ff80000
    compared d16, d17
    compared d17, d17
    compared d17, d16
    compared d17, d18
    msr cpsr_f, #0xf0000000
    vcmp.f64 d16, d17                   @ the CPSR is as it was
    mrs r0, cpsr
    and r0, r0, #0xf8000000
    out r0
    msr cpsr_f, #0x08000000             @ Q stays
    compared d16, d17
    done
