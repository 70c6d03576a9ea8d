@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCP10 and TCP11 trap Advanced SIMD as class 7 with TA; UNDEFINED comes first
@ section: ARM ARM B1.14.13, B3.13.6
@ expect: trap=1fe00020 reserved=4 elr=0 hyp=104 hsr=1fe00020
@ qemu: wrong: an Advanced SIMD trap has no TA and coproc 10, B3.13.6
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    write 4, c1, c1, 2, 0xc00
    probe vshl.i32 q0, q1, #3
    eret_to (SVC|MASKED), 1f
1:  catch 2f
    .inst 0xf2320004                    @ vhadd of 64 bits
2:  out_vector
    catch 4f
    hvc #0
4:  catch 6f
5:  vshl.i32 q0, q1, #3
6:  out_return 5b
    out_vector
    out_hsr
    write 4, c1, c1, 2, 0
    done
