@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TPM traps PMUSERENR of PL0 whatever its EN is
@ section: ARM ARM B1.14.7
@ expect: userenr=fe0249d t32.userenr=e00249d failed.passed=1 clear.passed=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x46
    pl0 mrc p15, 0, r4, c9, c14, 0
    pl0_thumb mrc p15, 0, r4, c9, c14, 0
    tally PASSED_USER
    pl0_failed mrcne p15, 0, r4, c9, c14, 0
    tally_out
    write 4, c1, c1, 1, 6
    tally PASSED_USER
    pl0 mrc p15, 0, r4, c9, c14, 0
    tally_out
    done
