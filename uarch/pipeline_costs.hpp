// SPDX-License-Identifier: Apache-2.0
// What both pipelines know of an instruction: its price by timing class, and the registers by which
// it depends on others.
#pragma once
#include <algorithm>
#include <array>
#include <bit>

#include "common/types.hpp"
#include "isa/instruction.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

/// Which pipe executes a class.
enum class Pipe : u8 { Alu, Multiply, Branch, Load, Store, Simd, Alone, Count };

struct ClassCost {
    u8 latency = 1;    ///< of the result
    u8 occupancy = 1;  ///< cycles for which the pipe takes nothing else
    Pipe pipe = Pipe::Alu;
};
using CostTable = std::array<ClassCost, static_cast<size_t>(isa::TimingClass::Count)>;

[[nodiscard]] CostTable cost_table(const CorePreset& preset);

/// The class that prices the instruction: an unshifted register operand is no shift.
[[nodiscard]] isa::TimingClass priced_class(const PricedInstruction& instruction);
/// Words that a multiple or double transfer moves; 1 for everything else.
[[nodiscard]] u32 words_of(const PricedInstruction& instruction);
/// From issue to the last register that a transfer of `transfers` cycles loads (GCC15, GCC7).
[[nodiscard]] constexpr u32 result_latency(const ClassCost& cost, u32 transfers, u32 load) {
    return transfers > 1 ? std::max<u32>(cost.latency, transfers + load - 1) : cost.latency;
}

/// Core registers are bits 0-14 (the PC is no hazard), the flags bit 16, extension registers 32-63.
using RegisterSet = u64;
inline constexpr RegisterSet kFlags = u64{1} << 16;
inline constexpr size_t kRegisterCount = 64;

template <class Action>
void for_each_register(RegisterSet set, Action&& action) {
    for (; set != 0; set &= set - 1) action(static_cast<size_t>(std::countr_zero(set)));
}

struct Hazards {
    RegisterSet reads = 0;         ///< needed at issue
    RegisterSet early = 0;         ///< needed before: addresses, shifted operands
    RegisterSet late = 0;          ///< a store's data, a branch's target: nothing waits in dataflow
    RegisterSet accumulators = 0;  ///< needed late by a multiply-accumulate
    RegisterSet writes = 0;        ///< with the class's latency
    RegisterSet fast_writes = 0;   ///< after one cycle: flags, a written-back base, a link
};
[[nodiscard]] Hazards hazards_of(const PricedInstruction& instruction);

/// What a pipeline knows of an instruction before it schedules it.
struct ScheduledInstruction {
    const PricedInstruction* priced = nullptr;
    isa::TimingClass timing{};  ///< priced_class()
    ClassCost cost{};
    u32 transfers = 1;  ///< cycles for which it moves words
    Hazards hazards{};
};

/// Finds it out, by a core's parameters.
class InstructionCosts {
  public:
    explicit InstructionCosts(const CorePreset& preset)
        : table_(cost_table(preset)), words_per_cycle_(preset.pipeline_words_per_cycle) {}
    [[nodiscard]] ScheduledInstruction of(const PricedInstruction& i) const {
        const isa::TimingClass timing = priced_class(i);
        return {.priced = &i,
                .timing = timing,
                .cost = table_[static_cast<size_t>(timing)],
                .transfers = (words_of(i) + words_per_cycle_ - 1) / words_per_cycle_,
                .hazards = hazards_of(i)};
    }

  private:
    CostTable table_;
    u32 words_per_cycle_;
};

}  // namespace hypscope::uarch
