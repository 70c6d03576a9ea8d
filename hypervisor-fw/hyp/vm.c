/* SPDX-License-Identifier: Apache-2.0
 * Creation of VMs from the table: stage 2, image, virtual devices, vCPUs.
 */
#include "vm.h"

#include "console.h"
#include "mmu.h"
#include "sched.h"
#include "spinlock.h"
#include "trap.h"
#include "vgicd.h"

struct vm vms[VM_COUNT];

static struct vcpu vcpu_pool[MAX_VCPUS] ALIGNED(64);
static u32 vcpus_taken;
static volatile u32 demand_lock;

static struct page_table stage2_of(const struct vm *vm)
{
    return (struct page_table){.root = vm->stage2_root,
                               .root_entries = STAGE2_ROOT_ENTRIES,
                               .take_table = table_pool_take};
}

// clang-format off
static const u64 region_attributes[] = {
    [REGION_MEMORY]  = PT_S2_NORMAL,
    [REGION_CHANNEL] = PT_S2_NORMAL | PT_XN,
    [REGION_DEVICE]  = PT_S2_DEVICE,
    [REGION_DEMAND]  = PT_S2_NORMAL | PT_XN,
};
// clang-format on

static void map_regions(struct vm *vm)
{
    const struct page_table table = stage2_of(vm);

    for (u32 i = 0; i < VM_MAX_REGIONS; i++) {
        const struct vm_region *region = &vm->config->regions[i];

        if (region->kind == REGION_NONE || region->kind == REGION_DEMAND) {
            continue;
        }
        if (!pt_map(&table, region->ipa, region->pa, region->size,
                    region_attributes[region->kind])) {
            hyp_panic("no room for stage 2 tables");
        }
    }
    dsb();
}

bool vm_map_on_demand(struct vm *vm, u32 ipa)
{
    const struct page_table table = stage2_of(vm);
    u32 page = ipa & ~(PAGE_SIZE - 1);
    bool mapped = false;

    for (u32 i = 0; i < VM_MAX_REGIONS; i++) {
        const struct vm_region *region = &vm->config->regions[i];
        u32 offset = page - region->ipa;

        if (region->kind == REGION_DEMAND && offset < region->size) {
            spin_lock(&demand_lock);
            /* Another core of the VM may have been faster: then it is mapped too. */
            mapped = pt_map(&table, page, region->pa + offset, PAGE_SIZE,
                            region_attributes[REGION_DEMAND]) ||
                     pt_lookup(&table, page) != 0;
            dsb_ish(); /* the walker of the returning core must see the entry */
            spin_unlock(&demand_lock);
            break;
        }
    }
    return mapped;
}

/* The first region is the VM's RAM; what does not fit into it is not loaded. */
static void load_images(const struct vm *vm)
{
    const struct vm_region *ram = &vm->config->regions[0];

    for (u32 i = 0; i < VM_MAX_LOADS && vm->config->loads[i].blob != NULL; i++) {
        const struct vm_blob *blob = vm->config->loads[i].blob;
        u32 offset = vm->config->loads[i].ipa - ram->ipa;
        size_t size = (size_t)(blob->end - blob->start);
        void *to = (void *)(uintptr_t)(ram->pa + offset);

        if (offset > ram->size || size > ram->size - offset) {
            hyp_panic("an image that does not fit into a VM's RAM");
        }
        memcpy(to, blob->start, size);
        sync_code(to, size);
    }
}

/* Cleared through the cache, and cleaned: a VM may look with its caches off. */
static void clear_channels(const struct vm *vm)
{
    for (u32 i = 0; i < VM_MAX_REGIONS; i++) {
        const struct vm_region *region = &vm->config->regions[i];

        if (region->kind == REGION_CHANNEL) {
            memset((void *)(uintptr_t)region->pa, 0, region->size);
            sync_code((void *)(uintptr_t)region->pa, region->size);
        }
    }
}

