@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode: HSCTLR.A, and what must be aligned without it; Device memory
@ section: ARM ARM A3.2.1
@ expect: ldr=0 strh=0 ldrd=94000021 ldrb=0 a.ldr=94000021 a.strh=94000061 a.ldrd=94000021 a.ldrb=0
@ expect: dev.ldr=94000021 dev.strh=94000061 dev.ldrb=0
@ qemu: wrong: no alignment faults of Device memory, A3.2.2
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .macro hyp_align insn:vararg        @ HSR without ISS<24:16> and IL
    catch fault\@
    \insn
    outi 0
    b passed\@
fault\@:
    mrc p15, 4, r10, c5, c2, 0
    bfc r10, #16, #10
    out r10
passed\@:
    .endm

test:
    use_hyp_mmu
    set r1, (page_a+9)
    hyp_align ldr r2, [r1]
    hyp_align strh r2, [r1]
    hyp_align ldrd r2, r3, [r1]
    hyp_align ldrb r2, [r1]
    set_bits 4, c1, c0, 0, 2
    hyp_align ldr r2, [r1]
    hyp_align strh r2, [r1]
    hyp_align ldrd r2, r3, [r1]
    hyp_align ldrb r2, [r1]
    clear_bits 4, c1, c0, 0, 2
    entry64 s1_l3, 1, (page_a+L_DEVICE_PAGE)
    set r1, 0x80001009
    hyp_align ldr r2, [r1]
    hyp_align strh r2, [r1]
    hyp_align ldrb r2, [r1]
    done
