@ SPDX-License-Identifier: Apache-2.0
@ title: CPACR has the word before HCPTR: UNDEFINED at PL1, not trapped
@ section: ARM ARM B1.14.12
@ expect: vector=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    clear_bits 0, c1, c0, 2, 0xf00000
    write 4, c1, c1, 2, 0xc00
    probe_user vmov r4, s0
    done
