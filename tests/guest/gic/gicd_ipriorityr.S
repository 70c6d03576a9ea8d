@ SPDX-License-Identifier: Apache-2.0
@ title: GICD_IPRIORITYR: five bits of every field, none beyond the 288 interrupts
@ section: A15 TRM 8.3.4
@ machine: secure
@ expect: sgi=f8f8f8f8 ppi=f8f8f8f8 spi=f8f8f8f8 last=f8f8f8f8 beyond=0 low=0 mixed=78001840
@ qemu: wrong: eight priority bits, the A15's GIC has five, A15 TRM 8.3.4
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    rw 0xffffffff, GICD_IPRIORITYR, GICD_IPRIORITYR+16, GICD_IPRIORITYR+32, GICD_IPRIORITYR+284, GICD_IPRIORITYR+288
    rw 0x07070707, GICD_IPRIORITYR+40
    rw 0x7f011c47, GICD_IPRIORITYR+40
    done
