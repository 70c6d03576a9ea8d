@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_ITARGETSR0-7 are read-only and tell the core that reads them
@ section: GIC 4.3.12
@ machine: secure, cores 4
@ expect: w0=1010101 w1=1010101 w2=1010101 w3=1010101 w4=1010101 w5=1010101 w6=1010101 w7=1010101
@ expect: core1=2020202 core2=4040404 core3=8080808 core3.ppi=8080808
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 4
    poke_words 0xffffffff, GICD_ITARGETSR, 8
    out_words GICD_ITARGETSR, 8
    poke_on 1, 0, GICD_ITARGETSR
    out_on 1, GICD_ITARGETSR
    out_on 2, GICD_ITARGETSR
    out_on 3, GICD_ITARGETSR, GICD_ITARGETSR+28
    done
