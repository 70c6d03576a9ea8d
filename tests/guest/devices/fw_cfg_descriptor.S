@ SPDX-License-Identifier: Apache-2.0
@ title: A descriptor that was walked many times unchanged is written by DMA
@ section: ARM ARM B3.10.1
@ expect: before=0 cores.control=0 rest.control=0 stale=0 after=100007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
    .equ FW_CFG, 0x09020000

    .macro fw_dma control, to           @ four bytes
    set r10, \control
    rev r10, r10
    save r10, request
    set r10, 4
    rev r10, r10
    save r10, request + 4
    mov r10, #0
    save r10, request + 8
    set r10, \to
    rev r10, r10
    save r10, request + 12
    dsb
    poke 0, FW_CFG + 0x10
    set r10, request
    rev r10, r10
    save r10, FW_CFG + 0x14
8:  load r10, request
    rev r10, r10
    bics r11, r10, #1
    bne 8b
    out r10
    .endm

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    mov r4, #2048
7:  tlbimva 0x80001000
    ldr r2, [r1]
    subs r4, r4, #1
    bne 7b
    access (SVC|MASKED), ldr r2, [r1]
    fw_dma 0x0005000a, buffer           @ the number of cores, two bytes
    fw_dma 0x00000002, short_l2 + 4     @ zeros behind it
    access (SVC|MASKED), ldr r2, [r1]
    tlbimva 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    done
    .data
    .balign 16
request: .space 16
buffer: .space 64
    .text
