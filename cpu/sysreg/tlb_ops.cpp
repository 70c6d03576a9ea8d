// SPDX-License-Identifier: Apache-2.0
// TLB maintenance. ARM ARM B3.10.5, B3.10.6 (scope of each operation), B4.1.65 (HCR.FB). Each
// request goes to the functional TLB and to the tag models, of this core or of all of them. Monitor
// mode is Secure whatever SCR.NS is: operations there concern the Secure PL1&0 regime.
// Operations on instruction or data TLBs are the unified ones: both cores have a unified second
// level.
#include "common/error.hpp"
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

using mmu::TlbOperation;
using Scope = uarch::TlbInvalidate::Scope;

constexpr Scope scope_of(TlbOperation operation) {
    switch (operation) {
        case TlbOperation::TLBIALL:
        case TlbOperation::TLBIALLH:
        case TlbOperation::TLBIALLNSNH: return Scope::All;
        case TlbOperation::TLBIASID: return Scope::Asid;
        case TlbOperation::TLBIMVA: return Scope::Va;
        case TlbOperation::TLBIMVAA:
        case TlbOperation::TLBIMVAH: return Scope::VaAllAsids;
    }
    HYPSCOPE_UNREACHABLE();
}

/// The same request in the words of the tag models.
constexpr uarch::TlbInvalidate model_request(const mmu::TlbMaintenance& request) {
    const bool hyp =
        request.operation == TlbOperation::TLBIALLH || request.operation == TlbOperation::TLBIMVAH;
    const bool all_vmids = request.operation == TlbOperation::TLBIALLNSNH;
    uarch::TlbInvalidate op;
    op.scope = scope_of(request.operation);
    op.hyp = hyp;
    op.secure = !hyp && !all_vmids && request.secure;
    op.nonsecure_pl10 = !hyp && !op.secure;
    op.all_vmids = all_vmids;
    op.vmid = request.vmid.value;
    op.asid = static_cast<u8>(request.value);
    op.va = align_down<u32>(request.value, 0x1000);
    return op;
}

inline void apply(Core& core, const mmu::TlbMaintenance& request,
                  const uarch::TlbInvalidate& model) {
    core.mmu().maintain(request);
    core.timing().tlb_invalidate(model);
    // By address the TLB names what it dropped; otherwise the context has a new id.
    if (model.scope == Scope::All || model.scope == Scope::Asid) core.mode_changed();
}

mmu::TlbMaintenance request_of(const Core& core, TlbOperation operation, u32 value) {
    const Vmid vmid{static_cast<u8>(bits(core.sys.get(SysReg::VTTBR), 55, 48))};
    return {operation, core.IsSecure(), vmid, value};
}

void begin_watch_if_due(Core& core) {
    if (core.mmu().wants_watch()) [[unlikely]]
        Core::begin_watch(core.system());
}

void maintain(Core& core, TlbOperation operation, u64 value, bool inner_shareable) {
    const bool broadcast =
        inner_shareable || (core.is_nonsecure_below_hyp() && bit(core.hcr(), hcr::kFB));
    core.charge_event(broadcast ? uarch::TimingEvent::TlbMaintenanceBroadcast
                                : uarch::TimingEvent::TlbMaintenance,
                      trace::Phase::Stage2);
    const mmu::TlbMaintenance request = request_of(core, operation, static_cast<u32>(value));
    const uarch::TlbInvalidate model = model_request(request);
    begin_watch_if_due(core);
    if (!broadcast) return apply(core, request, model);
    for (Core* each : core.system().cores()) apply(*each, request, model);
}

template <TlbOperation kOperation>
void invalidate_here(Core& core, u32 value) {
    begin_watch_if_due(core);
    const mmu::TlbMaintenance request = request_of(core, kOperation, value);
    core.mmu().maintain_address(request);
    if (core.models_events()) core.timing().tlb_invalidate(model_request(request));
}

}  // namespace

#define TLB_OPERATION(name)                                       \
    void do_##name(Core& core, const SysRegRow&, u64 value) {     \
        maintain(core, TlbOperation::name, value, false);         \
    }                                                             \
    void do_##name##IS(Core& core, const SysRegRow&, u64 value) { \
        maintain(core, TlbOperation::name, value, true);          \
    }
TLB_OPERATION(TLBIALL)
TLB_OPERATION(TLBIMVA)
TLB_OPERATION(TLBIASID)
TLB_OPERATION(TLBIMVAA)
TLB_OPERATION(TLBIALLH)
TLB_OPERATION(TLBIMVAH)
TLB_OPERATION(TLBIALLNSNH)
#undef TLB_OPERATION

LocalInvalidation local_invalidation(const SysRegRow& row) {
    using enum TlbOperation;
    if (row.write == do_TLBIMVA) return invalidate_here<TLBIMVA>;
    if (row.write == do_TLBIMVAA) return invalidate_here<TLBIMVAA>;
    if (row.write == do_TLBIMVAH) return invalidate_here<TLBIMVAH>;
    return nullptr;
}

}  // namespace hypscope::cpu::hooks
