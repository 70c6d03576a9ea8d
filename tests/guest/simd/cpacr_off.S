@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR.cp10 0 and 1: Advanced SIMD is UNDEFINED at PL1, at PL0
@ section: ARM ARM B4.1.40
@ expect: pl1_denied=4 pl1=1 pl0=4
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    clear_bits 0, c1, c0, 2, 0xf00000
    eret_to (SVC|MASKED), 1f
1:  catch 3f
    vqadd.s16 d0, d1, d2
3:  out_vector
    cps #SVC
    set_bits 0, c1, c0, 2, 0x500000
    vqadd.s16 d0, d1, d2
    outi 1
    catch 5f
    leave_to USR, 4f
4:  vqadd.s16 d0, d1, d2
5:  out_vector
    done
