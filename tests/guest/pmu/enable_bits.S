@ SPDX-License-Identifier: Apache-2.0
@ title: Set and clear registers: ones act, zeros do nothing, both read the same
@ section: ARM ARM C12.8.7, C12.8.8, C12.8.14
@ expect: cnten=8000000a cnten=8000000a cnten=80000002 inten=80000005 inten=80000005 inten=5
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    enable CYCLES|2
    enable 8
    out_pm c12, 1
    out_pm c12, 2
    disable 8
    out_pm c12, 2
    pm c14, 1, CYCLES|1
    pm c14, 1, 4
    out_pm c14, 1
    out_pm c14, 2
    pm c14, 2, CYCLES
    out_pm c14, 1
    done
