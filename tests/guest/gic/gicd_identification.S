@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IIDR, the peripheral and component identification registers; GICC_IIDR and GICV_IIDR
@ section: GIC 4.3.18
@ expect: iidr=43b p4=4 p5=0 p6=0 p7=0 p0=90 p1=b4 p2=2b p3=0 c0=d c1=f0 c2=5 c3=b1 gicc=2043b gicv=2043b
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    peek_out GICD_IIDR
    out_words GICD_ICPIDR4, 12
    outs GICC_IIDR, GICV_IIDR
    done
