@ SPDX-License-Identifier: Apache-2.0
@ title: LDM, LDRD, LDREX, SWP, PUSH fault unaligned though SCTLR.A is 0
@ section: ARM ARM A3.2.1
@ expect: ldm=100001 stm=100801 ldrd=100001 strd=100801 ldrex=100001 ldr=0 ldrd.word=0
@ expect: ldrexd.word=100001
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l1, 0x400, (0x40000000+S_SECTION)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, results+258
    access (SVC|MASKED), ldm r1, {r2, r3}
    access (SVC|MASKED), stm r1, {r2, r3}
    access (SVC|MASKED), ldrd r2, r3, [r1]
    access (SVC|MASKED), strd r2, r3, [r1]
    access (SVC|MASKED), ldrex r2, [r1]
    access (SVC|MASKED), ldr r2, [r1]
    add r1, r1, #2
    access (SVC|MASKED), ldrd r2, r3, [r1]
    access (SVC|MASKED), ldrexd r2, r3, [r1]
    done
