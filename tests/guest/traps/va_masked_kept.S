@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.VA that was not taken stays set; HCR.VI and VF are not cleared when taken
@ section: ARM ARM B1.8.11
@ expect: va=120 vi=90
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x120
    catch 3f
    eret_to (SVC|MASKED), 2f
    2: hvc #0
    3: mrc p15, 4, r4, c1, c1, 0
    out r4
    hcr 0x90
    catch 5f
    eret_to SVC, 4f
    4: nop
    5: catch 6f
    hvc #0
    6: mrc p15, 4, r4, c1, c1, 0
    out r4
    done
