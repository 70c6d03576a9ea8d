@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: all six accesses under every AP[2:1], XN and PXN
@ section: ARM ARM B3.7.1
@ expect: ap00.xn0.pxn0=7 ap00.xn0.pxn1=3 ap00.xn1.pxn0=3 ap00.xn1.pxn1=3 ap01.xn0.pxn0=3f
@ expect: ap01.xn0.pxn1=3b ap01.xn1.pxn0=1b ap01.xn1.pxn1=1b ap10.xn0.pxn0=5 ap10.xn0.pxn1=1
@ expect: ap10.xn1.pxn0=1 ap10.xn1.pxn1=1 ap11.xn0.pxn0=2d ap11.xn0.pxn1=29 ap11.xn1.pxn0=9
@ expect: ap11.xn1.pxn1=9
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (page_a+0x70b), 0x0
    entry64 s1_l3, 2, (page_a+0x70b), 0x200000
    entry64 s1_l3, 3, (page_a+0x70b), 0x400000
    entry64 s1_l3, 4, (page_a+0x70b), 0x600000
    entry64 s1_l3, 5, (page_a+0x74b), 0x0
    entry64 s1_l3, 6, (page_a+0x74b), 0x200000
    entry64 s1_l3, 7, (page_a+0x74b), 0x400000
    entry64 s1_l3, 8, (page_a+0x74b), 0x600000
    entry64 s1_l3, 9, (page_a+0x78b), 0x0
    entry64 s1_l3, 10, (page_a+0x78b), 0x200000
    entry64 s1_l3, 11, (page_a+0x78b), 0x400000
    entry64 s1_l3, 12, (page_a+0x78b), 0x600000
    entry64 s1_l3, 13, (page_a+0x7cb), 0x0
    entry64 s1_l3, 14, (page_a+0x7cb), 0x200000
    entry64 s1_l3, 15, (page_a+0x7cb), 0x400000
    entry64 s1_l3, 16, (page_a+0x7cb), 0x600000
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    out_permissions 0x80001000
    out_permissions 0x80002000
    out_permissions 0x80003000
    out_permissions 0x80004000
    out_permissions 0x80005000
    out_permissions 0x80006000
    out_permissions 0x80007000
    out_permissions 0x80008000
    out_permissions 0x80009000
    out_permissions 0x8000a000
    out_permissions 0x8000b000
    out_permissions 0x8000c000
    out_permissions 0x8000d000
    out_permissions 0x8000e000
    out_permissions 0x8000f000
    out_permissions 0x80010000
    done
