@ SPDX-License-Identifier: Apache-2.0
@ title: A descriptor that was walked many times unchanged is written by DMA
@ section: ARM ARM B3.10.1
@ expect: before=0 cores.control=0 rest.control=0 stale=0 after=100007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "fw_cfg.inc"

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
    fw_dma 0x0005000a, 4, buffer           @ the number of cores, two bytes
    fw_dma 0x00000002, 4, short_l2 + 4     @ zeros behind it
    access (SVC|MASKED), ldr r2, [r1]
    tlbimva 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    done
