/* SPDX-License-Identifier: Apache-2.0
 * List registers (GICv2 5.3.7) and the way into them. See vgic.h for who may
 * touch what.
 */
#include "vgic.h"

#include "gic.h"
#include "sched.h"
#include "spinlock.h"
#include "vm.h"

#define VMCR_INITIAL 0 /* as GICC after reset: all groups off, mask 0 */

/* A bit per list register of this machine. */
static u32 all_lrs;

u32 vgic_lr_count(void)
{
    u32 count = (gich_read(GICH_VTR) & 0x3f) + 1;

    return count < VGIC_MAX_LRS ? count : VGIC_MAX_LRS;
}

void vgic_init_core(void)
{
    all_lrs = BIT(vgic_lr_count()) - 1;
    gich_write(GICH_VMCR, VMCR_INITIAL);
    gich_write(GICH_APR, 0);
    for (u32 n = 0; n < vgic_lr_count(); n++) {
        gich_write(LR_OFFSET(n), 0);
    }
    gich_write(GICH_HCR, GICH_HCR_EN);
}

static u32 enabled_word(const struct vcpu *vcpu, u32 word)
{
    const struct vgic_dist *dist = &vcpu->vm->dist;

    if ((dist->ctlr & 1) == 0) {
        return 0;
    }
    return word == 0 ? dist->enabled_private[vcpu->id] : dist->enabled_shared;
}

static u32 priority_of(const struct vcpu *vcpu, u32 id)
{
    const struct vgic_dist *dist = &vcpu->vm->dist;

    return id < 32 ? dist->priority_private[vcpu->id][id] : dist->priority_shared[id - 32];
}

bool vgic_has_deliverable(const struct vcpu *vcpu)
{
    return (vcpu->vgic.pending[0] & enabled_word(vcpu, 0)) != 0 ||
           (vcpu->vgic.pending[1] & enabled_word(vcpu, 1)) != 0;
}

bool vgic_has_pending_lr(const struct vcpu *vcpu)
{
    bool pending = false;

    for (u32 used = vcpu->vgic.lr_used; used != 0 && !pending; used &= used - 1) {
        pending = (gich_read(LR_OFFSET((u32)__builtin_ctz(used))) & GICH_LR_PENDING) != 0;
    }
    return pending;
}

/* Tells the core of a vCPU, after its pending bits were set. */
void vgic_notify(struct vcpu *vcpu)
{
    dmb();
    struct core *core = vcpu->core;

    vcpu->wfi_returned = false;
    if (vcpu->state == VCPU_BLOCKED) {
        sched_wake(vcpu);
        if (core != current_core()) {
            gic_send_sgi(core->id, SGI_KICK);
            return;
        }
    }
    if (core->loaded == vcpu) {
        if (core == current_core()) {
            vgic_flush(vcpu);
        } else {
            gic_send_sgi(core->id, SGI_KICK);
        }
    }
}

static bool place(struct vcpu *vcpu, u32 id);

/* Loaded and running here, and enabled: straight into a list register. */
static bool raise_at_once(struct vcpu *vcpu, u32 id)
{
    return vcpu->core->running == vcpu && vcpu->core == current_core() &&
           (enabled_word(vcpu, id / 32) & BIT(id % 32)) != 0 && place(vcpu, id);
}

void vgic_raise(struct vcpu *vcpu, u32 id)
{
    if (raise_at_once(vcpu, id)) {
        vcpu->wfi_returned = false;
        return;
    }
    atomic_or(&vcpu->vgic.pending[id / 32], BIT(id % 32));
    vgic_notify(vcpu);
}

void vgic_raise_sgi(struct vcpu *target, u32 id, u32 source)
{
    atomic_or(&target->vgic.sgi_sources[id], BIT(source));
    dmb();
    atomic_or(&target->vgic.pending[0], BIT(id));
    vgic_notify(target);
}

void vgic_raise_spi(struct vm *vm, u32 id)
{
    u32 targets = vm->dist.targets_shared[id - 32] & (BIT(vm->config->vcpu_count) - 1);

    vgic_raise(vm->vcpus[targets == 0 ? 0 : (u32)__builtin_ctz(targets)], id);
}

/* A list register that software believes to be empty; asks the hardware which
 * have become empty only when all are believed to be in use. */
static int take_free_lr(struct vgic_cpu *vgic)
{
    u32 free = ~vgic->lr_used & all_lrs;

    if (free == 0) {
        vgic->lr_used &= ~gich_read(GICH_ELRSR0);
        free = ~vgic->lr_used & all_lrs;
    }
    return free == 0 ? -1 : __builtin_ctz(free);
}

