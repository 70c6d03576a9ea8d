/* SPDX-License-Identifier: Apache-2.0
 * A VM's PL011: transmit only, whole lines go to the physical console, so that
 * the output of two VMs never mixes within a line.
 */
#ifndef VPL011_H
#define VPL011_H

#include "types.h"

#define VPL011_LINE 80

struct vpl011 {
    volatile u32 lock;
    u32 length;
    u32 registers[8]; /* IBRD, FBRD, LCR_H, CR, IFLS, IMSC, kept for the guest */
    char line[VPL011_LINE];
};

void vpl011_init(struct vpl011 *uart);

#endif
