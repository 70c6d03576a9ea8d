@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE sends a BKPT of PL0 to Hyp mode
@ section: ARM ARM B1.8.4
@ expect: vector=114 elr=0 hsr=80000022
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x8000000
    catch 3f
    eret_to USR, 2f
    2: bkpt #3
    3: out_vector
    out_return 2b
    out_hsr_abort
    done
