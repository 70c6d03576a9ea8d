@ SPDX-License-Identifier: Apache-2.0
@ title: SETEND turns the byte order of data; SPSR keeps E
@ section: ARM ARM A8.8.168
@ expect: ldr=78563412 ldrh=7856 ldrb=78 str=44332211
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    use_short
    set r1, word
    setend be
    ldr r2, [r1]
    ldrh r3, [r1]
    ldrb r4, [r1]
    setend le
    out r2
    out r3
    out r4
    set r2, 0x11223344
    setend be
    str r2, [r1]
    setend le
    ldr r2, [r1]
    out r2
    done
    .data
word: .word 0x12345678
    .text
