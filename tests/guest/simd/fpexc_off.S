@ SPDX-License-Identifier: Apache-2.0
@ title: FPEXC.EN 0: Advanced SIMD is UNDEFINED at PL1 and in Hyp mode
@ section: ARM ARM B1.11.3
@ expect: hyp=104 off=4 on=1
@ qemu: yes
.include "guest.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    mov r0, #0
    vmsr fpexc, r0
    catch 1f
    vmul.i16 q0, q1, q2
1:  out_vector
    eret_to (SVC|MASKED), 2f
2:  catch 3f
    vmul.i16 q0, q1, q2
3:  out_vector
    cps #SVC
    set r0, 0x40000000
    vmsr fpexc, r0
    vmul.i16 q0, q1, q2
    outi 1
    done
