@ SPDX-License-Identifier: Apache-2.0
@ title: At PL0 all that HCR.TIDCP traps of PL1 is UNDEFINED, not trapped
@ section: ARM ARM B1.14.1
@ expect: undefined=9 thumb.undefined=9
@ qemu: yes
.include "guest.inc"
.include "traps.inc"
.include "trap_lists.inc"

test:
    mov r2, #0
    mov r3, #0
    mov r5, #0
    hcr 0x100000
    tally UNDEFINED
    list_tidcp_c9 pl0
    tally_out
    tally UNDEFINED
    list_tidcp_c9 pl0_thumb
    tally_out
    done
