@ SPDX-License-Identifier: Apache-2.0
@ title: An SGI to oneself: acknowledged by its number, spurious afterwards
@ section: GIC 4.3.15
@ expect: hppir=3 iar=3 rpr=0 again=3ff idle=ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    gic_on
    sgi_to_self 3
    wait_ipi
    peek_out GICC_HPPIR
    peek r1, GICC_IAR
    out r1
    peek_out GICC_RPR
    set r12, GICC_EOIR
    str r1, [r12]
    peek_out GICC_IAR
    peek_out GICC_RPR
    done
