@ SPDX-License-Identifier: Apache-2.0
@ title: virtio-rng: buffers are filled, and no more
@ section: virtio 1.1 5.4, 4.2.2
@ options: --rng=0
@ qemu_options: -global virtio-mmio.force-legacy=false -device virtio-rng-device
@ expect: features.ok=b no.such.queue=0
@ expect: head=0 length=10 changed=1 untouched=0
@ qemu: yes
.include "guest.inc"
.include "virtio.inc"

test:
    virtio_find 4
    virtio_negotiate
    virtio_out VIRTIO_STATUS
    virtio_write VIRTIO_QUEUE_SEL, 5
    virtio_out VIRTIO_QUEUE_NUM_MAX
    virtio_queue
    virtio_write VIRTIO_STATUS, 15
    describe vq_table, 0, vq_buffer, 16, WRITE
    virtio_submit 0
    virtio_out_used 0
    set r12, vq_buffer
    ldmia r12, {r4-r8}
    orr r4, r4, r5
    orr r4, r4, r6
    orrs r4, r4, r7
    movne r4, #1
    out r4
    out r8
    done
