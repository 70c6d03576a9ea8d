/* SPDX-License-Identifier: Apache-2.0
 * Scheduler. A core's queue and the state of the vCPUs in it are under the
 * core's lock. What is loaded in the hardware (PL1 registers, list registers)
 * is lazier than what runs: the idle context leaves it in place.
 */
#include "sched.h"

#include "console.h"
#include "gic.h"
#include "spinlock.h"
#include "state.h"
#include "vfp.h"
#include "vm.h"

struct core cores[MAX_CORES];
u32 core_count;

static bool is_runnable(const struct vcpu *vcpu)
{
    return vcpu->state == VCPU_RUNNABLE;
}

static u32 runnable_count(const struct core *core)
{
    u32 count = 0;

    for (u32 i = 0; i < core->queue_length; i++) {
        count += is_runnable(core->queue[i]) ? 1 : 0;
    }
    return count;
}

bool sched_others_runnable(const struct core *core)
{
    return core->queue_length > 1 && runnable_count(core) > 1;
}

/* Round robin: the first runnable vCPU after the one that ran last. One pass,
 * which also counts the runnable ones. */
static struct vcpu *pick(struct core *core, u32 *runnable)
{
    struct vcpu *first = &core->idle;
    u32 position = core->queue_position;

    *runnable = 0;
    for (u32 i = 0; i < core->queue_length; i++) {
        position = position + 1 < core->queue_length ? position + 1 : 0;
        if (is_runnable(core->queue[position])) {
            if (*runnable == 0) {
                core->queue_position = position;
                first = core->queue[position];
            }
            *runnable += 1;
        }
    }
    return first;
}

/* When the virtual timer of a vCPU that is not loaded fires, in CNTPCT; 0: never. */
static u64 timer_deadline(const struct core *core, const struct vcpu *vcpu)
{
    bool waits = vcpu->state == VCPU_BLOCKED && vcpu != core->loaded &&
                 (vcpu->cntv_ctl & (CNT_CTL_ENABLE | CNT_CTL_IMASK)) == CNT_CTL_ENABLE;

    return waits ? vcpu->cntv_cval + state_cntvoff(vcpu) : 0;
}

static u64 first_deadline(const struct core *core)
{
    u64 first = 0;

    for (u32 i = 0; i < core->queue_length; i++) {
        u64 deadline = timer_deadline(core, core->queue[i]);

        if (deadline != 0 && (first == 0 || deadline < first)) {
            first = deadline;
        }
    }
    return first;
}

/* CNTHP ends the time slice, or wakes a vCPU whose own timer is not loaded. */
static void set_timer(struct core *core, u32 runnable)
{
    u64 deadline = 0;

    if (runnable > 1) {
        cp_write(CNTHP_TVAL, TIME_SLICE_TICKS);
    } else {
        deadline = first_deadline(core);
        if (deadline == 0) {
            if (core->timer_armed) {
                cp_write(CNTHP_CTL, 0);
                core->timer_armed = false;
            }
            return;
        }
        cp_write64(CNTHP_CVAL, deadline);
    }
    if (!core->timer_armed) {
        cp_write(CNTHP_CTL, CNT_CTL_ENABLE);
        core->timer_armed = true;
    }
}

/* Nothing of it stays in this core's hardware. */
static void unload(struct core *core, struct vcpu *vcpu)
{
    if (core->loaded == vcpu) {
        state_save(vcpu);
        core->loaded = NULL;
    }
    vfp_flush(core, vcpu);
}

static void vcpu_is_off(struct vcpu *vcpu)
{
    dmb();
    vcpu->state = VCPU_OFF;
    vm_vcpu_off(vcpu->vm);
}

/* After every switch, in the new context: a vCPU on its way to another core may
 * be handed over, and one that is off be seen as off, only now that nothing runs
 * on its stack. */
void sched_finish_switch(void);
void sched_finish_switch(void)
{
    struct core *core = current_core();
    struct vcpu *leaving = core->leaving;

    if (leaving == NULL) {
        return;
    }
    core->leaving = NULL;
    unload(core, leaving);
    if (leaving->next_core != NULL) {
        sched_add(leaving, leaving->next_core);
    } else {
        vcpu_is_off(leaving);
    }
}

/* Loads what next needs; the idle context needs nothing and leaves all in place. */
static void load(struct core *core, struct vcpu *next)
{
    if (next == &core->idle || next == core->loaded) {
        return;
    }
    if (core->loaded != NULL) {
        state_save(core->loaded);
    }
    vfp_switch(core, next);
    state_restore(core, next);
    next->counters[COUNTER_SWITCH]++;
}

/* The timer is set after the load: what is loaded then has its own, and CNTHP
 * must care for the deadline of a vCPU that has just been saved. */
