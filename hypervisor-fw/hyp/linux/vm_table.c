/* SPDX-License-Identifier: Apache-2.0
 * The VMs of hypervisor.elf: two that boot an unmodified Linux kernel. What
 * they boot is not in the firmware but beside it in RAM (hyp/linux/modules.h).
 */
#include "linux/modules.h"

#include "linux_guest.h"

/* Physical RAM of 512 MB: the hypervisor from 0x40100000, modules, two VMs. */
#define MODULES_BASE 0x41000000
#define LINUX0_RAM 0x44000000
#define LINUX1_RAM (LINUX0_RAM + LINUX_RAM_SIZE)

/* Not in .bss, although zero: pack_linux writes into the image. */
struct linux_modules linux_modules __attribute__((section(".data.modules"))) = {
    .from = MODULES_BASE,
    .to = LINUX0_RAM,
};

// clang-format off
#define LINUX_LOADS(n)                                                            \
    {                                                                             \
        { .blob = &linux_modules.vm[n].kernel, .ipa = LINUX_KERNEL },             \
        { .blob = &linux_modules.vm[n].initrd, .ipa = LINUX_INITRD },             \
        { .blob = &linux_modules.vm[n].dtb,    .ipa = LINUX_DTB },                \
    }

const struct vm_config vm_table[VM_COUNT] = {
    {
        .name = "linux0",
        .vmid = 1,                      /* tags its TLB entries */
        .line_prefix = true,            /* "[linux0] " before each line of its console */
        .vcpu_count = 2,                /* at most; its device tree says how many it uses */
        .first_core = { 0, 1 },         /* where each vCPU runs; modulo the cores there are */
        .loads = LINUX_LOADS(0),        /* copied into its RAM, again at every reset */
        .entry = LINUX_KERNEL,
        .arguments = { 0, ~0u, LINUX_DTB }, /* the boot protocol: zero, no machine type, device tree */
        .regions = {
            { .kind = REGION_MEMORY, .ipa = GUEST_RAM_BASE,  .pa = LINUX0_RAM, .size = LINUX_RAM_SIZE },
            /* The virtual CPU interface stands where a guest expects the physical one. */
            { .kind = REGION_DEVICE, .ipa = GUEST_GICC_BASE, .pa = GICV_BASE,  .size = 0x2000 },
        },
        .devices = {
            { .ipa = GUEST_GICD_BASE, .size = 0x1000, .access = vgicd_access },
            { .ipa = GUEST_UART_BASE, .size = 0x1000, .access = vpl011_access },
        },
    },
    {
        .name = "linux1",
        .vmid = 2,
        .line_prefix = true,
        .vcpu_count = 2,
        .first_core = { 1, 0 },
        .loads = LINUX_LOADS(1),
        .entry = LINUX_KERNEL,
        .arguments = { 0, ~0u, LINUX_DTB },
        .regions = {
            { .kind = REGION_MEMORY, .ipa = GUEST_RAM_BASE,  .pa = LINUX1_RAM, .size = LINUX_RAM_SIZE },
            { .kind = REGION_DEVICE, .ipa = GUEST_GICC_BASE, .pa = GICV_BASE,  .size = 0x2000 },
        },
        .devices = {
            { .ipa = GUEST_GICD_BASE, .size = 0x1000, .access = vgicd_access },
            { .ipa = GUEST_UART_BASE, .size = 0x1000, .access = vpl011_access },
        },
    },
};
// clang-format on
