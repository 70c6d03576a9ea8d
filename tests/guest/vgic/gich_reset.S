@ SPDX-License-Identifier: Apache-2.0
@ title: The virtual interface control registers after reset
@ section: A15 TRM table 8-12
@ expect: hcr=0 vtr=90000003 vmcr=4c0000 misr=0 eisr0=0 eisr1=0 elrsr0=f elrsr1=0 apr=0 lr0=0 lr1=0 lr2=0 lr3=0
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    outs GICH_HCR, GICH_VTR, GICH_VMCR, GICH_MISR, GICH_EISR0, GICH_EISR1, GICH_ELRSR0, GICH_ELRSR1
    outs GICH_APR, GICH_LR0, GICH_LR1, GICH_LR2, GICH_LR3
    done
