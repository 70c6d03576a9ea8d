@ SPDX-License-Identifier: Apache-2.0
@ title: The virtual registers have no security copies: Secure and Non-secure software see the same
@ section: GIC 5.1
@ machine: secure
@ expect: hcr=1 lr=10000020 vmcr=f84c0001 s.lr=20000020 s.vmcr=504c0001
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 1, GICH_HCR
    poke 0x10000020, GICH_LR0
    poke 0xf8000001, GICH_VMCR
    to_nonsecure
    outs GICH_HCR, GICH_LR0, GICH_VMCR
    peek r0, GICV_IAR
    poke 0x50, GICV_PMR
    to_secure
    outs GICH_LR0, GICH_VMCR
    done
