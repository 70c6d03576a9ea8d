@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode: APTable[1] and XNTable apply; APTable[0] and PXNTable do not
@ section: ARM ARM B3.6.3
@ expect: aptable.ro.read=0 aptable.ro.write=9400004f hdfar=80001004 aptable.ro.fetch=0
@ expect: aptable.nopl0.read=0 aptable.nopl0.write=0 aptable.nopl0.fetch=0 xntable.read=0
@ expect: xntable.write=0 xntable.fetch=8400000f hifar=80001000 pxntable.read=0 pxntable.write=0
@ expect: pxntable.fetch=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry64 s1_l3, 1, (page_a+L_PAGE)
    use_hyp_mmu
    set r1, 0x80001004
    .irp value, 0x40000000, 0x20000000, 0x10000000, 0x8000000
    entry64 s1_l1, 2, (s1_l2+L_TABLE), \value
    tlbiallh
    hyp_access ldr r2, [r1]
    hyp_access str r2, [r1]
    hyp_fetch 0x80001000
    .endr
    done
