@ SPDX-License-Identifier: Apache-2.0
@ title: SRT is the number in the instruction, whichever bank the register is of: SYS mode
@ section: ARM ARM B3.13.6
@ expect: 00.ldr=91800007 01.ldr=91810007 02.ldr=91820007 03.ldr=91830007 04.ldr=91840007
@ expect: 05.ldr=91850007 06.ldr=91860007 07.ldr=91870007 08.ldr=91880007 09.ldr=91890007
@ expect: 10.ldr=918a0007 11.ldr=918b0007 12.ldr=918c0007 13.ldr=918d0007 14.ldr=918e0007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .macro isv insn:vararg              @ HSR; IL is valid with ISV alone
    catch after\@
    eret_to (SYS|MASKED), at\@
at\@:
    \insn
    hvc #0
after\@:
    mrc p15, 4, r10, c5, c2, 0
    bic r10, r10, #0x02000000
    out r10
    set r1, 0x80001000
    mov r0, #4
    .endm

test:
    mov r0, #0xf00000
    mcr p15, 0, r0, c1, c0, 2
    mov r0, #0
    mcr p15, 4, r0, c1, c1, 2
    isb
    mov r0, #0x40000000
    vmsr fpexc, r0
    use_stage2
    set r1, 0x80001000
    mov r0, #4
    isv ldr r0, [r1]
    isv ldr r1, [r1]
    isv ldr r2, [r1]
    isv ldr r3, [r1]
    isv ldr r4, [r1]
    isv ldr r5, [r1]
    isv ldr r6, [r1]
    isv ldr r7, [r1]
    isv ldr r8, [r1]
    isv ldr r9, [r1]
    isv ldr r10, [r1]
    isv ldr r11, [r1]
    isv ldr r12, [r1]
    isv ldr r13, [r1]
    isv ldr r14, [r1]
    done
