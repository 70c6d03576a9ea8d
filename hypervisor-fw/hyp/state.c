/* SPDX-License-Identifier: Apache-2.0
 * Save and restore of a vCPU's hardware state: a world switch of the type-1
 * hypervisor is one of each. The list of registers is world_state.h.
 */
#include "state.h"

#include "vm.h"

u64 state_cntvoff(const struct vcpu *vcpu)
{
    return vcpu->vm->cntvoff;
}

/* The timer stops with its vCPU, so that interrupt 27 cannot fire for a stranger. */
static void timer_save(struct vcpu *vcpu)
{
    vcpu->cntv_ctl = cp_read(CNTV_CTL);
    cp_write(CNTV_CTL, 0);
    vcpu->cntv_cval = cp_read64(CNTV_CVAL);
    isb();
}

static void timer_restore(const struct vcpu *vcpu)
{
    cp_write64(CNTVOFF, vcpu->vm->cntvoff);
    cp_write64(CNTV_CVAL, vcpu->cntv_cval);
    isb();
    cp_write(CNTV_CTL, vcpu->cntv_ctl);
}

void state_save(struct vcpu *vcpu)
{
    vcpu->elr_hyp = banked_read(ELR_hyp);
    vcpu->spsr_hyp = banked_read(SPSR);
    timer_save(vcpu);
    vgic_save(vcpu);
    banked_save(&vcpu->banked);
    cp15_save(&vcpu->cp15);
}

/* VTTBR holds table and VMID, so stage 2 and the tag of new TLB entries change
 * in one write; no TLB maintenance is needed (ARM ARM B3.10.5). The exception
 * return synchronises all of it. */
void state_restore(struct core *core, struct vcpu *vcpu)
{
    core->loaded = vcpu;
    banked_write(ELR_hyp, vcpu->elr_hyp);
    banked_write(SPSR_cxsf, vcpu->spsr_hyp);
    cp_write64(VTTBR, vcpu->vm->vttbr);
    cp_write(VMPIDR, 0x80000000u | vcpu->id);
    banked_restore(&vcpu->banked);
    cp15_restore(&vcpu->cp15);
    vgic_restore(vcpu);
    timer_restore(vcpu);
}
