@ SPDX-License-Identifier: Apache-2.0
@ title: A read that the bus refuses: synchronous external abort; short format
@ section: ARM ARM B3.12.4
@ expect: ldr=100008 dfar=b000000 ldrb=100008 dfar=b000000 ldm=100008 dfar=b000000 ldrd=100008
@ expect: dfar=b000000 ldrex=100008 dfar=b000000 ldrt=100008 dfar=b000000 user=100008 fetch=c0008
@ expect: ifar=b000000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0xb000000
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at (SVC|MASKED), ldrb r2, [r1]
    access_at (SVC|MASKED), ldm r1, {r2, r3}
    access_at (SVC|MASKED), ldrd r2, r3, [r1]
    access_at (SVC|MASKED), ldrex r2, [r1]
    access_at (SVC|MASKED), ldrt r2, [r1]
    access USR, ldr r2, [r1]
    fetch_at (SVC|MASKED), 0xb000000
    done
