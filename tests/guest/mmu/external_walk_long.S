@ SPDX-License-Identifier: Apache-2.0
@ title: External aborts on the walk, levels 1 to 3 of long descriptors: load, store, fetch
@ section: ARM ARM B3.12.4
@ expect: l2.read=100216 dfar=c0000004 l2.write=100a16 dfar=c0000004 l2.fetch=c0216 ifar=c0000000
@ expect: l3.read=100217 dfar=80200004 l3.write=100a17 dfar=80200004 l3.fetch=c0217 ifar=80200000
@ expect: l1.read=100215 dfar=c0000004 l1.write=100a15 dfar=c0000004 l1.fetch=c0215 ifar=c0000000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    entry64 s1_l1, 3, (0xb000000+L_TABLE)
    entry64 s1_l2, 1, (0xb000000+L_TABLE)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0xc0000004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0xc0000000
    set r1, 0x80200004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0x80200000
    write 0, c2, c0, 2, 0x80013500
    set r12, 0xb000000
    mov r11, #0
    mcrr p15, 1, r12, r11, c2
    isb
    tlbiall
    set r1, 0xc0000004
    access_at (SVC|MASKED), ldr r2, [r1]
    access_at USR, str r2, [r1]
    fetch_at (SVC|MASKED), 0xc0000000
    done