static void init_dist(struct vm *vm)
{
    memset(&vm->dist, 0, sizeof(vm->dist));
    for (u32 cpu = 0; cpu < vm->config->vcpu_count; cpu++) {
        vm->dist.enabled_private[cpu] = 0xffff; /* SGIs cannot be disabled here */
    }
    for (u32 i = 0; i < 32; i++) {
        vm->dist.targets_shared[i] = 1;
    }
}

void vm_reset(struct vm *vm)
{
    vm->cntvoff = cp_read64(CNTPCT);
    load_images(vm);
    clear_channels(vm);
    init_dist(vm);
    vpl011_init(&vm->uart);
}

/* The VM table may name more cores than the machine has. */
static struct core *first_core(const struct vcpu *vcpu)
{
    return &cores[vcpu->vm->config->first_core[vcpu->id] % core_count];
}

static void create(struct vm *vm, const struct vm_config *config)
{
    vm->config = config;
    vm->stage2_root = table_pool_take_stage2_root();
    vm->vttbr = (u64)config->vmid << 48 | (uintptr_t)vm->stage2_root;
    map_regions(vm);
    for (u32 i = 0; i < config->vcpu_count; i++) {
        struct vcpu *vcpu = &vcpu_pool[vcpus_taken++];

        vcpu->vm = vm;
        vcpu->id = i;
        vcpu->core = first_core(vcpu);
        vm->vcpus[i] = vcpu;
    }
    vm_reset(vm);
}

void vm_create_all(void)
{
    vgicd_build_index();
    for (u32 i = 0; i < VM_COUNT; i++) {
        create(&vms[i], &vm_table[i]);
    }
}

/* PL1 as after reset: MMU and caches off, SVC, all masked; the values that are
 * UNKNOWN at reset are zero. CNTKCTL zero keeps the counters from PL0. */
static void reset_state(struct vcpu *vcpu, u32 entry)
{
    memset(&vcpu->banked, 0, sizeof(vcpu->banked));
    memset(&vcpu->cp15, 0, sizeof(vcpu->cp15));
    memset(&vcpu->vfp, 0, sizeof(vcpu->vfp));
    memset(&vcpu->vgic, 0, sizeof(vcpu->vgic));
    vcpu->cp15.sctlr = SCTLR_RESET;
    vcpu->elr_hyp = entry & ~1u;
    vcpu->spsr_hyp = PSR_AIF | PSR_MODE_SVC | ((entry & 1) != 0 ? PSR_T : 0);
    vcpu->cntv_ctl = 0;
    vcpu->cntv_cval = 0;
}

/* The frame that guest_first_entry pops: r0-r2 are given, the rest zero. */
static void prepare_stack(struct vcpu *vcpu, const u32 arguments[3])
{
    struct trap_frame *frame = (struct trap_frame *)(vcpu->stack + HYP_STACK_SIZE) - 1;
    u32 *sp = (u32 *)frame;

    memset(frame, 0, sizeof(*frame));
    memcpy(frame->r0_r3, arguments, 3 * sizeof(u32));
    *--sp = (uintptr_t)guest_first_entry; /* lr, then r11-r4 of vcpu_switch_stacks */
    for (u32 i = 0; i < 8; i++) {
        *--sp = 0;
    }
    vcpu->hyp_sp = sp;
}

void vcpu_power_on(struct vcpu *vcpu, u32 entry, const u32 arguments[3])
{
    struct core *core = first_core(vcpu);

    reset_state(vcpu, entry);
    prepare_stack(vcpu, arguments);
    vcpu->state = VCPU_RUNNABLE;
    vcpu->core = core;
    atomic_add(&vcpu->vm->vcpus_on, 1);
    sched_add(vcpu, core);
}

void vm_start(struct vm *vm)
{
    vcpu_power_on(vm->vcpus[0], vm->config->entry, vm->config->arguments);
}
