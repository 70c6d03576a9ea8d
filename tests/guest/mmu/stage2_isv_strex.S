@ SPDX-License-Identifier: Apache-2.0
@ title: STREX has no valid syndrome
@ section: ARM ARM B3.13.6
@ expect: 00.strex=90000047 01.strexb=90000047 02.strexh=90000047
@ qemu: wrong: no fault while the monitor is open, A8.8.212
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .macro isv insn:vararg              @ HSR; IL is valid with ISV alone
    catch after\@
    eret_to ((SVC|MASKED)), at\@
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
    isv strex r4, r2, [r1]
    isv strexb r4, r2, [r1]
    isv strexh r4, r2, [r1]
    done