void schedule(void)
{
    struct vcpu *previous = current_vcpu();
    struct core *core = previous->core;
    u32 runnable;

    core->need_resched = false;
    spin_lock(&core->lock);
    struct vcpu *next = pick(core, &runnable);
    load(core, next);
    set_timer(core, runnable);
    spin_unlock(&core->lock);
    if (next != previous) {
        core->running = next;
        cp_write(HTPIDR, (uintptr_t)next);
        vcpu_switch_stacks(&previous->hyp_sp, next->hyp_sp);
        sched_finish_switch();
    }
}

/* The pair with vgic_raise: there "set pending, then look at state", here "set
 * state, then look at pending"; one of the two sees the other. */
void sched_block(void)
{
    struct vcpu *vcpu = current_vcpu();

    vcpu->state = VCPU_BLOCKED;
    dmb();
    if (vgic_has_deliverable(vcpu) || vgic_has_pending_lr(vcpu)) {
        vcpu->state = VCPU_RUNNABLE;
        vgic_flush(vcpu);
        return;
    }
    vpl011_flush(vcpu->vm);
    schedule();
}

void sched_wake(struct vcpu *vcpu)
{
    struct core *core = vcpu->core;

    spin_lock(&core->lock);
    if (vcpu->state == VCPU_BLOCKED) {
        vcpu->state = VCPU_RUNNABLE;
        if (core == current_core()) {
            core->need_resched = core->running == &core->idle;
            set_timer(core, runnable_count(core));
        }
    }
    spin_unlock(&core->lock);
}

void sched_add(struct vcpu *vcpu, struct core *core)
{
    spin_lock(&core->lock);
    vcpu->core = core;
    core->queue[core->queue_length++] = vcpu;
    spin_unlock(&core->lock);
    /* A VM that began to end meanwhile may have told the core too early. */
    gic_send_sgi(core->id, vcpu->vm->ending ? SGI_REAP : SGI_KICK);
}

static void remove_from_queue(struct core *core, const struct vcpu *vcpu)
{
    u32 kept = 0;

    spin_lock(&core->lock);
    for (u32 i = 0; i < core->queue_length; i++) {
        if (core->queue[i] != vcpu) {
            core->queue[kept++] = core->queue[i];
        }
    }
    core->queue_length = kept;
    core->queue_position = 0;
    spin_unlock(&core->lock);
}

/* NULL: nowhere, it is off until somebody powers it on. */
static void leave_for(struct core *target)
{
    struct vcpu *vcpu = current_vcpu();
    struct core *core = vcpu->core;

    remove_from_queue(core, vcpu);
    vcpu->next_core = target;
    core->leaving = vcpu;
    schedule();
}

void sched_migrate(struct core *target)
{
    if (target != current_vcpu()->core) {
        leave_for(target);
    }
}

/* A vCPU of an ending VM in the queue of this core, or NULL. */
static struct vcpu *find_ending(struct core *core)
{
    struct vcpu *found = NULL;

    spin_lock(&core->lock);
    for (u32 i = 0; i < core->queue_length && found == NULL; i++) {
        found = core->queue[i]->vm->ending ? core->queue[i] : NULL;
    }
    spin_unlock(&core->lock);
    return found;
}

/* The one that runs leaves like one that stops itself, at the end of the
 * interrupt; the others are just taken out. */
void sched_reap(struct core *core)
{
    for (struct vcpu *vcpu; (vcpu = find_ending(core)) != NULL;) {
        remove_from_queue(core, vcpu);
        vcpu->next_core = NULL;
        if (vcpu == core->running) {
            core->leaving = vcpu;
            core->need_resched = true;
        } else {
            unload(core, vcpu);
            vcpu_is_off(vcpu);
        }
    }
}

void sched_stop_current(void)
{
    leave_for(NULL);
}

/* CNTHP has fired. */
void sched_timer(struct core *core)
{
    u64 now = cp_read64(CNTPCT);

    cp_write(CNTHP_CTL, 0);
    core->timer_armed = false;
    spin_lock(&core->lock);
    for (u32 i = 0; i < core->queue_length; i++) {
        u64 deadline = timer_deadline(core, core->queue[i]);

        if (deadline != 0 && deadline <= now) {
            core->queue[i]->state = VCPU_RUNNABLE;
        }
    }
    spin_unlock(&core->lock);
    core->need_resched = true;
}

/* Another core has made a vCPU runnable here: an idle core takes it at once, a
 * busy one shares its time from now on. */
void sched_kicked(struct core *core)
{
    if (core->running == &core->idle) {
        core->need_resched = true;
    } else if (!core->timer_armed && sched_others_runnable(core)) {
        spin_lock(&core->lock);
        set_timer(core, runnable_count(core));
        spin_unlock(&core->lock);
    }
}

/* The idle context of a core, for ever. WFI ends at a pending interrupt
 * although CPSR masks it; the interrupt is then taken by a call. */
void sched_run(struct core *core)
{
    core->running = &core->idle;
    core->idle.core = core;
    cp_write(HTPIDR, (uintptr_t)&core->idle);
    core->online = true;
    dsb_ish();
    for (;;) {
        schedule();
        wfi();
        irq_dispatch();
    }
}
