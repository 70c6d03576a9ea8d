@ SPDX-License-Identifier: Apache-2.0
@ title: The maintenance interrupt goes to the core whose list registers ask for it
@ section: GIC 5.2.4
@ machine: hyp, cores 3
@ expect: core0=0 core1=0 core2=2000000 core2.off=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke_on 2, 3, GICH_HCR
    wait_ipi
    peek_out GICD_ISPENDR
    out_on 1, GICD_ISPENDR
    out_on 2, GICD_ISPENDR
    poke_on 2, 0, GICH_HCR
    out_on 2, GICD_ISPENDR
    done
