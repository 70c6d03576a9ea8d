@ SPDX-License-Identifier: Apache-2.0
@ title: Stepping by T32 instructions, one halfword at a time
@ section: ARM ARM C3.3.7
@ expect: first=6 second=8 wide=c
@ qemu: wrong: mismatch is not implemented, C3.3.7
.include "guest.inc"
.include "debug.inc"

    .macro step label, bas
    breakpoint 0, code, (E|PL0_ONLY|\bas|BT_MISMATCH)
    .ifc \label, wide
    breakpoint 0, wide, (E|PL0_ONLY|\bas|BT_MISMATCH)
    .endif
    catch back\@
    eret_to (USR|PSR_T), \label
back\@:
    out_return code
    to_hyp
    .endm
test:
    debug_on
    step code, BAS_LOW
    step half, BAS_HIGH
    step wide, BAS_LOW
    done
    .thumb
    .balign 4
code:
    nop
half:
    nop
wide:
    add.w r0, r0, r1
    nop
    .arm
