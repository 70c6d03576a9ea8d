@ SPDX-License-Identifier: Apache-2.0
@ title: Write-only registers read as zero, read-only ones ignore writes
@ section: GIC 4.1.3
@ machine: secure
@ expect: eoir=0 aeoir=0 dir=0 iar=3ff rpr=ff hppir=3ff iidr=2043b
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    outs GICC_EOIR, GICC_AEOIR, GICC_DIR
    rw 0xffffffff, GICC_IAR, GICC_RPR, GICC_HPPIR, GICC_IIDR
    done
