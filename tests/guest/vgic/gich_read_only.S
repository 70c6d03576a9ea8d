@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_VTR, MISR, EISR and ELRSR ignore writes
@ section: GIC 5.3
@ expect: vtr=90000003 misr=0 eisr0=0 eisr1=0 elrsr0=f elrsr1=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICH_VTR, GICH_MISR, GICH_EISR0, GICH_EISR1
    rw 0, GICH_ELRSR0
    rw 0xffffffff, GICH_ELRSR1
    done
