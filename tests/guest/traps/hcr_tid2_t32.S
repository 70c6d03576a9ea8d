@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID2 traps the cache identification registers and CSSELR, T32
@ section: ARM ARM B1.14.2
@ expect: ctr=e020081 ccsidr=e004081 clidr=e024081 csselr.r=e008081 csselr.w=e0080a0 failed.passed=5
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
    list_tid2 pl1_thumb
    tally NOT_TRAPPED
    list_tid2 pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid2 pl1_thumb
    tally_out
    done
