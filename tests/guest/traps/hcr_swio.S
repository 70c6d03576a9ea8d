@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.SWIO: an invalidation by set and way of PL1 loses no data
@ section: ARM ARM B4.1.65
@ expect: passed=1 word=5a5a1234
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 2
    set r0, buffer
    set r1, 0x5a5a1234
    str r1, [r0]
    dsb
    mov r5, #0
    tally NOT_TRAPPED
    pl1 mcr p15, 0, r5, c7, c6, 2
    tally_out
    set r0, buffer
    ldr r1, [r0]
    out r1
    done

    .data
    .balign 64
buffer: .space 64
