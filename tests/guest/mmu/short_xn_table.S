@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: XN and PXN of sections, small and large pages
@ section: ARM ARM B3.7.2
@ expect: section.xn0.pxn0=3f section.xn1.pxn0=1b section.xn0.pxn1=3b section.xn1.pxn1=1b
@ expect: small.xn0.pxn0=3f small.xn1.pxn0=1b large.xn0.pxn0=3f large.xn1.pxn0=1b small.xn0.pxn1=3b
@ expect: small.xn1.pxn1=1b large.xn0.pxn1=3b large.xn1.pxn1=1b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    svc_at 0x40000000
    entry32 short_l1, 0x801, (0x40000000+0x11c0e)
    entry32 short_l1, 0x802, (0x40000000+0x11c1e)
    entry32 short_l1, 0x803, (0x40000000+0x11c0f)
    entry32 short_l1, 0x804, (0x40000000+0x11c1f)
    entry32 short_l1, 0x810, (short_l2+S_COARSE+4)
    entry32 short_l2, 1, (page_a+0x47e)
    entry32 short_l2, 2, (page_a+0x47f)
    entry32 short_l2, 16, (0x40000000+S_LARGE+0x0)
    entry32 short_l2, 32, (0x40000000+S_LARGE+0x8000)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    out_permissions 0x80100000
    out_permissions 0x80200000
    out_permissions 0x80300000
    out_permissions 0x80400000
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80010000
    out_permissions 0x80020000
    out_permissions 0x81001000
    out_permissions 0x81002000
    out_permissions 0x81010000
    out_permissions 0x81020000
    done
