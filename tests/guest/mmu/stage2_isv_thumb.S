@ SPDX-License-Identifier: Apache-2.0
@ title: ISV, SAS, SSE and SRT of every form of load and store, T16 and T32
@ section: ARM ARM B3.13.6
@ expect: 00.ldr=91820007 01.ldr.w=91820007 02.ldr.w=91880007 03.ldr.w=91820007 04.ldr=91820007
@ expect: 05.ldr.w=91890007 06.str=91830047 07.str.w=918a0047 08.ldrb=91040007 09.ldrb.w=91040007
@ expect: 10.strb=91050047 11.ldrh=91460007 12.strh.w=91470047 13.ldrsb=91240007 14.ldrsb.w=91240007
@ expect: 15.ldrsh=91640007 16.ldrsh.w=91640007 17.ldrt=91820007 18.strt=91820047 19.ldrbt=91020007
@ expect: 20.ldrsbt=91220007 21.ldrht=91420007 22.strht=91420047 23.ldrsht=91620007 24.ldr=90000007
@ expect: 25.ldr=90000007 26.strh=90000047 27.ldrsb=90000007 28.ldm=90000007 29.stm.w=90000047
@ expect: 30.ldrd=90000007 31.strd=90000047 32.ldrex=90000007 33.ldr.w=90000007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .macro isv insn:vararg              @ HSR; IL is valid with ISV alone
    catch after\@
    eret_to ((SVC|MASKED)|PSR_T), at\@
    .thumb
at\@:
    \insn
    hvc #0
    .arm
    .balign 4
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
    isv ldr r2, [r1]
    isv ldr.w r2, [r1]
    isv ldr.w r8, [r1, #4]
    isv ldr.w r2, [r1, #-4]
    isv ldr r2, [r1, r0]
    isv ldr.w r9, [r1, r0, lsl #2]
    isv str r3, [r1]
    isv str.w r10, [r1]
    isv ldrb r4, [r1]
    isv ldrb.w r4, [r1]
    isv strb r5, [r1]
    isv ldrh r6, [r1]
    isv strh.w r7, [r1]
    isv ldrsb r4, [r1, r0]
    isv ldrsb.w r4, [r1]
    isv ldrsh r4, [r1, r0]
    isv ldrsh.w r4, [r1]
    isv ldrt r2, [r1]
    isv strt r2, [r1]
    isv ldrbt r2, [r1]
    isv ldrsbt r2, [r1]
    isv ldrht r2, [r1]
    isv strht r2, [r1]
    isv ldrsht r2, [r1]
    isv ldr r2, [r1, #4]!
    isv ldr r2, [r1], #4
    isv strh r2, [r1], #2
    isv ldrsb r2, [r1, #1]!
    isv ldm r1, {r2, r3}
    isv stm.w r1, {r2, r3}
    isv ldrd r2, r3, [r1]
    isv strd r2, r3, [r1]
    isv ldrex r2, [r1]
    isv ldr.w pc, [r1]
    done
