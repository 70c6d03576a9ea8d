@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_AIAR, AEOIR and AHPPIR handle Group 1, the plain registers Group 0
@ section: GIC 5.5.9
@ expect: ahppir0=3ff aiar0=3ff iar=28 hppir=3fe iar1=3fe ahppir=29 aiar=29 lr=68000029 apr=10000 apr.end=0 lr.end=48000029
@ qemu: wrong: no GICV_AIAR, AEOIR and AHPPIR, GIC 5.5.9
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on 3
    lr 0, 40, 0x40
    lr 1, 41, 0x80, LR_GROUP1
    poke 41, GICV_AIAR
    poke 41, GICV_AHPPIR
    outs GICV_AHPPIR, GICV_AIAR, GICV_IAR
    poke 40, GICV_EOIR
    outs GICV_HPPIR, GICV_IAR, GICV_AHPPIR, GICV_AIAR, GICH_LR1, GICH_APR
    poke 41, GICV_AEOIR
    outs GICH_APR, GICH_LR1
    done
