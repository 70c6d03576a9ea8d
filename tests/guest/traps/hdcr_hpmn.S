@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.HPMN is PMCR.N of PL1, not of Hyp mode
@ section: ARM ARM B4.1.66
@ expect: hyp=6 two=2 six=6
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mrc p15, 0, r0, c9, c12, 0
    ubfx r0, r0, #11, #5
    out r0
    write 4, c1, c1, 1, 2
    catch 3f
    eret_to (SVC|MASKED), 2f
    2: mrc p15, 0, r4, c9, c12, 0
    hvc #0
    3: ubfx r4, r4, #11, #5
    out r4
    write 4, c1, c1, 1, 6
    catch 5f
    eret_to (SVC|MASKED), 4f
    4: mrc p15, 0, r4, c9, c12, 0
    hvc #0
    5: ubfx r4, r4, #11, #5
    out r4
    done
