@ SPDX-License-Identifier: Apache-2.0
@ title: Where stage 2 alone makes the memory Device, an alignment fault is one of stage 2
@ section: ARM ARM B3.19.3
@ expect: ldr.1009=91820021 strh.1009=91430061 ldrsh.1009=91640021 ldrh.100a=0 ldrb.1009=0
@ expect: ldr.1008=0 ldr.1009=91820021 ldr.2009=100221 str.2009=100a21 str.3009=100a0f
@ qemu: wrong: no alignment faults of Device memory, A3.2.2
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

    .macro guest_align insn:vararg      @ HSR without IL, or vector and DFSR; 0
    catch after\@
    eret_to (SVC|MASKED), at\@
at\@:
    \insn
    svc #0
after\@:
    bl align_verdict
    .endm
align_verdict:
    mov r9, lr
    load r10, caught
    tst r10, #0x100
    bne 1f
    bl store_fault
    catch 3f
    hvc #0
3:  bx r9
1:  out_hsr_abort
    bx r9

test:
    entry64 s1_l3, 1, (0x80001000+L_PAGE)
    entry64 s1_l3, 2, (0x80002000+L_DEVICE_PAGE)
    entry64 s1_l3, 3, (0x80001000+L_PAGE+L_READ_ONLY)
    entry64 s2_l3, 1, (page_a+S2_DEVICE_PAGE)
    entry64 s2_l3, 2, (page_a+S2_DEVICE_PAGE)
    use_stage2
    use_lpae
    set r1, 0x80001009
    guest_align ldr r2, [r1]
    set r1, 0x80001009
    guest_align strh r3, [r1]
    set r1, 0x80001009
    guest_align ldrsh r4, [r1]
    set r1, 0x8000100a
    guest_align ldrh r2, [r1]
    set r1, 0x80001009
    guest_align ldrb r2, [r1]
    set r1, 0x80001008
    guest_align ldr r2, [r1]
    set r1, 0x80001009
    guest_align ldr r2, [r1]
    set r1, 0x80002009
    guest_align ldr r2, [r1]
    set r1, 0x80002009
    guest_align str r2, [r1]
    set r1, 0x80003009
    guest_align str r2, [r1]
    done
