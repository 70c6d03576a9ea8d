@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE disables the virtual exceptions: User mode takes none
@ section: ARM ARM B1.8.11
@ expect: svc=460000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x80001f8
    pl0 nop
    done
