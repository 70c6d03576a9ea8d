/* SPDX-License-Identifier: Apache-2.0
 * The VMs of this machine. Two of them: the measuring guest on both cores, and
 * its partner, which shares core 0 with it and is the other side of every
 * world switch, channel and VFP exchange.
 */
#include "vm.h"

extern const struct vm_blob measure_blob, partner_blob; /* images.S */

/* One page that both VMs see at GUEST_CHANNEL. */
#define CHANNEL_PA 0x50600000

// clang-format off
const struct vm_config vm_table[VM_COUNT] = {
    {
        .name = "measure",
        .vmid = 1,                      /* tags its TLB entries; 0 is left to the split-mode host */
        .ends_machine = true,           /* when it is done, so is the machine */
        .vcpu_count = 2,
        .first_core = { 0, 1 },         /* where each vCPU starts; modulo the cores there are */
        .loads = { { .blob = &measure_blob, .ipa = GUEST_RAM_BASE } }, /* copied there */
        .entry = GUEST_RAM_BASE,        /* of vCPU 0; the others start by PSCI */
        .regions = {
            { .kind = REGION_MEMORY,  .ipa = GUEST_RAM_BASE,    .pa = VM0_RAM_BASE,    .size = VM_RAM_SIZE },
            { .kind = REGION_DEMAND,  .ipa = GUEST_DEMAND_BASE, .pa = VM0_DEMAND_BASE, .size = GUEST_DEMAND_SIZE },
            { .kind = REGION_CHANNEL, .ipa = GUEST_CHANNEL,     .pa = CHANNEL_PA,      .size = 0x1000 },
            /* The virtual CPU interface stands where a guest expects the physical one. */
            { .kind = REGION_DEVICE,  .ipa = GUEST_GICC_BASE,   .pa = GICV_BASE,       .size = 0x2000 },
        },
        .devices = {
            { .ipa = GUEST_GICD_BASE, .size = 0x1000, .access = vgicd_access },
            { .ipa = GUEST_UART_BASE, .size = 0x1000, .access = vpl011_access },
        },
        .peer = 1,                      /* the VM that HC_NOTIFY rings */
        .doorbell = GUEST_SPI_DOORBELL, /* and the SPI with which it is rung */
    },
    {
        .name = "partner",
        .vmid = 2,
        .ends_machine = false,
        .vcpu_count = 1,
        .first_core = { 0 },
        .loads = { { .blob = &partner_blob, .ipa = GUEST_RAM_BASE } },
        .entry = GUEST_RAM_BASE,
        .regions = {
            { .kind = REGION_MEMORY,  .ipa = GUEST_RAM_BASE,  .pa = VM1_RAM_BASE, .size = VM_RAM_SIZE },
            { .kind = REGION_CHANNEL, .ipa = GUEST_CHANNEL,   .pa = CHANNEL_PA,   .size = 0x1000 },
            { .kind = REGION_DEVICE,  .ipa = GUEST_GICC_BASE, .pa = GICV_BASE,    .size = 0x2000 },
        },
        .devices = {
            { .ipa = GUEST_GICD_BASE, .size = 0x1000, .access = vgicd_access },
            { .ipa = GUEST_UART_BASE, .size = 0x1000, .access = vpl011_access },
        },
        .peer = 0,
        .doorbell = GUEST_SPI_DOORBELL,
    },
};
// clang-format on
