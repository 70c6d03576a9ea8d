@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPM traps every register of the Performance Monitors, T32
@ section: ARM ARM B1.14.7
@ expect: pmcr.r=e002499 pmcr.w=e0024b8 cntenset=e022499 cntenclr=e042499 ovsr=e062499 selr=e0a2499
@ expect: ceid0=e0c2499 ceid1=e0e2499 ccntr=e00249b xevtyper=e02249b xevcntr=e04249b swinc=e0824b8
@ expect: userenr=e00249d intenset=e0224bc intenclr=e0424bc ovsset=e06249d failed.passed=10
@ expect: clear.passed=10
@ qemu: wrong: it has no PMCEID0 and PMCEID1 on this core, C12.8
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x46
    list_tpm pl1_thumb
    tally NOT_TRAPPED
    list_tpm pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tpm pl1_thumb
    tally_out
    done
