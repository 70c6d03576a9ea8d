@ SPDX-License-Identifier: Apache-2.0
@ title: The Contiguous hint: each page has the address of its own descriptor
@ section: ARM ARM B3.6.2
@ expect: p0=0 p1=1000 p14=0 p15=1000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    set r0, s1_l3+8
    mov r1, #1
    set r3, (1 << 20)
9:  set r2, (page_a+L_PAGE)
    tst r1, #1
    addne r2, r2, #0x1000
    strd r2, r3, [r0], #8
    add r1, r1, #1
    cmp r1, #32
    bne 9b
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r6, page_a
    .irp va, 0x80010000, 0x80011000, 0x8001e000, 0x8001f000
    at 0, c8, 0, \va
    mrrc p15, 0, r10, r11, c7
    bfc r10, #0, #12
    sub r10, r10, r6
    out r10
    .endr
    done
