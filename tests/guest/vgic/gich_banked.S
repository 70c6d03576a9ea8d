@ SPDX-License-Identifier: Apache-2.0
@ title: Every core has virtual interface control registers and list registers of its own
@ section: GIC 5.3
@ machine: hyp, cores 3
@ expect: core1.lr=0 core1.hcr=0 core2.lr=10000030 core0.lr=10000020 core0.vmcr=4c0000 core2.vmcr=f84c0001 core1.elrsr=f core2.elrsr=e
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
.include "agents.inc"

test:
    agents 3
    poke 0x10000020, GICH_LR0
    poke 1, GICH_HCR
    poke_on 2, 0x10000030, GICH_LR0
    poke_on 2, 0xf8000001, GICH_VMCR
    out_on 1, GICH_LR0, GICH_HCR
    out_on 2, GICH_LR0
    outs GICH_LR0, GICH_VMCR
    out_on 2, GICH_VMCR
    out_on 1, GICH_ELRSR0
    out_on 2, GICH_ELRSR0
    done
