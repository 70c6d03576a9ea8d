@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE: what is UNDEFINED at PL0 goes to Hyp mode as class 0
@ section: ARM ARM B1.8.4
@ expect: hyp=9
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x8000000
    tally 0
    pl0 .inst 0xe7f000f0
    pl0_thumb .inst.n 0xde00
    pl0 mrc p15, 0, r4, c1, c0, 0
    pl0 mcr p15, 0, r4, c8, c7, 0
    pl0 hvc 0
    pl0 smc 0
    pl0 mrc p14, 0, r4, c0, c0, 4
    pl0 mrc p15, 4, r4, c1, c1, 0
    pl0 mrc p15, 0, r4, c4, c0, 0
    tally_out
    done
