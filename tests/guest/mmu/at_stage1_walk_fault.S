@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1CPR of PL1 whose walk meets a stage 2 fault is taken to Hyp mode
@ section: ARM ARM B4.2.4
@ expect: hsr=900001c7 hpfar=800030
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l1, 2, (0x80003000+L_TABLE)
    use_stage2
    use_lpae
    catch 3f
    set r1, 0x80001000
    eret_to (SVC|MASKED), 2f
2:  mcr p15, 0, r1, c7, c8, 0
    isb
    hvc #0xff
3:  out_hsr_abort
    out_hpfar
    done
