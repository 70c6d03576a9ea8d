@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VA: a virtual abort, asynchronous in DFSR; taking it clears the bit
@ section: ARM ARM B1.8.11
@ expect: vector=10 dfsr=406 hcr=20
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x120
    catch 3f
    eret_to SVC, 2f
2:  nop
    outi 0xbad
3:  out_vector
    mrc p15, 0, r0, c5, c0, 0
    set r1, 0x40f
    and r0, r0, r1
    out r0
    catch 4f
    hvc #0
4:  mrc p15, 4, r0, c1, c1, 0
    out r0
    done
