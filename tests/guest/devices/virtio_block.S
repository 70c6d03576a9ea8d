@ SPDX-License-Identifier: Apache-2.0
@ title: virtio-blk: configuration, read, write and read again, an indirect chain, get-ID, errors, interrupt status
@ section: virtio 1.1 5.2, 4.2, 2.6
@ options: --drive {elf},snapshot
@ qemu_options: -global virtio-mmio.force-legacy=false -drive file={elf},format=raw,if=none,id=disk,snapshot=on -device virtio-blk-device,drive=disk,serial=drive0
@ expect: version1=1 generation=0 capacity.high=0 seg_max=fe features.ok=b max.known=1 ready=1
@ expect: read.head=0 read.length=201 read.status=0 elf=464c457f irq=1 acknowledged=0
@ expect: write.head=0 write.length=1 write.status=0
@ expect: indirect.head=3 indirect.length=201 indirect.status=0 word=600df00d last=600dcafe
@ expect: id.status=0 id=76697264 id.rest=3065
@ expect: beyond.status=1 flush.status=0 unknown.status=2
@ expect: reset.status=0 reset.ready=0
@ qemu: yes
.include "guest.inc"
.include "virtio.inc"

    .macro request type, sector         @ the header, and the status as it is not
    poke \type, vq_header
    poke 0, vq_header + 4
    poke \sector, vq_header + 8
    poke 0, vq_header + 12
    poke 0xff, vq_status
    .endm
    .macro out_status
    peek r10, vq_status
    and r10, r10, #0xff
    out r10
    .endm

test:
    virtio_find 2
    virtio_offer 1
    and r10, r10, #1
    out r10
    virtio_out VIRTIO_CONFIG_GENERATION
    virtio_out VIRTIO_CONFIG + 4
    virtio_out VIRTIO_CONFIG + 12
    virtio_negotiate 1 << 28 | 1 << 9
    virtio_out VIRTIO_STATUS
    virtio_write VIRTIO_QUEUE_SEL, 0
    ldr r10, [r9, #VIRTIO_QUEUE_NUM_MAX]
    cmp r10, #128
    movhs r10, #1
    out r10
    virtio_queue
    virtio_out VIRTIO_QUEUE_READY
    virtio_write VIRTIO_STATUS, 15

    describe vq_table, 0, vq_header, 16, NEXT, 1
    describe vq_table, 1, vq_buffer, 512, NEXT|WRITE, 2
    describe vq_table, 2, vq_status, 1, WRITE
    request 0, 0
    virtio_submit 0
    virtio_out_used 0
    out_status
    peek r10, vq_buffer
    out r10
    virtio_out VIRTIO_INTERRUPT_STATUS
    virtio_write VIRTIO_INTERRUPT_ACK, 1
    virtio_out VIRTIO_INTERRUPT_STATUS

    describe vq_table, 1, vq_buffer, 512, NEXT, 2
    poke 0x600df00d, vq_buffer
    poke 0x600dcafe, vq_buffer + 508
    request 1, 1
    virtio_submit 0
    virtio_out_used 1
    out_status

    poke 0, vq_buffer
    poke 0, vq_buffer + 508
    describe vq_indirect, 0, vq_header, 16, NEXT, 2
    describe vq_indirect, 2, vq_buffer, 512, NEXT|WRITE, 1
    describe vq_indirect, 1, vq_status, 1, WRITE
    describe vq_table, 3, vq_indirect, 48, INDIRECT
    request 0, 1
    virtio_submit 3
    virtio_out_used 2
    out_status
    peek r10, vq_buffer
    out r10
    peek r10, vq_buffer + 508
    out r10

    describe vq_table, 1, vq_buffer, 20, NEXT|WRITE, 2
    request 8, 0
    virtio_submit 0
    out_status
    peek r10, vq_buffer
    out r10
    peek r10, vq_buffer + 4
    out r10

    describe vq_table, 1, vq_buffer, 512, NEXT|WRITE, 2
    request 0, 0x1000000
    virtio_submit 0
    out_status
    describe vq_table, 0, vq_header, 16, NEXT, 2
    request 4, 0
    virtio_submit 0
    out_status
    request 99, 0
    virtio_submit 0
    out_status

    virtio_write VIRTIO_STATUS, 0
    virtio_out VIRTIO_STATUS
    virtio_write VIRTIO_QUEUE_SEL, 0
    virtio_out VIRTIO_QUEUE_READY
    done
