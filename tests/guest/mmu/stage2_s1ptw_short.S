@ SPDX-License-Identifier: Apache-2.0
@ title: Stage 2 fault on a fetch of a short descriptor
@ section: ARM ARM B3.13.6
@ expect: hsr=90000087 hdfar=80101004 hpfar=800030
@ qemu: wrong: the level is that of stage 1, B3.13.6
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l1, 0x801, (0x80003000+S_COARSE)
    use_stage2
    use_short
    set r1, 0x80101004
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  ldr r5, [r1]
3:  out_hsr_abort
    out_hdfar
    out_hpfar
    done
