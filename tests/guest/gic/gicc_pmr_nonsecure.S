@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_PMR: Non-secure software sees and moves it in the lower half of the priorities alone
@ section: GIC 4.4.2
@ machine: secure
@ expect: ns=f0 ns.write=40 s=a0 hidden=0 ignored=0 s=78 least=0 ns.write=f0 s=f8
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xf8, GICC_PMR
    to_nonsecure
    peek_out GICC_PMR
    rw 0x40, GICC_PMR
    to_secure
    peek_out GICC_PMR
    poke 0x78, GICC_PMR
    to_nonsecure
    peek_out GICC_PMR
    rw 0xf0, GICC_PMR
    to_secure
    peek_out GICC_PMR
    poke 0x80, GICC_PMR
    to_nonsecure
    peek_out GICC_PMR
    rw 0xf0, GICC_PMR
    to_secure
    peek_out GICC_PMR
    done
