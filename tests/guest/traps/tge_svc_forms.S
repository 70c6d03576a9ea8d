@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE: SVC of PL0 is class 0x11 with its immediate; IL 0 in Thumb state
@ section: ARM ARM B3.13.6
@ expect: arm=460000ff wide=46005678 thumb=440000ff failed=460000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x8000000
    pl0 nop
    pl0 svc 0x345678
    pl0_thumb nop
    pl0_failed svcne 0x11
    done
