@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VI is taken while CPSR.A and F are set
@ section: ARM ARM B1.8.11
@ expect: vector=18
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x90
    catch 3f
    eret_to (SVC|PSR_A|PSR_F), 2f
    2: hvc #0xff
    3: out_vector
    done
