@ SPDX-License-Identifier: Apache-2.0
@ title: An EOI that clears no bit of GICH_APR is not counted
@ section: GIC 5.3.1
@ expect: hcr=1 apr=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    virtual_on
    poke 40, GICV_EOIR
    outs GICH_HCR, GICH_APR
    done
