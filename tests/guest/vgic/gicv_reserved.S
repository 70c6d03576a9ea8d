@ SPDX-License-Identifier: Apache-2.0
@ title: Reserved addresses of GICV and GICH are RAZ/WI
@ section: GIC 5.5
@ expect: v2c=0 vcc=0 ve0=0 vf8=0 vffc=0 v1004=0 h0c=0 h14=0 h28=0 h38=0 he0=0 hf4=0 h3fc=0 hcr=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICV+0x2c, GICV+0xcc, GICV+0xe0, GICV+0xf8, GICV+0xffc, GICV+0x1004
    rw 0xffffffff, GICH+0x0c, GICH+0x14, GICH+0x28, GICH+0x38, GICH+0xe0, GICH+0xf4, GICH+0x3fc
    peek_out GICH_HCR
    done
