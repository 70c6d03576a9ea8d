@ SPDX-License-Identifier: Apache-2.0
@ title: HSCTLR.EE: stage 2 descriptors are read big-endian too
@ section: ARM ARM B3.6.1
@ expect: hsr=93850005
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set r0, s2_l1
    mov r1, #4
7:  ldrd r2, r3, [r0]
    rev r4, r3
    rev r5, r2
    strd r4, r5, [r0], #8
    subs r1, r1, #1
    bne 7b
    set_bits 4, c1, c0, 0, 0x02000000
    use_stage2
    set r1, 0xc0000000
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r5, [r1]
3:  setend le
    out_hsr
    done
