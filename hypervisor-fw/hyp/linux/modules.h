/* SPDX-License-Identifier: Apache-2.0
 * What a loader puts into RAM beside the hypervisor: kernel, initial RAM disk
 * and device tree of each VM. tools/pack_linux makes one ELF image of all and
 * fills this table in it; two VMs may name the same bytes.
 */
#ifndef LINUX_MODULES_H
#define LINUX_MODULES_H

#include "vm.h"

struct vm_modules {
    struct vm_blob kernel, initrd, dtb;
};

/* Read by tools/pack_linux, word by word. */
struct linux_modules {
    u32 from, to; /* the physical memory they may lie in */
    struct vm_modules vm[VM_COUNT];
};

extern struct linux_modules linux_modules;

#endif
