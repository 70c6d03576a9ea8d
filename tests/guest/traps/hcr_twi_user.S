@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWI traps WFI of PL0; a WFI that fails its condition is none
@ section: ARM ARM B1.14.9
@ expect: wfi=7e00000 thumb=4000000 wide=6000000 failed=8
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x2000
    pl0 wfi
    pl0_thumb wfi.n
    pl0_thumb wfi.w
    pl0_failed wfine
    done
