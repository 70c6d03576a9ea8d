@ SPDX-License-Identifier: Apache-2.0
@ title: At PL1 a mismatch whose exception would go to PL1 does nothing; HDCR.TDE lets it step
@ section: ARM ARM C3.3.8
@ expect: pl1=114 pl1=480000ff tde=114 tde=80000022 tde=4
@ qemu: wrong: mismatch is not implemented, C3.3.7
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f, (E|ANY_PL|BAS_ARM|BT_MISMATCH)
    attempt (SVC|MASKED), 2f
    out_hsr_abort
    write 4, c1, c1, 1, 0xf06
    attempt (SVC|MASKED), 2f
    out_hsr_abort
    mrs r10, elr_hyp
    out_rel r10, 2f
    done
2:  nop
    nop
    hvc #0xff
