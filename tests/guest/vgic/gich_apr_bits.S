@ SPDX-License-Identifier: Apache-2.0
@ title: GICH_APR: 32 preemption levels, GICV_RPR follows
@ section: GIC 5.3.7
@ expect: all=ffffffff rpr=0 one=200 rpr=48 least=80000000 rpr=f8 none=0 rpr=ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICH_APR
    peek_out GICV_RPR
    rw 0x200, GICH_APR
    peek_out GICV_RPR
    rw 0x80000000, GICH_APR
    peek_out GICV_RPR
    rw 0, GICH_APR
    peek_out GICV_RPR
    done
