@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps the feature identification registers
@ section: ARM ARM B1.14.2
@ expect: pfr0=fe00083 pfr1=fe20083 dfr0=fe40083 afr0=fe60083 mmfr0=fe80083 mmfr1=fea0083
@ expect: mmfr2=fec0083 mmfr3=fee0083 isar0=fe00085 isar1=fe20085 isar2=fe40085 isar3=fe60085
@ expect: isar4=fe80085 isar5=fea0085 failed.passed=e clear.passed=e
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x40000
    list_tid3 pl1
    tally NOT_TRAPPED
    list_tid3 pl1_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid3 pl1
    tally_out
    done
