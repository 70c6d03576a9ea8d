@ SPDX-License-Identifier: Apache-2.0
@ title: Hyp mode: HSCTLR.A and a data abort of class 0x25
@ section: ARM ARM B3.13.6
@ expect: vector=110 hsr=94000021 hdfar=0 clear=1
@ qemu: wrong: ISV is set without a stage 2 fault, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set_bits 4, c1, c0, 0, 2
    set r1, results+258
    catch 3f
2:  ldr r2, [r1]
3:  out_vector
    out_hsr_abort
    mrc p15, 4, r4, c6, c0, 0
    sub r4, r4, r1
    out r4
    clear_bits 4, c1, c0, 0, 2
    ldr r2, [r1]
    outi 1
    done
