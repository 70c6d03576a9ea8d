@ SPDX-License-Identifier: Apache-2.0
@ title: List registers 4 to 63 are not there: RAZ/WI
@ section: GIC 5.3.8
@ expect: lr4=0 lr5=0 lr31=0 lr63=0 elrsr0=f elrsr1=0 eisr0=0
@ qemu: wrong: has a fifth list register, GIC 5.3.2
.include "guest.inc"
.include "gic.inc"

test:
    rw 0x10000020, GICH_LR0+16, GICH_LR0+20, GICH_LR0+124, GICH_LR0+252
    outs GICH_ELRSR0, GICH_ELRSR1, GICH_EISR0
    done
