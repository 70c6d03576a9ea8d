@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T11 traps CP15 accesses of c11, T32
@ section: ARM ARM B1.14.14
@ expect: c11_c0=e002c81 c11_c8=e0fec91 failed.passed=2 clear.undefined=2
@ qemu: wrong: an encoding without a register is not trapped, B1.14.14
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x800
    list_hstr_t11 pl1_thumb
    tally NOT_TRAPPED
    list_hstr_t11 pl1_thumb_failed, ne
    tally_out
    write 4, c1, c1, 3, 0
    tally UNDEFINED
    list_hstr_t11 pl1_thumb
    tally_out
    done
