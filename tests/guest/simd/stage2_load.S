@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2: a structure load has no valid syndrome: ISV 0; HPFAR has the page of the element
@ section: ARM ARM B3.13.6
@ expect: hsr=90000007 hdfar=80002000 hpfar=800020
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    entry64 s2_l3, 1, (page_a+S2_PAGE)
    entry64 s1_l3, 1, (0x80001000+L_PAGE)
    entry64 s1_l3, 2, (0x80002000+L_PAGE)
    use_stage2
    use_lpae
    set r1, 0x80001ff0
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  vld4.32 {d0-d3}, [r1]!
    hvc #0xff
3:  out_hsr_abort
    out_hdfar
    out_hpfar
    done
