@ SPDX-License-Identifier: Apache-2.0
@ title: Events by kind of instruction: loads, stores, immediate branches, returns
@ section: A15 TRM 11.8
@ expect: ld=3 st=2 both=5 imm=4 ret=1 isb=1 access=8
@ qemu: wrong: these events are not implemented
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, 0x70|F_NSH
    counter 1, 0x71|F_NSH
    counter 2, 0x72|F_NSH
    counter 3, 0x78|F_NSH
    counter 4, 0x79|F_NSH
    counter 5, 0x7c|F_NSH
    set r5, word
    mov r6, #2
    bl region
    disable 0x3f
    out_counter 0
    out_counter 1
    out_counter 2
    out_counter 3
    out_counter 4
    out_counter 5
    counter 0, 0x13|F_NSH
    mov r6, #2
    bl region
    out_counter 0
    done
region:
    mov r7, lr
    mov r2, #0x3f
    mov r3, #1
    mcr p15, 0, r3, c9, c12, 0
    mcr p15, 0, r2, c9, c12, 1
    ldr r0, [r5]
    ldrd r0, r1, [r5]
    cmp r5, #0
    ldreq r0, [r5]                      @ not executed
    ldmia r5, {r0-r2}
    mov r2, #0
    str r0, [r5]
    stmia r5, {r0-r1}
1:  subs r6, r6, #1
    bne 1b                              @ twice
    bl 2f
    b 3f
2:  bx lr
3:  isb
    mcr p15, 0, r2, c9, c12, 0          @ PMCR.E off
    isb
    bx r7
    .data
    .balign 8
word: .word 1, 2, 3, 4
