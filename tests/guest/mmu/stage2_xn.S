@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: XN
@ section: ARM ARM B3.7.2
@ expect: vector=114 hsr=8000000f hifar=80001000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry64 s2_l3, 1, (page_a+S2_PAGE), L_XN
    use_stage2
    catch 3f
    eret_to (SVC|MASKED), 0x80001000
3:  out_vector
    out_hsr_abort
    out_hifar
    done
