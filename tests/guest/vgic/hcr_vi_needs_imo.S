@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VI without IMO does nothing
@ section: ARM ARM B1.8.11
@ expect: here=1
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x80
    eret_to SVC, 2f
2:  nop
    outi 1
    done
