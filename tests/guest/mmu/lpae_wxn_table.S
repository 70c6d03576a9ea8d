@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.WXN and UWXN over every AP[2:1] of long descriptors
@ section: ARM ARM B3.7.2
@ expect: w0u0.ap00=7 w0u0.ap01=3f w0u0.ap10=5 w0u0.ap11=2d w1u0.ap00=3 w1u0.ap01=1b w1u0.ap10=5
@ expect: w1u0.ap11=2d w0u1.ap00=7 w0u1.ap01=3b w0u1.ap10=5 w0u1.ap11=2d w1u1.ap00=3 w1u1.ap01=1b
@ expect: w1u1.ap10=5 w1u1.ap11=2d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    protect_text
    entry64 s1_l3, 1, (page_a+0x70b)
    entry64 s1_l3, 2, (page_a+0x74b)
    entry64 s1_l3, 3, (page_a+0x78b)
    entry64 s1_l3, 4, (page_a+0x7cb)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    sctlr_clear 0x180000
    .irp value, 0x80000, 0x100000, 0x180000
    tlbiall
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    sctlr_clear 0x180000
    sctlr_set \value
    .endr
    tlbiall
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    done
