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
    at 0, c8, 4, 0x40001000
    mrrc p15, 0, r10, r11, c7
    tst r10, #1
    moveq r10, #0
    out r10
    at 0, c8, 4, 0x7ffff000
    mrrc p15, 0, r10, r11, c7
    tst r10, #1
    moveq r10, #0
    out r10
    at 0, c8, 4, 0xc0000000
    mrrc p15, 0, r10, r11, c7
    tst r10, #1
    moveq r10, #0
    out r10
    write 4, c2, c1, 2, 0x80003540
    at 0, c8, 4, 0x40001000
    mrrc p15, 0, r10, r11, c7
    tst r10, #1
    moveq r10, #0
    out r10
    at 0, c8, 4, 0x7ffff000
    mrrc p15, 0, r10, r11, c7
    tst r10, #1
    moveq r10, #0
    out r10
    at 0, c8, 4, 0xc0000000
    mrrc p15, 0, r10, r11, c7
    tst r10, #1
    moveq r10, #0
    out r10
    done
