@ SPDX-License-Identifier: Apache-2.0
@ title: A trapped A32 instruction that passes its condition reports it in COND
@ section: ARM ARM B3.13.6
@ expect: eq=f0204a1 al=fe204a1
@ qemu: wrong: it reports AL, which the manual also allows, B3.13.6
.include "guest.inc"
.include "traps.inc"

test:
    hcr 0x200000
    probe_begin (SVC|MASKED|PSR_Z)
    7: mrceq p15, 0, r5, c1, c0, 1
    hvc #0xff
8:
    pl1 mrc p15, 0, r5, c1, c0, 1
    done
