@ SPDX-License-Identifier: Apache-2.0
@ title: HSCTLR.EE: the descriptors of PL2 are read big-endian, as bytes of 64 bits
@ section: ARM ARM B3.6.1
@ expect: here=1 hsr=94000005
@ qemu: wrong: ISV is set without a stage 2 fault, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    set r0, s1_l1
    mov r1, #4
7:  ldrd r2, r3, [r0]
    rev r4, r3
    rev r5, r2
    strd r4, r5, [r0], #8
    subs r1, r1, #1
    bne 7b
    set_bits 4, c1, c0, 0, 0x02000000
    use_hyp_mmu
    outi 1
    catch 3f
    set r1, 0xc0000000
    ldr r1, [r1]
3:  setend le
    out_hsr_abort
    done
