// SPDX-License-Identifier: Apache-2.0
// Events of the Performance Monitors. ARM ARM C12.8.
// NOT MODELLED: the events of the cores that the table does not have, PMCEID0 says so; among them
// L1D_CACHE, L1I_CACHE, PC_WRITE, BUS_CYCLES and the read and write halves of cache events.
// APPROX: there are no wrong paths: what the manuals count as speculatively executed is what was
// executed. A VFP or Advanced SIMD load or store of several registers is one MEM_ACCESS.
#include "cpu/sysreg/pmu_events.hpp"

#include <array>
#include <bit>

#include "cpu/block.hpp"
#include "cpu/branch_kind.hpp"
#include "cpu/core.hpp"

namespace hypscope::cpu {
namespace {

constexpr u8 kA15 = PmuEvent::kA15, kA7 = PmuEvent::kA7, kBoth = PmuEvent::kBoth;

// NOLINTBEGIN: rows of a table.
#define PMU_ROW(number, name, cores, observed, source)                    \
    PmuEvent{number, #name, cores, observed,                              \
             []([[maybe_unused]] const Core& core,                        \
                [[maybe_unused]] const uarch::TimingCounters& t) -> u64 { \
                 [[maybe_unused]] const PmuCounters& p = core.sys.pmu;    \
                 return source;                                           \
             }},
#define EVENT(number, name, cores, source) PMU_ROW(number, name, cores, false, source)
#define OBSERVED(number, name, cores, source) PMU_ROW(number, name, cores, true, source)
constexpr PmuEvent kEvents[] = {
#include "cpu/sysreg/pmu_events.inc"
};
#undef PMU_ROW
// NOLINTEND

constexpr bool is_sorted() {
    for (size_t i = 1; i < std::size(kEvents); ++i)
        if (kEvents[i - 1].number >= kEvents[i].number) return false;
    return true;
}
static_assert(is_sorted(), "pmu_events.inc is ordered by number, without duplicates");

bool is_load(isa::TimingClass timing) {
    using enum isa::TimingClass;
    return timing == Load || timing == LoadDouble || timing == LoadMultiple ||
           timing == LoadExclusive || timing == VfpLoad || timing == SimdLoad;
}

bool is_store(isa::TimingClass timing) {
    using enum isa::TimingClass;
    return timing == Store || timing == StoreDouble || timing == StoreMultiple ||
           timing == StoreExclusive || timing == VfpStore || timing == SimdStore;
}

u32 memory_accesses(const Op& op, isa::TimingClass timing) {
    const bool multiple =
        timing == isa::TimingClass::LoadMultiple || timing == isa::TimingClass::StoreMultiple;
    return multiple ? static_cast<u32>(std::popcount(op.operands.imm & 0xffff)) : 1;
}

}  // namespace

std::span<const PmuEvent> pmu_events() { return kEvents; }

const PmuEvent* find_pmu_event(const Core& core, u32 number) {
    const u8 here = core.config().identity.is_cortex_a7() ? kA7 : kA15;
    for (const PmuEvent& event : kEvents)
        if (event.number == number) return (event.cores & here) != 0 ? &event : nullptr;
    return nullptr;
}

u32 pmceid0(bool is_a7) {
    u32 events = 0;
    for (const PmuEvent& event : kEvents)
        if (event.number < 32 && (event.cores & (is_a7 ? kA7 : kA15)) != 0)
            events |= 1u << event.number;
    return events;
}

void count_instruction(Core& core, const Op& op, int step) {
    const auto add = [&](Executed what, u32 times = 1) {
        core.sys.pmu.executed[static_cast<size_t>(what)] +=
            static_cast<u64>(static_cast<i64>(step) * times);
    };
    const isa::TimingClass timing = op_row(op.id).timing;
    const bool swaps = op.id == isa::OpId::SWP || op.id == isa::OpId::SWPB;
    if (is_load(timing)) add(Executed::Load);
    if (is_store(timing) || swaps) add(Executed::Store);
    if (is_load(timing) || is_store(timing))
        add(Executed::MemoryAccess, swaps ? 2 : memory_accesses(op, timing));
    if (timing == isa::TimingClass::LoadExclusive && !swaps) add(Executed::LoadExclusive);
    if (timing == isa::TimingClass::InstructionBarrier) add(Executed::Isb);
    if (timing == isa::TimingClass::Barrier)
        add(op.id == isa::OpId::DSB ? Executed::Dsb : Executed::Dmb);
    if (timing == isa::TimingClass::Branch) return add(Executed::ImmediateBranch);
    if (timing == isa::TimingClass::ExceptionReturn) return;
    if (op.operands.writes_pc()) {
        add(Executed::IndirectBranch);
        if (indirect_kind(op) == uarch::BranchKind::Return) add(Executed::Return);
    } else if (is_data_processing(timing)) {
        add(Executed::DataProcessing);
    }
}

}  // namespace hypscope::cpu
