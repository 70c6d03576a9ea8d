@ SPDX-License-Identifier: Apache-2.0
@ title: An enabled overflow of PMCCNTR is PPI 23, level-sensitive, until the flag is cleared
@ section: ARM ARM C12.3, C12.4
@ expect: pending=800000 iar=17 still=1 cleared=0
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"
.include "gic.inc"

    .macro out_pending
    peek r10, GICD_ISPENDR
    ubfx r10, r10, #23, #1
    out r10
    .endm
test:
    gic_on
    poke 1<<23, GICD_ISENABLER
    pm c12, 5, 31
    pm c13, 1, F_NSH
    pm c13, 0, 0xffffff00
    pm c14, 1, CYCLES
    enable CYCLES
    pmcr PMCR_E
    mov r6, #0x100000
1:  peek r10, GICD_ISPENDR
    tst r10, #1<<23
    bne 2f
    subs r6, r6, #1
    bne 1b
2:  peek r10, GICD_ISPENDR
    and r10, r10, #1<<23
    out r10
    peek_out GICC_IAR
    out_pending
    clear_overflow CYCLES
    wait_ipi
    poke 23, GICC_EOIR
    out_pending
    done
