@ SPDX-License-Identifier: Apache-2.0
@ title: LDM ^ with the PC loads it and CPSR, and writes back the base of the mode it left
@ section: ARM ARM B9.3.5
@ expect: r4=44 cpsr=1d1 sp=8
@ qemu: yes
.include "guest.inc"

test:
    eret_to (ABT|MASKED), 1f
1:  set r0, (FIQ|MASKED)
    msr spsr_cxsf, r0
    set sp, frame
    ldmfd sp!, {r4, pc}^
2:  out r4
    out_cpsr 0x3ff
    mrs r0, sp_abt
    set r1, frame
    sub r0, r0, r1
    out r0
    done
    .data
frame: .word 0x44, 2b
    .text
