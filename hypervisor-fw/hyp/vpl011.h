/* SPDX-License-Identifier: Apache-2.0
 * A VM's PL011. What it sends goes to the physical console by lines, or when the
 * VM falls idle, so that the output of two VMs never mixes within a line.
 */
#ifndef VPL011_H
#define VPL011_H

#include "types.h"

#define VPL011_LINE 256
#define VPL011_FIFO 16
#define VPL011_QUEUE 256 /* typed ahead: enters the FIFO as that has room */
#define VPL011_KEPT 6    /* IBRD, FBRD, LCR_H, CR, IFLS, IMSC */

struct vm;

struct vpl011 {
    volatile u32 lock;
    u32 length;
    u32 kept[VPL011_KEPT]; /* registers that only remember what was written */
    u32 raw;               /* UARTRIS */
    u32 received, next;    /* characters in the receive FIFO and behind it; where the first is */
    u8 queue[VPL011_QUEUE];
    char line[VPL011_LINE];
};

void vpl011_init(struct vpl011 *uart);
/* A character for the VM; lost if its queue is full. */
void vpl011_receive(struct vm *vm, u8 c);
/* Shows a line that has no end yet: a prompt. */
void vpl011_flush(struct vm *vm);

#endif
