@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: a fetch fault is class 0x20, with HIFAR and HPFAR
@ section: ARM ARM B3.13.6
@ expect: vector=114 hsr=80000007 hifar=80001008 hpfar=800010
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_stage2
    catch 3f
    eret_to (SVC|MASKED), 0x80001008
3:  out_vector
    out_hsr_abort
    out_hifar
    out_hpfar
    done
