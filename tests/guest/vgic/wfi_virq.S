@ SPDX-License-Identifier: Apache-2.0
@ title: A pending virtual IRQ ends WFI of the guest though CPSR.I masks it
@ section: ARM ARM B1.8.14
@ expect: here=1
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x90
    eret_to (SVC|MASKED), 2f
2:  wfi
    outi 1
    done
