@ SPDX-License-Identifier: Apache-2.0
@ title: CPS changes mode and masks in one step
@ section: ARM ARM B9.3.2
@ expect: abt=1d7 und=db svc=1d3
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    cpsid i, #ABT
    out_cpsr
    cpsie a, #UND
    out_cpsr
    cps #SVC
    cpsid a
    out_cpsr
    done
