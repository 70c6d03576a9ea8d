@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VA is taken from User mode
@ section: ARM ARM B1.8.11
@ expect: vector=10
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x120
    catch 3f
    eret_to USR, 2f
    2: hvc #0xff
    3: out_vector
    done
