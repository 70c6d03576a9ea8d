@ SPDX-License-Identifier: Apache-2.0
@ title: An event that the core does not have stays at zero
@ section: ARM ARM C12.8.17
@ expect: count=0
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, 0x3f|F_NSH
    enable 1
    pmcr PMCR_E
    mov r0, #100
1:  subs r0, r0, #1
    bne 1b
    out_counter 0
    done
