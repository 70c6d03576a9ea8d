@ SPDX-License-Identifier: Apache-2.0
@ title: BAS names the halfword of a T32 instruction
@ section: ARM ARM C11.11.1, C3.3.3
@ expect: low=c low=4 high_bas=114 second=c second=4 low_bas=114 wide=c
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

    .macro thumb_at label
    catch ended\@
    eret_to (SVC|MASKED|PSR_T), \label
ended\@:
    out_vector
    .endm
test:
    debug_on
    breakpoint 0, first, (E|ANY_PL|BAS_LOW)
    thumb_at first
    out_return first
    to_hyp
    breakpoint 0, first, (E|ANY_PL|BAS_HIGH)
    thumb_at wide
    to_hyp
    breakpoint 0, first, (E|ANY_PL|BAS_HIGH)
    thumb_at first
    out_return second
    to_hyp
    breakpoint 0, first, (E|ANY_PL|BAS_LOW)
    thumb_at second
    to_hyp
    breakpoint 0, wide, (E|ANY_PL|BAS_LOW)
    thumb_at second
    done
    .thumb
    .balign 4
first:
    nop
second:
    nop
wide:
    add.w r0, r0, r1
    hvc #0
    .arm
