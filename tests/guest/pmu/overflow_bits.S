@ SPDX-License-Identifier: Apache-2.0
@ title: PMOVSSET sets overflow flags, PMOVSR clears them
@ section: ARM ARM C12.8.15, C12.8.16
@ expect: set=8000000f clear=80000001
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    pm c14, 3, CYCLES|0xf
    out_pm c14, 3
    clear_overflow 0xe
    out_pm c12, 3
    done
