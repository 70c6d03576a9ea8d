@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID2 traps the cache identification registers and CSSELR
@ section: ARM ARM B1.14.2
@ expect: ctr=fe20081 ccsidr=fe04081 clidr=fe24081 csselr.r=fe08081 csselr.w=fe080a0 failed.passed=5
@ expect: clear.passed=5
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x20000
    list_tid2 pl1
    tally NOT_TRAPPED
    list_tid2 pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid2 pl1
    tally_out
    done
