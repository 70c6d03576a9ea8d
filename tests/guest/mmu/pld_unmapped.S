@ SPDX-License-Identifier: Apache-2.0
@ title: PLD of an unmapped address does nothing
@ section: ARM ARM A8.8.126
@ expect: here=1
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    pld [r1]
    pli [r1]
    outi 1
    done
