@ SPDX-License-Identifier: Apache-2.0
@ title: A virtual FIQ comes before a virtual IRQ
@ section: ARM ARM B1.8.11
@ expect: vector=1c
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0xd8
    catch 3f
    eret_to SVC, 2f
    2: hvc #0xff
    3: out_vector
    done
