@ SPDX-License-Identifier: Apache-2.0
@ title: Write-only registers read as zero, read-only ones ignore writes
@ section: GIC 5.5
@ expect: eoir=0 aeoir=0 dir=0 iar=3ff rpr=ff hppir=3ff iidr=2043b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    outs GICV_EOIR, GICV_AEOIR, GICV_DIR
    rw 0xffffffff, GICV_IAR, GICV_RPR, GICV_HPPIR, GICV_IIDR
    done
