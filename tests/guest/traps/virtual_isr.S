@ SPDX-License-Identifier: Apache-2.0
@ title: ISR at PL1 shows the virtual exceptions that HCR pends, in Hyp mode the physical
@ section: ARM ARM B4.1.97
@ expect: pl1=1c0 hyp=0
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x1f8
    catch 3f
    eret_to (SVC|MASKED), 2f
    2: mrc p15, 0, r4, c12, c1, 0
    hvc #0
    3: out r4
    mrc p15, 0, r4, c12, c1, 0
    out r4
    done
