// SPDX-License-Identifier: Apache-2.0
// What of two outcomes must agree, where a case ended, and how a difference is told.
#pragma once
#include <string>
#include <vector>

#include "tests/random/lockstep/case.hpp"

namespace hypscope::lockstep {

/// Where and by what a case ended.
struct Ending {
    u32 vector = 0;          ///< offset of the vector / 4
    bool at_top = false;     ///< taken to Hyp or Monitor mode, not to PL1
    u32 address = 0;         ///< the preferred return address
    u32 executed = 0;        ///< instructions of the case, the one that took the exception included
    bool undefined = false;  ///< the last of them was UNDEFINED
};
[[nodiscard]] Ending ending_of(const Case& c, const Regime& regime, const Outcome& outcome);

/// Clears what the architecture leaves UNKNOWN.
void clear_unknown(const Regime& regime, bool thumb, Outcome& outcome);

struct Difference {
    std::string name;
    u32 ours = 0, theirs = 0;
};
[[nodiscard]] std::vector<Difference> compare(const Case& c, const Regime& regime, Outcome ours,
                                              Outcome theirs);

/// Every word: for two machines that must agree bit for bit.
[[nodiscard]] std::vector<Difference> compare_exactly(const Case& c, const Outcome& ours,
                                                      const Outcome& theirs);

/// The instructions of a case, disassembled.
[[nodiscard]] std::string code_text(const Case& c);

/// A case to paste: how to run it again, instructions, initial state, and what differs.
struct Names {
    std::string first, second;
};
[[nodiscard]] std::string reproduction(const Case& c, const Regime& regime, const Names& names,
                                       const Outcome& first, const Outcome& second);
/// The beginning of a test for tests/guest, to be completed from the manual.
[[nodiscard]] std::string guest_test(const Case& c, const Regime& regime,
                                     const std::vector<Difference>& differences);

}  // namespace hypscope::lockstep
