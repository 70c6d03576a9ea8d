@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.PTW: a stage 1 table in Device memory is a stage 2 permission fault
@ section: ARM ARM B4.1.65
@ expect: clear=4a0000ff set=9000008f hpfar=800030
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"
.include "traps.inc"

test:
    entry64 s2_l3, 3, (s1_l2+S2_DEVICE_PAGE)
    entry64 s1_l1, 2, (0x80003000+L_TABLE)
    entry64 s1_l3, 1, (page_a+L_PAGE)
    use_stage2
    use_lpae
    set r1, 0x80001004
    probe ldr r5, [r1]
    hcr 5
    mcr p15, 4, r1, c8, c7, 4
    dsb
    isb
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r5, [r1]
3:  out_hsr_abort
    out_hpfar
    done
