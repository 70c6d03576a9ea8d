@ SPDX-License-Identifier: Apache-2.0
@ title: BR_PRED counts a branch when it is executed: not before, not where an exception keeps it from being
@ section: ARM ARM C12.8
@ expect: before=0 after=0 loaded=0 abort=0 list=0 trap=0
@ qemu: wrong: has no such event
.include "guest.inc"
.include "pmu.inc"
    .equ EV_BR_PRED, 0x12
    .equ TID3, 1 << 18

@ Where branches are not modelled none is counted: everything is a difference of two differences.
    .macro branches reg                 @ until now
    mrc p15, 0, \reg, c9, c13, 2
    isb
    .endm
    .macro out_difference
    sub r5, r5, r4
    sub r7, r7, r6
    sub r5, r5, r7
    out r5
    .endm

@ An exception of an instruction before a branch, and before none.
    .macro either_way from, insn:vararg
    catch 8f
    branches r4
    \from
7:  \insn
    b finish
8:  branches r5
    catch 8f
    branches r6
    \from
7:  \insn
    isb
    b finish
8:  branches r7
    out_difference
    .endm
    .macro from_svc
    eret_to (SVC|MASKED), 7f
    .endm

test:
    counter 0, EV_BR_PRED|F_NSH
    enable 1
    pmcr PMCR_E
    pm c12, 5, 0
    branches r6
    b 1f
1:  branches r7
    branches r4                         @ none between two reads
    mrc p15, 0, r5, c9, c13, 2
    b 2f
2:  branches r8
    sub r9, r5, r4
    out r9
    mov r4, r5                          @ one from there on
    mov r5, r8
    out_difference
    branches r4                         @ and one that loads the PC
    ldr pc, 3f
    .balign 4
3:  .word 4f
4:  branches r5
    out_difference
    set r1, (finish+1)
    set_bits 4, c1, c0, 0, 2            @ HSCTLR.A
    either_way "", ldr r2, [r1]
    either_way "", ldm r1, {r2, r3}
    hcr TID3
    either_way from_svc, mrc p15, 0, r2, c0, c1, 0
    done
