@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TVM traps MCRR of the table bases with their ISS, not MRRC
@ section: ARM ARM B1.14.13
@ expect: ttbr0=13e00c44 ttbr1=13e10c44 read=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r2, #0
    mov r3, #0
    hcr 0x4000000
    probe mcrr p15, 0, r2, r3, c2
    probe mcrr p15, 1, r2, r3, c2
    probe mrrc p15, 0, r2, r3, c2
    done
