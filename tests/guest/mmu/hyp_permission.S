@ SPDX-License-Identifier: Apache-2.0
@ title: PL2 stage 1: AP[2] makes memory read-only, XN stops execution
@ section: ARM ARM B3.7.1
@ expect: write=9400004f fetch=8400000f
@ qemu: wrong: ISV is set without a stage 2 fault, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE+0x80)
    entry64 s1_l3, 2, (page_a+L_PAGE), L_XN
    use_hyp_mmu
    set r1, 0x80001000
    ldr r2, [r1]
    catch 3f
    str r2, [r1]
3:  out_hsr_abort
    set r1, 0x80002000
    catch 4f
    bx r1
4:  out_hsr_abort
    done
