@ SPDX-License-Identifier: Apache-2.0
@ title: GICV_CTLR.FIQEn: virtual Group 0 is a virtual FIQ
@ section: GIC 5.5.1
@ expect: vector=1c
@ qemu: yes
.include "guest.inc"
.include "gic.inc"

test:
    poke 9, GICV_CTLR
    poke 0xf8, GICV_PMR
    poke 1, GICH_HCR
    poke (0x10000000|0x1b), GICH_LR0
    hcr 0x18
    catch 3f
    eret_to SVC, 2f
2:  wait_ipi
    outi 0xbad
3:  out_vector
    done
