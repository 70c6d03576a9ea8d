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
#define VM_MAX_LOADS 3

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

/* Bytes that the build put into the firmware's image, or the loader beside it. */
struct vm_blob {
    const u8 *start;
    const u8 *end;
};

/* Copied into the VM's RAM at creation. */
struct vm_load {
    const struct vm_blob *blob;
    u32 ipa;
};

struct vm_config {
    const char *name;
    u8 vmid;           /* VTTBR.VMID: tags the TLB entries of this VM */
    bool ends_machine; /* its end is the machine's; else the last VM's is */
    bool line_prefix;  /* its console lines begin with "[name] " */
    u32 vcpu_count;
    u8 first_core[VM_MAX_VCPUS];
    struct vm_load loads[VM_MAX_LOADS];
    u32 entry;        /* of vCPU 0; the others start by PSCI */
    u32 arguments[3]; /* r0-r2 of vCPU 0 at its entry */
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
    volatile u32 vcpus_on;
    volatile bool ending; /* its vCPUs are being stopped */
    bool restart;         /* and then it begins anew */
    struct vgic_dist dist;
    struct vpl011 uart;
};

extern const struct vm_config vm_table[VM_COUNT];
extern struct vm vms[VM_COUNT];

void vm_create_all(void);
/* vCPU 0 at the entry of the table. */
void vm_start(struct vm *vm);
/* Its RAM and its virtual devices as at creation. */
void vm_reset(struct vm *vm);
/* arguments: r0-r2 at the entry. */
void vcpu_power_on(struct vcpu *vcpu, u32 entry, const u32 arguments[3]);
/* Maps the page of a REGION_DEMAND that holds ipa; false if there is no such region. */
bool vm_map_on_demand(struct vm *vm, u32 ipa);

/* vm_life.c: how a VM ends. */
/* Power-off, or from the start again, as soon as each core has stopped its part. */
void vm_request_end(struct vm *vm, bool restart);
/* The same for a vCPU: returns only if it is another VM than the caller's. */
void vm_end(struct vm *vm, bool restart);
/* The running VM has done what nobody can help it with: it ends, the others go on. */
void vm_fault(const char *why, u32 hsr) NORETURN;
/* A vCPU is off; after the last one of a VM nothing runs in it any more. */
void vm_vcpu_off(struct vm *vm);

#endif
