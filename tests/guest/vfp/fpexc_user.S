@ SPDX-License-Identifier: Apache-2.0
@ title: VMRS of FPEXC is UNDEFINED at PL0, of FPSCR not
@ section: ARM ARM A8.8.349
@ expect: vector=4 lr=8
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    catch 3f
    eret_to USR, 2f
2:  vmrs r1, fpscr
    vmrs r1, fpexc
3:  out_vector
    out_return 2b
    done
