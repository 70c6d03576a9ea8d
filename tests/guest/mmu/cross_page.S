@ SPDX-License-Identifier: Apache-2.0
@ title: An unaligned access over two pages: value, and the fault of the second page
@ section: ARM ARM A3.2.1
@ expect: read=77881122 low=ccdd3344 high=5566aabb read.fault=100007 write.fault=100807
@ expect: dfar=80002000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_b+S_PAGE)
    set r0, 0x11223344
    save r0, page_a+0xffc
    set r0, 0x55667788
    save r0, page_b
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001ffe
    ldr r2, [r1]
    out r2
    set r0, 0xaabbccdd
    str r0, [r1]
    load r2, page_a+0xffc
    out r2
    load r2, page_b
    out r2
    entry32 short_l2, 2, 0
    tlbiall
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    out_dfar
    done
