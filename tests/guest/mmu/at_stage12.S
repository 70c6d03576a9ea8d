@ SPDX-License-Identifier: Apache-2.0
@ title: ATS12NSO from Hyp mode: both stages; a stage 2 fault says so
@ section: ARM ARM B4.2.4
@ expect: low=880 s2.high=0 s2=a0f s1.high=0 s1=80f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (0x80005000+L_PAGE)
    entry64 s1_l3, 2, (0x80006000+L_PAGE)
    entry64 s2_l3, 5, (page_a+S2_PAGE)
    use_stage2
    use_lpae
    at 0, c8, 4, 0x80001000
    mrrc p15, 0, r2, r3, c7
    set r4, page_a
    bic r2, r2, #0x300
    sub r2, r2, r4
    out r2
    at 0, c8, 4, 0x80002000
    out_par64
    at 0, c8, 4, 0x80003000
    out_par64
    done
