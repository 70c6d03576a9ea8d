@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPM traps every register of the Performance Monitors
@ section: ARM ARM B1.14.7
@ expect: pmcr.r=fe02499 pmcr.w=fe024b8 cntenset=fe22499 cntenclr=fe42499 ovsr=fe62499 selr=fea2499
@ expect: ceid0=fec2499 ceid1=fee2499 ccntr=fe0249b xevtyper=fe2249b xevcntr=fe4249b swinc=fe824b8
@ expect: userenr=fe0249d intenset=fe224bc intenclr=fe424bc ovsset=fe6249d failed.passed=10
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
    list_tpm pl1
    tally NOT_TRAPPED
    list_tpm pl1_failed, ne
    tally_out
    write 4, c1, c1, 1, 6
    tally NOT_TRAPPED
    list_tpm pl1
    tally_out
    done
