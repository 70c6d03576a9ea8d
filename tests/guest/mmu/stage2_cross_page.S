@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: an unaligned access whose second page is missing: HDFAR and HPFAR of the second
@ section: ARM ARM B3.13.5
@ expect: dfsc=7 hdfar=80002000 hpfar=800020
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (0x80001000+L_PAGE)
    entry64 s1_l3, 2, (0x80002000+L_PAGE)
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    use_stage2
    use_lpae
    set r1, 0x80001ffe
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r5, [r1]
3:  mrc p15, 4, r0, c5, c2, 0
    and r0, r0, #0x3f
    out r0
    out_hdfar
    out_hpfar
    done
