@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SPENDSGIR and CPENDSGIR of Group 0 SGIs are RAZ/WI to Non-secure accesses
@ section: GIC 4.3.17
@ machine: secure
@ expect: ns=1000100 ns.cleared=0 s=10001
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0xa, GICD_IGROUPR
    poke 0x00010001, GICD_SPENDSGIR
    to_nonsecure
    rw 0x01010101, GICD_SPENDSGIR
    rw 0xffffffff, GICD_CPENDSGIR
    to_secure
    peek_out GICD_SPENDSGIR
    done