static int find_lr(const struct vgic_cpu *vgic, u32 key)
{
    for (u32 used = vgic->lr_used; used != 0; used &= used - 1) {
        u32 n = (u32)__builtin_ctz(used);

        if (vgic->lr_key[n] == key) {
            return (int)n;
        }
    }
    return -1;
}

static void write_lr(struct vgic_cpu *vgic, u32 n, u32 key, u32 value)
{
    vgic->lr_used |= BIT(n);
    vgic->lr_key[n] = (u16)key;
    gich_write(LR_OFFSET(n), value);
}

/* One virtual interrupt must not be in two list registers (GICv2 5.2.2). False: no room. */
static bool place_software(struct vcpu *vcpu, u32 id, u32 source)
{
    struct vgic_cpu *vgic = &vcpu->vgic;
    u32 key = id | source << 8;
    u32 value =
        GICH_LR_PENDING | GICH_LR_PRIORITY(priority_of(vcpu, id)) | GICH_LR_CPUID(source) | id;
    bool eoi = id >= 32 && (vcpu->vm->dist.lines & BIT(id - 32)) != 0;
    int n = find_lr(vgic, key);

    if (n >= 0) {
        value |= gich_read(LR_OFFSET(n)) & GICH_LR_ACTIVE;
        vgic->lr_eoi &= ~BIT((u32)n);
    } else {
        n = take_free_lr(vgic);
        if (n < 0) {
            return false;
        }
    }
    if (eoi) {
        vgic->lr_eoi |= BIT((u32)n);
        value |= GICH_LR_EOI;
    }
    write_lr(vgic, (u32)n, key, value);
    return true;
}

static bool place_sgi(struct vcpu *vcpu, u32 id)
{
    volatile u32 *sources = &vcpu->vgic.sgi_sources[id];

    while (*sources != 0) {
        u32 source = (u32)__builtin_ctz(*sources);

        atomic_clear(sources, BIT(source));
        if (!place_software(vcpu, id, source)) {
            atomic_or(sources, BIT(source));
            return false;
        }
    }
    return true;
}

/* The physical interrupt is active, so no list register can still hold an
 * older 27: the one used last is free again, without asking the hardware. */
static bool place_cntv(struct vcpu *vcpu)
{
    struct vgic_cpu *vgic = &vcpu->vgic;
    int n = find_lr(vgic, PPI_CNTV);

    if (n < 0) {
        n = take_free_lr(vgic);
    }
    if (n < 0) {
        return false;
    }
    write_lr(vgic, (u32)n, PPI_CNTV,
             GICH_LR_HW | GICH_LR_PENDING | GICH_LR_PRIORITY(priority_of(vcpu, PPI_CNTV)) |
                 GICH_LR_PHYSICAL(PPI_CNTV) | PPI_CNTV);
    return true;
}

static bool place(struct vcpu *vcpu, u32 id)
{
    if (id == PPI_CNTV) {
        return place_cntv(vcpu);
    }
    return id < 16 ? place_sgi(vcpu, id) : place_software(vcpu, id, 0);
}

/* More is pending than list registers hold: an interrupt when they run empty (GICv2 5.3.1). */
static void set_underflow(struct vgic_cpu *vgic, bool on)
{
    if (vgic->underflow_armed != on) {
        vgic->underflow_armed = on;
        gich_write(GICH_HCR, GICH_HCR_EN | (on ? GICH_HCR_UIE : 0));
    }
}

/* False: there was no room for all of it. */
static bool flush_word(struct vcpu *vcpu, u32 word, u32 ready)
{
    volatile u32 *pending = &vcpu->vgic.pending[word];

    for (; ready != 0; ready &= ready - 1) {
        u32 bit = ready & -ready;

        atomic_clear(pending, bit);
        dmb();
        if (!place(vcpu, 32 * word + (u32)__builtin_ctz(bit))) {
            atomic_or(pending, bit);
            return false;
        }
    }
    return true;
}

void vgic_flush(struct vcpu *vcpu)
{
    struct vgic_cpu *vgic = &vcpu->vgic;
    u32 private_ready = vgic->pending[0];
    u32 shared_ready = vgic->pending[1];
    bool all = true;

    if (private_ready != 0) {
        all = flush_word(vcpu, 0, private_ready & enabled_word(vcpu, 0));
    }
    if (shared_ready != 0 && all) {
        all = flush_word(vcpu, 1, shared_ready & enabled_word(vcpu, 1));
    }
    set_underflow(vgic, !all);
}

/* The guest is done with what is in a list register: a line that is still high makes
 * the interrupt pending again. Writing the register ends its maintenance request. */
