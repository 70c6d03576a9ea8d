/* SPDX-License-Identifier: Apache-2.0
 * The list registers as GICD_ISPENDR, ICPENDR, ISACTIVER and ICACTIVER show them.
 * Not hot: each look is a GICH read.
 */
#include "vgic.h"

#include "gic.h"
#include "spinlock.h"
#include "vm.h"

/* Neither pending nor active: the list register is free. */
static void set_lr(struct vcpu *vcpu, u32 n, u32 value)
{
    bool free = (value & GICH_LR_STATE) == 0;

    gich_write(LR_OFFSET(n), free ? 0 : value);
    if (free) {
        vcpu->vgic.lr_used &= ~BIT(n);
        vcpu->vgic.lr_eoi &= ~BIT(n);
    }
}

void vgic_withdraw(struct vcpu *vcpu, u32 id)
{
    struct vgic_cpu *vgic = &vcpu->vgic;

    for (u32 used = vgic->lr_used; used != 0; used &= used - 1) {
        u32 n = (u32)__builtin_ctz(used);

        if ((vgic->lr_key[n] & 0xff) != id) {
            continue;
        }
        u32 value = gich_read(LR_OFFSET(n));

        if ((value & GICH_LR_PENDING) != 0) {
            set_lr(vcpu, n, value & ~GICH_LR_PENDING);
            if (id < 16) {
                atomic_or(&vgic->sgi_sources[id], BIT(vgic->lr_key[n] >> 8));
            }
            atomic_or(&vgic->pending[id / 32], BIT(id % 32));
        }
    }
}

void vgic_withdraw_sgis(struct vcpu *vcpu)
{
    for (u32 id = 0; id < 16; id++) {
        vgic_withdraw(vcpu, id);
    }
}

/* The interrupts of a word that have one of these state bits in a list register. */
static u32 word_with(const struct vcpu *vcpu, u32 word, u32 state)
{
    const struct vgic_cpu *vgic = &vcpu->vgic;
    u32 found = 0;

    for (u32 used = vgic->lr_used; used != 0; used &= used - 1) {
        u32 n = (u32)__builtin_ctz(used);
        u32 id = vgic->lr_key[n] & 0xff;

        if (id / 32 == word && (gich_read(LR_OFFSET(n)) & state) != 0) {
            found |= BIT(id % 32);
        }
    }
    return found;
}

u32 vgic_pending_word(struct vcpu *vcpu, u32 word)
{
    return vcpu->vgic.pending[word] | word_with(vcpu, word, GICH_LR_PENDING);
}

u32 vgic_active_word(struct vcpu *vcpu, u32 word)
{
    return word_with(vcpu, word, GICH_LR_ACTIVE);
}

void vgic_clear_active(struct vcpu *vcpu, u32 id)
{
    struct vgic_cpu *vgic = &vcpu->vgic;

    for (u32 used = vgic->lr_used; used != 0; used &= used - 1) {
        u32 n = (u32)__builtin_ctz(used);
        u32 value = gich_read(LR_OFFSET(n));

        if ((vgic->lr_key[n] & 0xff) != id || (value & GICH_LR_ACTIVE) == 0) {
            continue;
        }
        set_lr(vcpu, n, value & ~GICH_LR_ACTIVE);
        if (id == PPI_CNTV) {
            mmio_write32(GICD_BASE + GICD_ICACTIVER, BIT(PPI_CNTV));
        }
    }
}
