@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE: VFP that CPACR disables goes to Hyp mode as class 0
@ section: ARM ARM B1.8.4
@ expect: hsr=0
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    clear_bits 0, c1, c0, 2, 0xf00000
    hcr 0x8000000
    pl0 vmov r4, s0
    done
