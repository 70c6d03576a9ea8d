// SPDX-License-Identifier: Apache-2.0
// Which two instructions the Cortex-A7 issues together (A7 TRM 2.1.1; rules from GCC's description
// of the core, GCC7 in docs/references.md): the younger one is a direct branch or an operation with
// at most one register operand, and the older one is not a multiply, divide, call, a transfer of
// more than one word, or a branch before a branch.
#pragma once
#include "uarch/pipeline_costs.hpp"

namespace hypscope::uarch {

class Pairing {
  public:
    /// The next instruction begins a new pair.
    void close() { older_ = Older::Closed; }
    [[nodiscard]] bool pairs(const PricedInstruction& i, isa::TimingClass c) const;
    /// The instruction has issued, as the `second` of a pair or not.
    void issued(const PricedInstruction& i, isa::TimingClass c, const ClassCost& cost, bool second);

  private:
    /// What the instruction in the first slot of the current cycle allows in the second.
    enum class Older : u8 { Closed, Any, NoBranch };
    Older older_ = Older::Closed;
};

}  // namespace hypscope::uarch
