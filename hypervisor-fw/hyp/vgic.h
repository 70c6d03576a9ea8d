/* SPDX-License-Identifier: Apache-2.0
 * Virtual interrupts. Pending and enabled state is in software, one bit per
 * interrupt and changed with exclusives only, so that any core may raise an
 * interrupt for any vCPU; list registers are touched only by the core on which
 * the vCPU is loaded. Software remembers what it wrote to each list register:
 * a GICH read costs as much as hundreds of instructions.
 */
#ifndef VGIC_H
#define VGIC_H

#include "types.h"

#define VGIC_INTERRUPTS 64 /* 16 SGIs, 16 PPIs, 32 SPIs */
#define VGIC_WORDS (VGIC_INTERRUPTS / 32)
#define VGIC_MAX_LRS 16 /* A15 and GIC-400 have four; GICH_VTR says how many there are */

struct vcpu;
struct vm;

struct vgic_cpu {
    volatile u32 pending[VGIC_WORDS]; /* not yet in a list register */
    volatile u32 sgi_sources[16];     /* bit per requesting vCPU */
    u32 lr_used;              /* bit n: list register n was filled and not seen empty since */
    u32 lr_eoi;               /* bit n: and its EOI asks for a look at the interrupt's line */
    u16 lr_key[VGIC_MAX_LRS]; /* interrupt ID, and for an SGI its source in bits 15:8 */
    bool underflow_armed;     /* GICH_HCR.UIE is set: more pending than list registers */
    bool cntv_in_lr;          /* physical interrupt 27 is active on behalf of this vCPU */
    u32 lr[VGIC_MAX_LRS];     /* the rest: while the vCPU is not loaded */
    u32 vmcr, apr;
};

/* Distributor state shared by a VM's vCPUs; interrupts 0-31 banked per vCPU. */
struct vgic_dist {
    u32 ctlr;
    volatile u32 enabled_private[8];
    volatile u32 enabled_shared;
    volatile u32 lines; /* SPIs whose level-sensitive input is high: emulated devices */
    u8 priority_private[8][32];
    u8 priority_shared[32];
    u8 targets_shared[32];
    u32 configuration[4]; /* GICD_ICFGR of SPIs (16 a word), kept for the guest */
};

void vgic_init_core(void);
u32 vgic_lr_count(void);
void vgic_init_vcpu(struct vcpu *vcpu);

/* Makes an interrupt pending and wakes its vCPU; any core. */
void vgic_notify(struct vcpu *vcpu);
void vgic_raise(struct vcpu *vcpu, u32 id);
void vgic_raise_sgi(struct vcpu *target, u32 id, u32 source);
void vgic_raise_spi(struct vm *vm, u32 id);
/* The level of a device's interrupt line has changed; a vCPU of the VM or any core. */
void vgic_set_line(struct vm *vm, u32 spi, bool high);

/* Moves what is pending and enabled into list registers; core of the vCPU only. */
void vgic_flush(struct vcpu *vcpu);
/* CNTV has fired for the loaded vCPU: its interrupt 27, linked to the physical one. */
void vgic_inject_cntv(struct vcpu *vcpu);
void vgic_maintenance(struct vcpu *vcpu);
bool vgic_has_deliverable(const struct vcpu *vcpu);
/* Something is pending in a list register: loaded vCPU only. */
bool vgic_has_pending_lr(const struct vcpu *vcpu);

/* vgic_registers.c: list registers as the distributor's registers show them; of
 * the vCPU that is loaded. */
/* Takes the pending state of an interrupt back out of the list registers. */
void vgic_withdraw(struct vcpu *vcpu, u32 id);
void vgic_withdraw_sgis(struct vcpu *vcpu);
u32 vgic_pending_word(struct vcpu *vcpu, u32 word);
u32 vgic_active_word(struct vcpu *vcpu, u32 word);
void vgic_clear_active(struct vcpu *vcpu, u32 id);

void vgic_save(struct vcpu *vcpu);
void vgic_restore(struct vcpu *vcpu);

#endif
