// SPDX-License-Identifier: Apache-2.0
// Cache and branch predictor maintenance, and the CP15 forms of the barriers. ARM ARM B2.2.7,
// B4.2.1, B4.2.2, B4.2.5; L2ECTLR. Data is always in memory and code is kept coherent by pages, so
// an operation by address translates (it can fault), tells the timing models, and is charged;
// nothing else.
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

using uarch::CacheMaintenance;
using uarch::TimingEvent;

constexpr CacheMaintenance kInstruction{
    .instruction = true, .invalidate = true, .to_coherency = false};
constexpr CacheMaintenance kInvalidate{.data = true, .invalidate = true};
constexpr CacheMaintenance kClean{.data = true, .clean = true};
constexpr CacheMaintenance kCleanInvalidate{.data = true, .clean = true, .invalidate = true};
constexpr CacheMaintenance kCleanToUnification{.data = true, .clean = true, .to_coherency = false};

/// HCR.FB: local maintenance of a virtual machine is broadcast (B4.1.65).
bool is_forced_broadcast(const Core& core) {
    return core.is_nonsecure_below_hyp() && bit(core.hcr(), hcr::kFB);
}
/// A virtual machine may not lose data of another one: invalidation cleans as well.
bool vm_must_clean(const Core& core) {
    return core.is_nonsecure_below_hyp() && bit(core.hcr(), hcr::kVM);
}

void tell(Core& core, const CacheMaintenance& op, bool all_cores) {
    if (!all_cores) return core.timing().cache_maintenance(op);
    for (Core* each : core.system().cores()) each->timing().cache_maintenance(op);
}

/// IMPLEMENTATION DEFINED: a fault of ICIMVAU has the status of the fault itself and DFSR.CM, not
/// the Short-descriptor code of an instruction cache maintenance fault; IFSR stays (A15
/// TRM 4.3.41).
void by_address(Core& core, u64 value, CacheMaintenance op) {
    const VirtAddr va{static_cast<u32>(value)};
    const auto result = core.mmu().translate(va, mmu::Access::cache_maintenance());
    core.charge_event(TimingEvent::CacheMaintenanceLine, trace::Phase::Sysreg);
    if (!result) return core.pend({.kind = ExceptionKind::DataAbort, .fault = result.fault()});
    const mmu::Translation& t = result.value()->translation;
    op.pa = t.output(va).value;
    op.secure = !t.non_secure;
    tell(core, op, t.memory.is_shareable());
}

/// APPROX: the tag models do not know which line a set and way hold; the operation costs what a
/// line costs and evicts nothing. Error: accesses after a flush by set and way hit too often.
void by_set_way(Core& core) {
    core.charge_event(TimingEvent::CacheMaintenanceLine, trace::Phase::Sysreg);
}

void all_instructions(Core& core, bool all_cores) {
    CacheMaintenance op = kInstruction;
    op.all = true;
    core.charge_event(TimingEvent::CacheMaintenanceAll, trace::Phase::Sysreg);
    tell(core, op, all_cores);
}

void branch_predictors(Core& core) {
    core.charge_event(TimingEvent::BranchPredictorMaintenance, trace::Phase::Sysreg);
}

}  // namespace

/// Error bits: software can only clear them (A15 TRM 4.3.49).
void write_L2ECTLR(Core& core, const SysRegRow& row, u64 value) {
    store(core, row, load(core, row) & value);
}

void do_nothing(Core&, const SysRegRow&, u64) {}

void do_ICIALLU(Core& core, const SysRegRow&, u64) {
    all_instructions(core, is_forced_broadcast(core));
}
void do_ICIALLUIS(Core& core, const SysRegRow&, u64) { all_instructions(core, true); }
void do_ICIMVAU(Core& core, const SysRegRow&, u64 value) { by_address(core, value, kInstruction); }

void do_BPIALL(Core& core, const SysRegRow&, u64) { branch_predictors(core); }
void do_BPIALLIS(Core& core, const SysRegRow&, u64) { branch_predictors(core); }
void do_BPIMVA(Core& core, const SysRegRow&, u64) { branch_predictors(core); }

void do_DCIMVAC(Core& core, const SysRegRow&, u64 value) {
    by_address(core, value, vm_must_clean(core) ? kCleanInvalidate : kInvalidate);
}
void do_DCCMVAC(Core& core, const SysRegRow&, u64 value) { by_address(core, value, kClean); }
void do_DCCMVAU(Core& core, const SysRegRow&, u64 value) {
    by_address(core, value, kCleanToUnification);
}
void do_DCCIMVAC(Core& core, const SysRegRow&, u64 value) {
    by_address(core, value, kCleanInvalidate);
}

/// HCR.SWIO makes it a clean and invalidate, which is the same here: data is never only in a cache.
void do_DCISW(Core& core, const SysRegRow&, u64) { by_set_way(core); }
void do_DCCSW(Core& core, const SysRegRow&, u64) { by_set_way(core); }
void do_DCCISW(Core& core, const SysRegRow&, u64) { by_set_way(core); }

void do_CP15ISB(Core& core, const SysRegRow&, u64) { core.charge_event(TimingEvent::ContextSync); }
void do_CP15DSB(Core& core, const SysRegRow&, u64) { core.charge_event(TimingEvent::Dsb); }
void do_CP15DMB(Core& core, const SysRegRow&, u64) { core.charge_event(TimingEvent::Dmb); }

}  // namespace hypscope::cpu::hooks
