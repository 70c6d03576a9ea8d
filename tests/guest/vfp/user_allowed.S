@ SPDX-License-Identifier: Apache-2.0
@ title: User mode uses VFP with CPACR 3
@ section: ARM ARM B1.11.3
@ expect: vector=8 value=7
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    catch 3f
    eret_to USR, 2f
2:  mov r0, #7
    vmov s3, r0
    vmov r1, s3
    svc #0
3:  out_vector
    out r1
    done
