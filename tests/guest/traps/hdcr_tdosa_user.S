@ SPDX-License-Identifier: Apache-2.0
@ title: At PL0 all that HDCR.TDOSA traps of PL1 is UNDEFINED, not trapped
@ section: ARM ARM B1.14.15
@ expect: undefined=6 thumb.undefined=6
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    write 4, c1, c1, 1, 0x406
    tally UNDEFINED
    list_tdosa pl0
    tally_out
    tally UNDEFINED
    list_tdosa pl0_thumb
    tally_out
    done
