// SPDX-License-Identifier: Apache-2.0
// The rows of the instruction table that are generated, how often each was, and why others, or
// single words of them, are not.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "isa/decode.hpp"
#include "tests/random/lockstep/random.hpp"
#include "tests/random/lockstep/regime.hpp"

namespace hypscope::lockstep {

class RowPool {
  public:
    /// Of the rows, only those whose name matches `pattern`, if it is not empty.
    explicit RowPool(const std::string& pattern = {});
    /// Where a word stands.
    struct Place {
        bool in_hyp, secure, in_it;
    };
    /// A row of A32, or of T32 and T16; rows that were drawn seldom come first half of the time.
    /// Rows that are excluded in Hyp mode as a whole are drawn there seldom.
    [[nodiscard]] u16 choose(bool thumb, Place place, Random& random) const;
    /// The row of `op` in `set` with the same name, for pairs (LDREX, STREX); count if none.
    [[nodiscard]] u16 find(std::string_view op, isa::InstructionSet set) const;

    /// The documented QEMU error that `word` would meet, or nullptr. A reason that begins with
    /// "in Hyp mode", "in Secure state" or "in an IT block" holds there alone.
    [[nodiscard]] static const isa::OracleNote* qemu_note(u16 row, u32 word, Place place);

    /// What a row, or a regime, had.
    struct Counts {
        u64 executed = 0, undefined = 0, different = 0;
    };

    void generated(u16 row) { ++generated_[row]; }
    void executed(u16 row, const RegimeRow& regime, bool undefined) {
        for (Counts* counts : {&rows_[row], &regimes_[regime.name], &total_}) {
            ++counts->executed;
            counts->undefined += undefined ? 1 : 0;
        }
        ++by_regime_[regime.name][row];
    }
    /// A case differs; `row` was its last instruction.
    void different(u16 row, const RegimeRow& regime) {
        for (Counts* counts : {&rows_[row], &regimes_[regime.name], &total_}) ++counts->different;
    }
    void excluded(u16 row, const isa::OracleNote& note);
    void excluded(const std::string& reason) { ++exclusions_[{"", reason}]; }

    [[nodiscard]] u64 instructions() const { return total_.executed; }
    /// Coverage and exclusions, for people.
    void print(u64 least) const;
    /// The same for a program: "hypscope.lockstep/1".
    void write_json(const std::string& file, u64 seed, u64 differences) const;

  private:
    std::vector<u16> a32_, thumb_;
    std::vector<u64> generated_;
    std::vector<Counts> rows_;
    std::map<std::string_view, Counts> regimes_;
    std::map<std::string_view, std::map<u16, u64>> by_regime_;
    std::map<std::pair<std::string, std::string>, u64> exclusions_;  ///< by row and reason
    std::map<std::string, u32> left_out_;                            ///< rows by reason
    Counts total_;
};

[[nodiscard]] std::string row_name(u16 row);

}  // namespace hypscope::lockstep
