@ SPDX-License-Identifier: Apache-2.0
@ title: A virtio-mmio slot without a device says so: DeviceID 0
@ section: virtio 1.1 4.2.2
@ expect: magic=74726976 device=0 vendor=554d4551 version.known=1
@ qemu: yes
.include "guest.inc"
.include "gic.inc"
    .equ SLOT, 0x0a000000

test:
    peek_out SLOT
    peek_out SLOT + 8
    peek_out SLOT + 12
    peek r4, SLOT + 4               @ 1, legacy, or 2
    cmp r4, #1
    cmpne r4, #2
    moveq r4, #1
    movne r4, #0
    out r4
    done
