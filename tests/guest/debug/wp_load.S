@ SPDX-License-Identifier: Apache-2.0
@ title: A watchpoint is a Data Abort with DFSR 2; DFAR has the address; the load does not happen
@ section: ARM ARM C3.4, C4.3
@ expect: vector=10 lr=8 spsr=1d3 dfsr=2 dfar=0 moe=a r4=5
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    watchpoint 0, word
    mov r4, #5
    set r5, word
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r4, [r5]
    hvc #0
3:  out_vector
    out_return 2b
    out_spsr
    out_status 0
    mrc p15, 0, r10, c6, c0, 0
    out_rel r10, word
    out_moe
    out r4
    done
    .data
    .balign 8
word: .word 1, 2
