@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCP10 traps VFP of PL1 and PL0: register moves, loads, VMRS, VMSR
@ section: ARM ARM B1.14.12
@ expect: trapped=9 failed.passed=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    set r1, buffer
    write 4, c1, c1, 2, 0xc00
    tally 0x1fe0000a
    pl1 vmov r4, s0
    pl1 vmov d0, r2, r3
    pl1 vldr d0, [r1]
    pl1 vstmia r1, {d0-d1}
    pl1 vmrs r4, fpscr
    pl1 vmsr fpscr, r5
    pl1 vmrs r4, fpsid
    pl0 vmov r4, s0
    pl0 vmrs r4, fpscr
    tally_out
    tally NOT_TRAPPED
    pl1_failed vmovne r4, s0
    pl1_failed vmrsne r4, fpscr
    tally_out
    done

    .data
    .balign 64
buffer: .space 64
