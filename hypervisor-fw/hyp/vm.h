/* SPDX-License-Identifier: Apache-2.0
 * A VM: its description (hyp/vm_table.c, constant) and its run-time state.
 */
#ifndef VM_H
#define VM_H

#include "mmio.h"
#include "vcpu.h"
#include "vgic.h"
#include "vpl011.h"

#define VM_COUNT 2
#define VM_MAX_VCPUS 2
#define VM_MAX_REGIONS 4
#define VM_MAX_DEVICES 3

enum region_kind {
    REGION_NONE,
    REGION_MEMORY,  /* mapped at creation, Normal memory, read, write, execute */
    REGION_CHANNEL, /* as memory, never executable; the same pages in two VMs */
    REGION_DEVICE,  /* passed through: Device memory, never executable */
    REGION_DEMAND,  /* Normal memory, mapped page by page when first touched */
};

struct vm_region {
    enum region_kind kind;
    u32 ipa;
    u32 pa;
    u32 size;
};

struct vm_config {
    const char *name;
    u8 vmid;           /* VTTBR.VMID: tags the TLB entries of this VM */
    bool ends_machine; /* its SYSTEM_OFF is the machine's */
    u32 vcpu_count;
    u8 first_core[VM_MAX_VCPUS];
    const u8 *image; /* copied to image_ipa at creation */
    const u8 *image_end;
    u32 image_ipa; /* also the entry of vCPU 0 */
    struct vm_region regions[VM_MAX_REGIONS];
    struct mmio_device devices[VM_MAX_DEVICES];
    u32 peer;    /* the VM at the other end of its channel */
    u8 doorbell; /* SPI that a notification from the peer raises */
};

struct vm {
    const struct vm_config *config;
    u64 vttbr;
    u64 cntvoff; /* the VM's virtual count starts at its creation */
    u64 *stage2_root;
    struct vcpu *vcpus[VM_MAX_VCPUS];
    struct vgic_dist dist;
    struct vpl011 uart;
};

extern const struct vm_config vm_table[VM_COUNT];
extern struct vm vms[VM_COUNT];

void vm_create_all(void);
void vm_start_all(void);
void vcpu_power_on(struct vcpu *vcpu, u32 entry, u32 context);
/* Maps the page of a REGION_DEMAND that holds ipa; false if there is no such region. */
bool vm_map_on_demand(struct vm *vm, u32 ipa);

#endif
