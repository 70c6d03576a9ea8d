@ SPDX-License-Identifier: Apache-2.0
@ title: A pending virtual IRQ ends a WFI although CPSR.I masks it, and HCR.TWI traps none
@ section: ARM ARM B1.8.14
@ expect: passed=1
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x2090
    tally NOT_TRAPPED
    pl1 wfi
    tally_out
    done
