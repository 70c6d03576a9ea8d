@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: translation faults of levels 1, 2 and 3
@ section: ARM ARM B3.13.3
@ expect: l1=100205 l2=100206 l3=100207 write=100a07 fetch=c0207 ifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0xc0000000
    set r3, 0x80200000
    set r4, 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), ldr r2, [r3]
    access (SVC|MASKED), ldr r2, [r4]
    access (SVC|MASKED), str r2, [r4]
    fetch (SVC|MASKED), 0x80001000
    out_ifar
    done
