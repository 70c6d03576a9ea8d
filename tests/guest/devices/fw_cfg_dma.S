@ SPDX-License-Identifier: Apache-2.0
@ title: fw_cfg by DMA: signature, the number of cores, the error bit
@ section: QEMU docs/specs/fw_cfg.rst
@ expect: signature=554d4551 signature2=47464320 id.dma=1 read.control=0 text=554d4551 cores.control=0 cores=1
@ expect: skip.control=0 rest=554d
@ qemu: yes
.include "guest.inc"
.include "fw_cfg.inc"

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
    fw_dma 0x0000000a, 4, buffer
    load r4, buffer
    out r4
    fw_dma 0x0005000a, 4, buffer
    load r4, buffer
    out r4
    fw_dma 0x0000000c, 2, buffer                @ selects, then skips "QE"
    set r12, FW_CFG
    ldrb r4, [r12]
    ldrb r5, [r12]
    orr r4, r4, r5, lsl #8
    out r4
    done
