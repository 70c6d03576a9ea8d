@ SPDX-License-Identifier: Apache-2.0
@ title: fw_cfg by DMA: signature, the number of cores, the error bit
@ section: QEMU docs/specs/fw_cfg.rst
@ expect: signature=554d4551 signature2=47464320 id.dma=1 read.control=0 text=554d4551 cores.control=0 cores=1
@ expect: skip.control=0 rest=554d
@ qemu: yes
.include "guest.inc"
    .equ FW_CFG, 0x09020000

    .macro fw_dma control, length       @ and waits until the control word is zero or has its error bit
    set r10, \control
    rev r10, r10
    save r10, request
    set r10, \length
    rev r10, r10
    save r10, request + 4
    mov r10, #0
    save r10, request + 8
    set r10, buffer
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
    peek r4, FW_CFG + 0x10
    out r4
    peek r4, FW_CFG + 0x14
    out r4
    set r12, FW_CFG + 8
    mov r11, #0x0100                    @ item 1, big-endian
    strh r11, [r12]
    set r12, FW_CFG
    ldrb r4, [r12]
    ubfx r4, r4, #1, #1
    out r4
    fw_dma 0x0000000a, 4
    load r4, buffer
    out r4
    fw_dma 0x0005000a, 4
    load r4, buffer
    out r4
    fw_dma 0x0000000c, 2                @ selects, then skips "QE"
    set r12, FW_CFG
    ldrb r4, [r12]
    ldrb r5, [r12]
    orr r4, r4, r5, lsl #8
    out r4
    done
    .data
    .balign 16
request: .space 16
buffer: .space 64
    .text
