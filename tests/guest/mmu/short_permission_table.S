@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: all six accesses under every AP[2:0] of a page and a section
@ section: ARM ARM B3.7.1
@ expect: page.ap0=0 page.ap1=7 page.ap2=2f page.ap3=3f page.ap5=5 page.ap6=2d page.ap7=2d
@ expect: section.ap0=0 section.ap1=7 section.ap2=2f section.ap3=3f section.ap5=5 section.ap6=2d
@ expect: section.ap7=2d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l2, 1, (page_a+0x44e)
    entry32 short_l2, 2, (page_a+0x45e)
    entry32 short_l2, 3, (page_a+0x46e)
    entry32 short_l2, 4, (page_a+0x47e)
    entry32 short_l2, 5, (page_a+0x65e)
    entry32 short_l2, 6, (page_a+0x66e)
    entry32 short_l2, 7, (page_a+0x67e)
    entry32 short_l1, 0x801, (0x40000000+0x1100e)
    entry32 short_l1, 0x802, (0x40000000+0x1140e)
    entry32 short_l1, 0x803, (0x40000000+0x1180e)
    entry32 short_l1, 0x804, (0x40000000+0x11c0e)
    entry32 short_l1, 0x805, (0x40000000+0x1940e)
    entry32 short_l1, 0x806, (0x40000000+0x1980e)
    entry32 short_l1, 0x807, (0x40000000+0x19c0e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    out_permissions 0x80005000
    out_permissions 0x80006000
    out_permissions 0x80007000
    out_permissions 0x80100000
    out_permissions 0x80200000
    out_permissions 0x80300000
    out_permissions 0x80400000
    out_permissions 0x80500000
    out_permissions 0x80600000
    out_permissions 0x80700000
    done
