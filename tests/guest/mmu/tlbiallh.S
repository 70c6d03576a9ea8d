@ SPDX-License-Identifier: Apache-2.0
@ title: TLBIALLH and TLBIMVAH end translations of Hyp mode
@ section: ARM ARM B3.10.5
@ expect: stale=1 mva=110 all=110
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    use_hyp_mmu
    set r1, 0x80001000
    ldr r2, [r1]
    entry64 s1_l3, 1, 0
    ldr r2, [r1]
    outi 1
    mcr p15, 4, r1, c8, c7, 1
    dsb
    isb
    catch 3f
    ldr r2, [r1]
3:  out_vector
    entry64 s1_l3, 1, (page_a+L_PAGE)
    ldr r2, [r1]
    entry64 s1_l3, 1, 0
    mcr p15, 4, r1, c8, c7, 0
    dsb
    isb
    catch 4f
    ldr r2, [r1]
4:  out_vector
    done
