@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_HCR: EOICount and eight enables
@ section: GIC 5.3.1
@ expect: all=f80000ff none=0 count=80000000 low=a5
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICH_HCR
    rw 0, GICH_HCR
    rw 0x87ffff00, GICH_HCR
    rw 0xa5, GICH_HCR
    done
