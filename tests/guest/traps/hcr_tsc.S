@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TSC traps SMC; the preferred return address is the SMC
@ section: ARM ARM B1.14.8
@ expect: vector=114 elr=0 hsr=4e000000
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x80000
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  smc #5
    hvc #0xff
3:  out_vector
    out_return 2b
    out_hsr
    done
