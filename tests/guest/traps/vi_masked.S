@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VI waits while CPSR.I is set
@ section: ARM ARM B1.8.11
@ expect: vector=114
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x90
    catch 3f
    eret_to (SVC|PSR_I), 2f
    2: hvc #0xff
    3: out_vector
    done