static void end_of_level(struct vcpu *vcpu, u32 n)
{
    struct vgic_cpu *vgic = &vcpu->vgic;
    u32 id = vgic->lr_key[n];

    vgic->lr_eoi &= ~BIT(n);
    gich_write(LR_OFFSET(n), 0);
    if ((vcpu->vm->dist.lines & BIT(id - 32)) != 0) {
        atomic_or(&vgic->pending[id / 32], BIT(id % 32));
    }
}

/* Asks the hardware which list registers have become empty. One with an EOI to
 * look at is in GICH_EISR and not yet in GICH_ELRSR (GICv2 5.3.7, 5.3.8). */
static void collect_empty(struct vcpu *vcpu)
{
    struct vgic_cpu *vgic = &vcpu->vgic;

    if (vgic->lr_eoi != 0) {
        for (u32 ended = gich_read(GICH_EISR0); ended != 0; ended &= ended - 1) {
            end_of_level(vcpu, (u32)__builtin_ctz(ended));
        }
    }
    vgic->lr_used &= ~gich_read(GICH_ELRSR0);
}

void vgic_maintenance(struct vcpu *vcpu)
{
    collect_empty(vcpu);
    vgic_flush(vcpu);
}

void vgic_set_line(struct vm *vm, u32 spi, bool high)
{
    u32 bit = BIT(spi - 32);

    if (high) {
        atomic_or(&vm->dist.lines, bit);
        vgic_raise_spi(vm, spi);
        return;
    }
    /* What another core has in a list register stays: a spurious interrupt there. */
    atomic_clear(&vm->dist.lines, bit);
    for (u32 i = 0; i < vm->config->vcpu_count; i++) {
        struct vcpu *vcpu = vm->vcpus[i];

        if (vcpu->core->loaded == vcpu && vcpu->core == current_core()) {
            vgic_withdraw(vcpu, spi);
        }
        atomic_clear(&vcpu->vgic.pending[spi / 32], BIT(spi % 32));
    }
}

/* The usual case goes straight to a list register; a guest that has 27 disabled
 * gets it when it enables it, and the physical one stays active until then. */
void vgic_inject_cntv(struct vcpu *vcpu)
{
    struct vgic_cpu *vgic = &vcpu->vgic;

    vgic->cntv_in_lr = true;
    vcpu->wfi_returned = false;
    if ((enabled_word(vcpu, 0) & BIT(PPI_CNTV)) != 0 && place_cntv(vcpu)) {
        return;
    }
    atomic_or(&vgic->pending[0], BIT(PPI_CNTV));
    vgic_flush(vcpu);
}

/* Is the virtual 27 still somewhere between pending and deactivated? */
static bool cntv_in_flight(const struct vgic_cpu *vgic)
{
    return (vgic->pending[0] & BIT(PPI_CNTV)) != 0 || find_lr(vgic, PPI_CNTV) >= 0;
}

void vgic_save(struct vcpu *vcpu)
{
    struct vgic_cpu *vgic = &vcpu->vgic;

    vgic->vmcr = gich_read(GICH_VMCR);
    vgic->apr = gich_read(GICH_APR);
    if (vgic->lr_used != 0) {
        collect_empty(vcpu);
    }
    for (u32 used = vgic->lr_used; used != 0; used &= used - 1) {
        u32 n = (u32)__builtin_ctz(used);

        vgic->lr[n] = gich_read(LR_OFFSET(n));
        gich_write(LR_OFFSET(n), 0);
    }
    set_underflow(vgic, false);
    if (vgic->cntv_in_lr) {
        vgic->cntv_in_lr = cntv_in_flight(vgic);
        if (vgic->cntv_in_lr) {
            /* Free the physical interrupt for the next vCPU on this core. */
            mmio_write32(GICD_BASE + GICD_ICACTIVER, BIT(PPI_CNTV));
        }
    }
}

void vgic_restore(struct vcpu *vcpu)
{
    struct vgic_cpu *vgic = &vcpu->vgic;

    if (vgic->cntv_in_lr) {
        /* Before CNTV_CTL is restored: the guest's EOI will deactivate it. */
        mmio_write32(GICD_BASE + GICD_ISACTIVER, BIT(PPI_CNTV));
    }
    gich_write(GICH_VMCR, vgic->vmcr);
    gich_write(GICH_APR, vgic->apr);
    for (u32 used = vgic->lr_used; used != 0; used &= used - 1) {
        u32 n = (u32)__builtin_ctz(used);

        gich_write(LR_OFFSET(n), vgic->lr[n]);
    }
    dmb(); /* core->loaded is set: see vgic_notify */
    vgic_flush(vcpu);
}
