@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TSC keeps PSCI calls of a guest from the monitor
@ section: ARM ARM B1.14.8
@ expect: hsr=4e000000 r0=84000000
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x80000
    set r0, 0x84000000
    catch 3f
    eret_to (SVC|MASKED), 2f
2:  smc #0
3:  out_hsr
    out r0
    done
