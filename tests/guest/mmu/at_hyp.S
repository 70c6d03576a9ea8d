@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1HR: the PL2 regime, 64-bit PAR
@ section: ARM ARM B4.2.4
@ expect: high=ff000000 low=980 write.high=0 write=81f none.high=0 none=80f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE+0x80)
    use_hyp_mmu
    at 4, c8, 0, 0x80001000
    mrrc p15, 0, r2, r3, c7
    set r4, page_a
    bic r2, r2, #0x200
    sub r2, r2, r4
    out r3
    out r2
    at 4, c8, 1, 0x80001000
    out_par64
    at 4, c8, 0, 0x80002000
    out_par64
    done
