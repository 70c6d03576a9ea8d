@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TWE traps a WFE that would wait; not after SEV
@ section: ARM ARM B1.14.9
@ expect: wait=7e00001 event=4a0000ff again=7e00001
@ qemu: wrong: WFE never waits, B1.14.9
.include "guest.inc"
.include "traps.inc"

test:
    sev
    wfe
    hcr 0x4000
    probe wfe
    sev
    probe wfe
    probe wfe
    done
