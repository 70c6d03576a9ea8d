@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.WXN and UWXN over every AP of short descriptors
@ section: ARM ARM B3.7.2
@ expect: w0u0.ap1=7 w0u0.ap2=2f w0u0.ap3=3f w0u0.ap5=5 w0u0.ap7=2d w1u0.ap1=3 w1u0.ap2=2b
@ expect: w1u0.ap3=1b w1u0.ap5=5 w1u0.ap7=2d w0u1.ap1=7 w0u1.ap2=2f w0u1.ap3=3b w0u1.ap5=5
@ expect: w0u1.ap7=2d w1u1.ap1=3 w1u1.ap2=2b w1u1.ap3=1b w1u1.ap5=5 w1u1.ap7=2d
@ qemu: wrong: no WXN or UWXN of short descriptors, B3.7.2
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry32 short_l1, 0x400, (0x40000000+S_SECTION+0x20)
    entry32 short_l2, 1, (page_a+0x45e)
    entry32 short_l2, 2, (page_a+0x46e)
    entry32 short_l2, 3, (page_a+0x47e)
    entry32 short_l2, 4, (page_a+0x65e)
    entry32 short_l2, 5, (page_a+0x67e)
    use_short 0xd
    eret_to (SVC|MASKED), 1f
1:  nop
    sctlr_clear 0x180000
    .irp value, 0x80000, 0x100000, 0x180000
    tlbiall
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    out_permissions 0x80005000
    sctlr_clear 0x180000
    sctlr_set \value
    .endr
    tlbiall
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    out_permissions 0x80005000
    done
