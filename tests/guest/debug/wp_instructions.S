@ SPDX-License-Identifier: Apache-2.0
@ title: Each kind of load and store meets a watchpoint in its second word
@ section: ARM ARM C3.4.1
@ expect: ldm=10 ldrd=10 ldrex=10 ldrexd=10 stm=10 strd=10 push=10 pop=10 vldr=10 vstm=10
@ expect: unaligned=10
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro try insn:vararg
    b 2f
1:  set r5, words
    \insn
    hvc #0
2:  attempt (SVC|MASKED), 1b
    .endm
test:
    mov r0, #0xf00000
    mcr p15, 0, r0, c1, c0, 2           @ CPACR: cp10, cp11
    mov r0, #0x40000000
    isb
    vmsr fpexc, r0
    debug_on
    watchpoint 0, words+4
    try ldmia r5, {r0-r3}
    try ldrd r0, r1, [r5]
    add r5, r5, #0
    b 3f
1:  set r5, words+4
    ldrex r0, [r5]
    hvc #0
3:  attempt (SVC|MASKED), 1b
    try ldrexd r0, r1, [r5]
    try stmia r5, {r0-r3}
    try strd r0, r1, [r5]
    b 3f
1:  set sp, words+8
    push {r0}
    hvc #0
3:  attempt (SVC|MASKED), 1b
    b 3f
1:  set sp, words+4
    pop {r0}
    hvc #0
3:  attempt (SVC|MASKED), 1b
    try vldr d0, [r5]
    try vstmia r5, {d0-d1}
    try ldr r0, [r5, #1]
    done
    .data
    .balign 16
words: .word 1, 2, 3, 4, 5, 6
