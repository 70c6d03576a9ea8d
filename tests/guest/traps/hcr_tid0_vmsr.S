@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TID0 is about VMRS: a VMSR to FPSID is ignored and not trapped; TID3 concerns no VMSR
@ section: ARM ARM B1.14.2, B9.3.22
@ expect: passed=1 fpsid=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set_bits 0, c1, c0, 2, 0xf00000
    set r0, 0x40000000
    vmsr fpexc, r0
    vmrs r7, fpsid
    mov r5, #0
    hcr 0x48000
    tally NOT_TRAPPED
    pl1 vmsr fpsid, r5
    tally_out
    vmrs r4, fpsid
    cmp r4, r7
    moveq r10, #1
    out r10
    done
