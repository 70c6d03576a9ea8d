@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.AFE: all six accesses under every AP[2:1], and none while AP[0], the access flag, is 0
@ section: ARM ARM B3.7.1
@ expect: ap000=0 ap001=7 ap010=0 ap011=3f ap100=0 ap101=5 ap110=0 ap111=2d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+0x44e)
    entry32 short_l2, 2, (page_a+0x45e)
    entry32 short_l2, 3, (page_a+0x46e)
    entry32 short_l2, 4, (page_a+0x47e)
    entry32 short_l2, 5, (page_a+0x64e)
    entry32 short_l2, 6, (page_a+0x65e)
    entry32 short_l2, 7, (page_a+0x66e)
    entry32 short_l2, 8, (page_a+0x67e)
    use_short
    sctlr_set 0x20000000
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
    done
