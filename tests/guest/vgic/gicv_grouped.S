@ SPDX-License-Identifier: Apache-2.0
@ title: The binary point: group priority of GICV_RPR and GICH_APR, for each of its values
@ section: GIC 3.3.2
@ expect: b2=78 apr=8000 b3=70 apr=4000 b4=60 apr=1000 b5=40 apr=100 b6=0 apr=1 b7=0 apr=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    .irp point, 2, 3, 4, 5, 6, 7
    poke \point, GICV_BPR
    lr 0, 40, 0x78
    peek r0, GICV_IAR
    outs GICV_RPR, GICH_APR
    poke 40, GICV_EOIR
    .endr
    done
