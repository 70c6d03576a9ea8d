@ SPDX-License-Identifier: Apache-2.0
@ title: FPEXC.EN = 0 makes VFP UNDEFINED before HCPTR traps it; VMRS and VMSR of FPEXC need no EN
@ section: ARM ARM B1.11.3, B1.14.12
@ expect: off.vmov=4 off.fpscr=4 off.user=4 vmrs_fpexc=1fe0000a vmsr_fpexc=1fe0000a
@ expect: on.vmov=1fe0000a on.user=1fe0000a
@ qemu: wrong: HCPTR is asked before FPEXC.EN, B1.11.3
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    mov r0, #0
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    pl1 vmov r4, s0
    pl1 vmrs r4, fpscr
    pl0 vmov r4, s0
    pl1 vmrs r4, fpexc
    pl1 vmsr fpexc, r4
    write 4, c1, c1, 2, 0
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    pl1 vmov r4, s0
    pl0 vmov r4, s0
    done
