@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWI traps a WFI that would wait
@ section: ARM ARM B1.14.9
@ expect: hsr=7e00000
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x2000
    probe wfi
    done
