@ SPDX-License-Identifier: Apache-2.0
@ title: GICC_CTLR, Non-secure copy: EnableGrp1, the bypass bits of Group 1, EOImodeNS
@ section: GIC 4.4.1
@ machine: secure
@ expect: ns=261 ns.off=0 s=27d ns.all=261 s=7ff enable=1 s.enable=27f mode=200 s.mode=67d
@ qemu: wrong: no bypass bits, GIC 4.4.1
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    poke 0x7ff, GICC_CTLR
    to_nonsecure
    peek_out GICC_CTLR
    .irp value, 0, 0xffffffff, 1
    rw \value, GICC_CTLR
    to_secure
    peek_out GICC_CTLR
    to_nonsecure
    .endr
    rw 0x200, GICC_CTLR
    to_secure
    peek_out GICC_CTLR
    done
