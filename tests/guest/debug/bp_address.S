@ SPDX-License-Identifier: Apache-2.0
@ title: A breakpoint is a Prefetch Abort with IFSR 2 before its instruction executes
@ section: ARM ARM C3.3, C4.3
@ expect: vector=c lr=4 spsr=1d3 cpsr=1d7 ifsr=2 moe=1 r4=1
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f
    mov r4, #0
    catch 3f
    eret_to (SVC|MASKED), 1f
1:  add r4, r4, #1
2:  add r4, r4, #1
    hvc #0
3:  out_vector
    out_return 2b
    out_spsr
    out_entry_cpsr
    out_status 1
    out_moe
    out r4
    done
