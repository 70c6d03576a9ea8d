/* SPDX-License-Identifier: Apache-2.0
 * One shape for all emulated devices: an access, and a device that answers it.
 */
#ifndef MMIO_H
#define MMIO_H

#include "types.h"

struct vcpu;

struct mmio_access {
    u32 offset;
    u32 size; /* 1, 2 or 4 bytes */
    bool is_write;
    u32 value; /* written, or the result of a read */
};

struct mmio_device {
    u32 ipa;
    u32 size;
    void (*access)(struct vcpu *vcpu, struct mmio_access *access);
};

void vgicd_access(struct vcpu *vcpu, struct mmio_access *access);
void vpl011_access(struct vcpu *vcpu, struct mmio_access *access);

#endif
