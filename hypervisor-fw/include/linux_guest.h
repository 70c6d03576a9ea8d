/* SPDX-License-Identifier: Apache-2.0
 * Where a Linux guest finds what it is started with, as IPAs: for the VM table
 * (hyp/linux/vm_table.c) and for its device tree (guests/linux/guest.dts). The
 * devices are those of every VM, in hypercall.h.
 */
#ifndef LINUX_GUEST_H
#define LINUX_GUEST_H

// clang-format off
#define LINUX_RAM_SIZE     0x0c000000   /* 192 MB at GUEST_RAM_BASE */
#define LINUX_KERNEL       0x40208000   /* Image: TEXT_OFFSET of a multi-platform kernel */
#define LINUX_INITRD       0x44000000
#define LINUX_DTB          0x4a000000
// clang-format on

#endif
