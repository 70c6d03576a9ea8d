@ SPDX-License-Identifier: Apache-2.0
@ title: SWP and exclusives without permission: WnR of a swap is 0 where the read fails
@ section: ARM ARM B4.1.52
@ expect: user.ro.swp=10080f user.ro.swpb=10080f user.ro.ldrex=0 user.ro.ldrexd=0 ro.swp=10080f
@ expect: ro.swpb=10080f ro.ldrex=0 ro.ldrexd=0 none.swp=10000f none.swpb=10000f none.ldrex=10000f
@ expect: none.ldrexd=10000f unmapped.swp=100007 unmapped.swpb=100007 unmapped.ldrex=100007
@ expect: unmapped.ldrexd=100007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry32 short_l2, 1, (page_a+0x46e)
    entry32 short_l2, 2, (page_a+0x66e)
    entry32 short_l2, 3, (page_a+0x44e)
    use_short
    sctlr_set 0x400
    eret_to (SVC|MASKED), 1f
1:  nop
    .irp value, 0x80001000, 0x80002000, 0x80003000, 0x80004000
    set r1, \value
    access USR, .word 0xe1012093
    access USR, .word 0xe1412093
    access USR, ldrex r2, [r1]
    access USR, ldrexd r2, r3, [r1]
    .endr
    done
