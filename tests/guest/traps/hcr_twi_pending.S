@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWI does not trap a WFI that would not wait: an interrupt is pending though masked
@ section: ARM ARM B1.14.9
@ expect: hsr=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "traps.inc"

test:
    gic_on
    sgi_to_self 1
    wait_ipi
    hcr 0x2000
    probe wfi
    done
