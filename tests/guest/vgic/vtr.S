@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_VTR: four list registers, five bits of priority
@ section: GIC 5.3.2
@ expect: vtr=90000003
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    peek r1, GICH_VTR
    out r1
    done
