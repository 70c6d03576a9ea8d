@ SPDX-License-Identifier: Apache-2.0
@ title: DBGDSCRint shows what DBGDSCRext holds; NS is the security state
@ section: ARM ARM C11.11.20
@ expect: off=0 mdbgen=8000 both=1 ns=1
@ qemu: wrong: DBGDSCR.NS is never set, C11.11.20
.include "guest.inc"
.include "debug.inc"

test:
    os_lock 0
    mrc p14, 0, r4, c0, c1, 0
    and r10, r4, #0x8000
    out r10
    debug_on
    mrc p14, 0, r4, c0, c1, 0
    and r10, r4, #0x8000
    out r10
    mrc p14, 0, r5, c0, c2, 2
    eor r10, r4, r5
    tst r10, #0x8000
    mov r10, #0
    moveq r10, #1
    out r10
    ubfx r10, r4, #18, #1
    out r10
    done
