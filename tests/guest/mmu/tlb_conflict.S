@ SPDX-License-Identifier: Apache-2.0
@ title: A section replaced by pages without an invalidation: no TLB conflict abort on these cores
@ section: ARM ARM B3.12.2; A15 TRM 4.3.40
@ expect: section=0 other=0 k0.read=0 k0.write=0 k1.read=0 k1.write=0 k2.read=0 k2.write=0 k3.read=0
@ expect: k3.write=0 after=0 value=9a6e
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    svc_at page_a
    entry32 short_l1, 0x900, (0x40000000+S_SECTION)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x90001004
    set r6, 0x5ec
    set r7, 0x40001004
    str r6, [r7]
    access (SVC|MASKED), ldr r2, [r1]   @ the section is in the TLB
    entry32 short_l1, 0x900, (short_l2+S_COARSE)
    entry32 short_l2, 2, (page_a+S_PAGE)
    set r7, 0x90002004
    access (SVC|MASKED), ldr r3, [r7]   @ another page of it; now break without invalidation
    .irp k, 1, 2, 3, 4
    access (SVC|MASKED), ldr r3, [r7]
    access (SVC|MASKED), str r3, [r7]
    .endr
    tlbimva 0x90002000
    set r6, (page_a)
    set r8, 0x9a6e
    str r8, [r6, #4]
    access (SVC|MASKED), ldr r3, [r7]
    out r3
    done
