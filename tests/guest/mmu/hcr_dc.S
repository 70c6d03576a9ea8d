@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.DC: stage 1 of PL1&0 is off whatever SCTLR.M says
@ section: ARM ARM B4.1.65
@ expect: hsr=4a0000ff value=aa
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    use_stage2 0x1000
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    set r0, 0xaa
    save r0, page_a
    set r1, 0x80001000
    probe ldr r5, [r1]
    out r5
    done
