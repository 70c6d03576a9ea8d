@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE: a trap of PL0 keeps its class, only what is UNDEFINED is class 0
@ section: ARM ARM B1.14.1
@ expect: tpidruro=fe63481 actlr=0
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x2000
    hcr 0x8200000
    pl0 mrc p15, 0, r4, c13, c0, 3
    pl0 mrc p15, 0, r4, c1, c0, 1
    done
