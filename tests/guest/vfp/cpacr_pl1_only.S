@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR.cp10 1: PL1 alone
@ section: ARM ARM B1.11.3
@ expect: pl1=1 vector=4 lr=4
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    clear_bits 0, c1, c0, 2, 0xa00000
    eret_to (SVC|MASKED), 1f
1:  nop
    vmov r0, s0
    outi 1
    catch 3f
    leave_to USR, 2f
2:  vmov r0, s0
3:  out_vector
    out_return 2b
    done
