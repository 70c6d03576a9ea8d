@ SPDX-License-Identifier: Apache-2.0
@ title: ISV, SAS, SSE and SRT of every form of load and store, A32
@ section: ARM ARM B3.13.6
@ expect: 00.ldr=91820007 01.ldr=91820007 02.ldr=91820007 03.ldr=91820007 04.ldr=918e0007
@ expect: 05.ldr=918d0007 06.str=91830047 07.str=91830047 08.ldrb=91040007 09.strb=91050047
@ expect: 10.ldrh=91460007 11.strh=91470047 12.ldrsb=91280007 13.ldrsh=91600007 14.ldrh=91460007
@ expect: 15.ldr=90000007 16.ldr=90000007 17.str=90000047 18.strb=90000047 19.ldrh=90000007
@ expect: 20.ldrsb=90000007 21.ldrt=90000007 22.strt=90000047 23.ldrbt=90000007 24.ldr=90000007
@ expect: 25.ldm=90000007 26.ldm=90000007 27.stm=90000047 28.ldrd=90000007 29.strd=90000047
@ expect: 30.ldrex=90000007 31.ldrexb=90000007 32.ldrexd=90000007 33.vldr=90000007 34.vstr=90000047
@ expect: 35.vldm=90000007
@ qemu: yes
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
    isv ldr r2, [r1]
    isv ldr r2, [r1, #4]
    isv ldr r2, [r1, -r0]
    isv ldr r2, [r1, r0, lsl #2]
    isv ldr r14, [r1]
    isv ldr r13, [r1]
    isv str r3, [r1]
    isv str r3, [r1, r0]
    isv ldrb r4, [r1]
    isv strb r5, [r1]
    isv ldrh r6, [r1]
    isv strh r7, [r1]
    isv ldrsb r8, [r1]
    isv ldrsh r0, [r1]
    isv ldrh r6, [r1, r0]
    isv ldr r2, [r1, #4]!
    isv ldr r2, [r1], #4
    isv str r2, [r1, #4]!
    isv strb r2, [r1], #1
    isv ldrh r2, [r1, #2]!
    isv ldrsb r2, [r1], #1
    isv ldrt r2, [r1]
    isv strt r2, [r1]
    isv ldrbt r2, [r1]
    isv ldr pc, [r1]
    isv ldm r1, {r2}
    isv ldm r1, {r2, r3}
    isv stm r1, {r2, r3}
    isv ldrd r2, r3, [r1]
    isv strd r2, r3, [r1]
    isv ldrex r2, [r1]
    isv ldrexb r2, [r1]
    isv ldrexd r2, r3, [r1]
    isv vldr s0, [r1]
    isv vstr d0, [r1]
    isv vldm r1, {d0}
    done
