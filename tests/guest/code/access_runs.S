@ SPDX-License-Identifier: Apache-2.0
@ title: Loads and stores beside one another: in one line or two, over two pages, not aligned, the last one denied
@ section: ARM ARM A3.2.1, B1.8.3
@ machine: hyp
@ expect: loaded=1ffb003 stored=668997 pages=a0a1b0b1 odd=4030201 odd.next=8070605 narrow=b0a09
@ expect: signed=fffffffe byte=ffffff80 order=5152 pair=51525100 vector=110 at=c hdfar=80003000 last=5354 kept=77
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

    .equ HERE, 0x80001000               @ page_b, behind it page_a, behind that nothing
    .equ FROM, 0x44000000
    .equ TO, 0x44010000
    .equ STEPS, 1638

test:
    entry64 s1_l3, 1, (page_b+L_PAGE)
    entry64 s1_l3, 2, (page_a+L_PAGE)
    use_hyp_mmu
    bl sweep
    out r0
    out r6
    .irp i, 0, 1
    mov r2, #(0xa0+\i)
    save r2, (page_b+0xff8+4*\i)
    mov r2, #(0xb0+\i)
    save r2, (page_a+4*\i)
    .endr
    set r1, (HERE+0xff8)
    ldr r2, [r1]
    ldr r3, [r1, #4]
    ldr r4, [r1, #8]
    ldr r5, [r1, #12]
    orr r2, r3, r2, lsl #8
    orr r2, r4, r2, lsl #8
    orr r2, r5, r2, lsl #8
    out r2
    set r1, (bytes+1)
    ldr r2, [r1]
    ldr r3, [r1, #4]
    ldrb r5, [r1, #10]
    ldrh r4, [r1, #8]
    orr r4, r4, r5, lsl #16
    out r2
    out r3
    out r4
    set r1, bytes
    ldrsh r2, [r1, #20]
    ldrsb r3, [r1, #23]
    ldrb r4, [r1]
    ldr r5, [r1, #4]
    out r2
    out r3
    mov r0, #0x51
    mov r6, #0x52
    strb r0, [r1, #25]
    ldr r2, [r1, #24]
    strb r6, [r1, #24]
    ldr r3, [r1, #24]
    strd r2, r3, [r1]
    ldrd r4, r5, [r1]
    out r3
    orr r4, r4, r5, lsl #16
    out r4
    set r1, (HERE+0x1ff4)
    mov r7, #0x77
    mov r2, #0x53
    mov r3, #0x54
    catch 2f
1:  str r2, [r1]
    str r2, [r1, #4]
    str r3, [r1, #8]
    str r3, [r1, #12]
    mov r7, #0
2:  out_vector
    out_return 1b
    out_hdfar
    load r2, page_a+0xff8
    load r3, page_a+0xffc
    orr r2, r3, r2, lsl #8
    out r2
    out r7
    done

sweep:
    set r7, FROM
    mov r2, #0
    set r9, (STEPS*5)
1:  str r2, [r7], #4
    add r2, r2, #1
    cmp r2, r9
    bne 1b
    mov r0, #0
    mov r1, #0
    set r7, FROM
    set r8, TO
    set r9, STEPS
2:  ldr r2, [r7]
    ldr r3, [r7, #4]
    add r0, r0, r2
    ldrd r4, r5, [r7, #8]
    add r0, r0, r3
    ldr r6, [r7, #16]
    add r0, r0, r4
    add r0, r0, r5
    add r0, r0, r6
    str r1, [r8, #16]
    add r2, r1, #1
    add r3, r1, #2
    strd r2, r3, [r8, #8]
    add r2, r1, #3
    add r3, r1, #4
    str r2, [r8]
    str r3, [r8, #4]
    add r1, r1, #1
    add r7, r7, #20
    add r8, r8, #20
    cmp r1, r9
    bne 2b
    mov r6, #0
    set r8, TO
    set r7, (TO+STEPS*20)
3:  ldr r2, [r8], #4
    add r6, r6, r2
    cmp r8, r7
    bne 3b
    bx lr

    .data
    .balign 64
bytes:
    .word 0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c, 0x13121110, 0x8081fffe, 0, 0
