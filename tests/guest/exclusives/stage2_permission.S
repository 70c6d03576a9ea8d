@ SPDX-License-Identifier: Apache-2.0
@ title: LDREX passes and STREX faults where stage 2 is read-only
@ section: ARM ARM A3.4.1
@ expect: elr=0 hsr=9000004f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s2_l3, 1, (page_a+S2_PAGE-S2_WRITE)
    use_stage2
    set r1, 0x80001000
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldrex r2, [r1]
4:  strex r3, r2, [r1]
3:  out_return 4b
    mrc p15, 4, r0, c5, c2, 0
    set r1, 0xfc0000ff
    and r0, r0, r1
    out r0
    done
