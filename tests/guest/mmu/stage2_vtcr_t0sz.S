@ SPDX-License-Identifier: Apache-2.0
@ title: VTCR.T0SZ: an IPA beyond the input range is a level 1 translation fault
@ section: ARM ARM B3.6.6
@ expect: t1.4=0 t1.7=0 t1.c=a0b t0.4=0 t0.7=0 t0.c=a0b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"
.include "faults.inc"

test:
    use_stage2
    write 4, c2, c1, 2, 0x80003541
    at_fault 0, c8, 4, 0x40001000
    at_fault 0, c8, 4, 0x7ffff000
    at_fault 0, c8, 4, 0xc0000000
    write 4, c2, c1, 2, 0x80003540
    at_fault 0, c8, 4, 0x40001000
    at_fault 0, c8, 4, 0x7ffff000
    at_fault 0, c8, 4, 0xc0000000
    done
