@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VF without FMO does nothing
@ section: ARM ARM B1.8.11
@ expect: vector=114
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x70
    catch 3f
    eret_to SVC, 2f
    2: hvc #0xff
    3: out_vector
    done
