@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2 fault on a stage 1 descriptor fetch: S1PTW, HPFAR of the table, HDFAR of the access
@ section: ARM ARM B3.13.6
@ expect: read=90000087 hdfar=80001004 hpfar=800030
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l1, 2, (0x80003000+L_TABLE)
    use_stage2
    use_lpae
    set r1, 0x80001004
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r5, [r1]
3:  out_hsr_abort
    out_hdfar
    out_hpfar
    done
