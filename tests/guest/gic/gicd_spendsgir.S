@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_SPENDSGIR and CPENDSGIR: a byte for each SGI, a bit for each source that is there
@ section: GIC 4.3.16
@ machine: secure, cores 3
@ expect: all=7070707 w3=7070707 byte=7 cleared=7050300 same=7050300 bytes=7010300 pending=f00e
@ qemu: wrong: keeps the sources of absent cores, GIC 4.3.17
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    rw 0xffffffff, GICD_SPENDSGIR, GICD_SPENDSGIR+12
    peekb_out GICD_CPENDSGIR+2
    rw 0x00020407, GICD_CPENDSGIR
    peek_out GICD_SPENDSGIR
    pokeb 4, GICD_CPENDSGIR+2
    outs GICD_SPENDSGIR, GICD_ISPENDR
    done
