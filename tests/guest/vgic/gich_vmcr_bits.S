@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_VMCR: its fields, and the least binary points
@ section: GIC 5.3.3
@ expect: all=f8fc021f none=4c0000 points=4c0000 bp=6c0000 abp=500000 mask=f84c0000
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICH_VMCR
    rw 0, GICH_VMCR
    rw 0x00240000, GICH_VMCR
    rw 0x00600000, GICH_VMCR
    rw 0x00100000, GICH_VMCR
    rw 0xff000000, GICH_VMCR
    done
