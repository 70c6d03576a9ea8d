@ SPDX-License-Identifier: Apache-2.0
@ title: The same address holds other code in Hyp mode and in the guest
@ section: ARM ARM B3.9.3
@ expect: hyp=5 guest=6 again=5
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set r0, 0xe3a00005
    save r0, page_a
    set r0, 0xe12fff1e
    save r0, page_a+4
    set r0, 0xe3a00006
    save r0, page_b
    set r0, 0xe1400070
    save r0, page_b+4
    entry64 s1_l3, 1, (page_a+L_PAGE)
    entry64 s2_l3, 1, (page_b+S2_PAGE)
    use_hyp_mmu
    use_stage2
    set r5, 0x80001000
    blx r5
    out r0
    catch 3f
    eret_to (SVC|MASKED), 0x80001000
3:  out r0
    set r5, 0x80001000
    blx r5
    out r0
    done
