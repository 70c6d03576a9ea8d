@ SPDX-License-Identifier: Apache-2.0
@ title: PL2 stage 1: a prefetch abort of Hyp mode, class 0x21
@ section: ARM ARM B3.13.6
@ expect: vector=10c hsr=84000007 hifar=80001004
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_hyp_mmu
    set r1, 0x80001004
    catch 3f
    bx r1
3:  out_vector
    out_hsr_abort
    out_hifar
    done
