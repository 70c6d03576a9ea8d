@ SPDX-License-Identifier: Apache-2.0
@ title: Memory that User mode may not read it may not execute
@ section: ARM ARM B3.7.2
@ expect: user=c000f pl1=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+0x45e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    fetch (USR|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x80001000
    done
