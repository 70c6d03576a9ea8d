@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TGE does not concern Hyp mode's own SVC
@ section: ARM ARM B1.9.4
@ expect: vector=108 ec=11
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x8000000
    catch 3f
    svc #5
    3: out_vector
    out_hsr_ec
    done
