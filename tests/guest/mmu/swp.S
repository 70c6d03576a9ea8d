@ SPDX-License-Identifier: Apache-2.0
@ title: SWP: UNDEFINED while SCTLR.SW is 0; a fault of it has WnR
@ section: ARM ARM A8.8.229
@ expect: sw0=4 fault=10080f old=5 new=9
@ qemu: wrong: no SCTLR.SW, A8.8.229
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x67e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    catch 3f
    .word 0xe1012092
3:  out_vector
    cps #SVC
    sctlr_set 0x400
    access (SVC|MASKED), .word 0xe1012092
    set r1, page_b
    mov r2, #5
    str r2, [r1]
    mov r2, #9
    .word 0xe1013092
    out r3
    ldr r3, [r1]
    out r3
    done
