@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPM traps the performance monitors, TPMCR only PMCR
@ section: ARM ARM B1.14.7
@ expect: tpm.pmcr=fe02499 tpm.pmccntr=fe0249b tpmcr.pmcr=fe02499 tpmcr.pmccntr=4a0000ff
@ expect: clear=4a0000ff
@ qemu: wrong: no HDCR.TPMCR, B1.14.7
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 1, 0x46
    probe mrc p15, 0, r4, c9, c12, 0
    probe mrc p15, 0, r4, c9, c13, 0
    write 4, c1, c1, 1, 0x26
    probe mrc p15, 0, r4, c9, c12, 0
    probe mrc p15, 0, r4, c9, c13, 0
    write 4, c1, c1, 1, 6
    probe mrc p15, 0, r4, c9, c12, 0
    done
