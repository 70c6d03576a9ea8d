/* SPDX-License-Identifier: Apache-2.0
 * Stage 2 faults: an access to an emulated device, the first touch of a page
 * that is mapped on demand, or a mistake of the guest.
 */
#include "trap.h"
#include "vm.h"

/* ISS of a Data Abort (ARM ARM B3.13.6). */
#define ISS_ISV BIT(24)
#define ISS_SAS(hsr) (((hsr) >> 22) & 3)
#define ISS_SSE BIT(21)
#define ISS_SRT(hsr) (((hsr) >> 16) & 15)
#define ISS_WNR BIT(6)
#define ISS_FSC_TYPE(hsr) (((hsr) >> 2) & 15)
#define FSC_TRANSLATION 1 /* 0b0001LL */

/* HPFAR holds IPA[39:12]; all IPAs of our VMs are below 4 GB. */
static u32 faulting_page(void)
{
    return cp_read(HPFAR) << 8;
}

static const struct mmio_device *find_device(const struct vm *vm, u32 ipa)
{
    for (u32 i = 0; i < VM_MAX_DEVICES; i++) {
        const struct mmio_device *device = &vm->config->devices[i];

        if (ipa - device->ipa < device->size) {
            return device;
        }
    }
    return NULL;
}

static u32 sign_extend(u32 value, u32 size)
{
    u32 shift = 32 - 8 * size;

    return (u32)((int32_t)(value << shift) >> shift);
}

static void emulate(const struct mmio_device *device, u32 ipa, struct trap_frame *frame, u32 hsr)
{
    u32 rt = ISS_SRT(hsr);
    struct mmio_access access = {
        .offset = ipa - device->ipa,
        .size = 1u << ISS_SAS(hsr),
        .is_write = (hsr & ISS_WNR) != 0,
        .value = guest_register(frame, rt),
    };

    device->access(current_vcpu(), &access);
    if (!access.is_write) {
        set_guest_register(
            frame, rt,
            (hsr & ISS_SSE) != 0 ? sign_extend(access.value, access.size) : access.value);
    }
    skip_instruction(hsr);
}

void trap_data_abort(struct trap_frame *frame, u32 hsr)
{
    struct vcpu *vcpu = current_vcpu();
    u32 page = faulting_page();
    u32 ipa = page | (cp_read(HDFAR) & 0xfff);

    if (ISS_FSC_TYPE(hsr) != FSC_TRANSLATION) {
        vm_fault("stage 2 permission or external abort", hsr);
    }
    const struct mmio_device *device = find_device(vcpu->vm, ipa);

    if (device != NULL && (hsr & ISS_ISV) != 0) {
        emulate(device, ipa, frame, hsr);
    } else if (device == NULL && vm_map_on_demand(vcpu->vm, page)) {
        vcpu->counters[COUNTER_STAGE2]++;
    } else {
        vm_fault(device != NULL ? "device access without a syndrome" : "access to an unmapped IPA",
                 hsr);
    }
}

void trap_prefetch_abort(struct trap_frame *frame, u32 hsr)
{
    (void)frame;
    if (ISS_FSC_TYPE(hsr) != FSC_TRANSLATION ||
        !vm_map_on_demand(current_vcpu()->vm, faulting_page())) {
        vm_fault("instruction fetch from an unmapped IPA", hsr);
    }
}
