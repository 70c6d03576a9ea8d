@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VF is taken while CPSR.A and I are set
@ section: ARM ARM B1.8.11
@ expect: vector=1c
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x48
    catch 3f
    eret_to (SVC|PSR_A|PSR_I), 2f
    2: hvc #0xff
    3: out_vector
    done
