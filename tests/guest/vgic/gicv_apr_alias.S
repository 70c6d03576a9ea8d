@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_APR0 is an alias of GICH_APR; GICV_APR1-3 are RAZ/WI
@ section: A15 TRM 8.3.8
@ expect: gich=12345678 gicv=87654321 apr1=0 apr2=0 apr3=0 gich=87654321
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x12345678, GICV_APR0
    peek_out GICH_APR
    poke 0x87654321, GICH_APR
    peek_out GICV_APR0
    rw 0xffffffff, GICV_APR0+4, GICV_APR0+8, GICV_APR0+12
    peek_out GICH_APR
    done
