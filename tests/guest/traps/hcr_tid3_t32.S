@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID3 traps the feature identification registers, T32
@ section: ARM ARM B1.14.2
@ expect: pfr0=e000083 pfr1=e020083 dfr0=e040083 afr0=e060083 mmfr0=e080083 mmfr1=e0a0083
@ expect: mmfr2=e0c0083 mmfr3=e0e0083 isar0=e000085 isar1=e020085 isar2=e040085 isar3=e060085
@ expect: isar4=e080085 isar5=e0a0085 failed.passed=e clear.passed=e
@ qemu: wrong: no trap of an ARMv7 core, B1.14.2
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x40000
    list_tid3 pl1_thumb
    tally NOT_TRAPPED
    list_tid3 pl1_thumb_failed, ne
    tally_out
    hcr 0
    tally NOT_TRAPPED
    list_tid3 pl1_thumb
    tally_out
    done
