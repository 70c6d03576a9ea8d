@ SPDX-License-Identifier: Apache-2.0
@ title: At PL0 all that HSTR.T2 traps of PL1 is UNDEFINED, not trapped
@ section: ARM ARM B1.14.1
@ expect: undefined=5 thumb.undefined=5
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 3, 0x4
    tally UNDEFINED
    list_hstr_t2 pl0
    tally_out
    tally UNDEFINED
    list_hstr_t2 pl0_thumb
    tally_out
    done
