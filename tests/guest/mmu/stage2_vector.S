@ SPDX-License-Identifier: Apache-2.0
@ title: A guest's vector behind a stage 2 fault: the fetch aborts to Hyp mode, and the handler runs once it is mapped
@ section: ARM ARM B1.9.7, B3.13.6
@ expect: vector=114 hsr=80000007 hifar=80000008 hpfar=800000 elr=80000008 spsr=1d3 after=1
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set r0, (page_a + 8)
    set r1, 0xe1b0f00e                  @ MOVS PC, LR
    str r1, [r0]
    mcr p15, 0, r0, c7, c11, 1          @ DCCMVAU
    dsb
    mcr p15, 0, r0, c7, c5, 0           @ ICIALLU
    dsb
    isb
    use_stage2
    write 0, c12, c0, 0, WINDOW         @ VBAR
    catch 2f
    eret_to (SVC|MASKED), 1f
1:  svc #0
    outi 1
    done
2:  out_vector
    out_hsr_abort
    out_hifar
    out_hpfar
    mrs r10, elr_hyp
    out r10
    out_spsr 0x1ff
    entry64 s2_l3, 0, (page_a + S2_PAGE)
    eret
