@ SPDX-License-Identifier: Apache-2.0
@ title: A data abort leaves the base of a writeback as it was
@ section: ARM ARM B1.9.6
@ expect: ldr=100007 base=80002000 str=100807 base2=80002000 ldm=100007 base3=80001ff8
@ expect: ldm_base=100007 base4=80001ff8 stm=100807 base5=80001ff8 dfar=80002000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80002000
    access (SVC|MASKED), ldr r2, [r1], #4
    out r1
    access (SVC|MASKED), str r2, [r1, #8]!
    out r1
    set r1, 0x80001ff8
    mov r2, #1
    mov r3, #2
    access (SVC|MASKED), ldmia r1!, {r2, r3, r4}
    out r1
    access (SVC|MASKED), ldmia r1, {r1, r2, r3}
    out r1
    access (SVC|MASKED), stmia r1!, {r2, r3, r4}
    out r1
    out_dfar
    done
