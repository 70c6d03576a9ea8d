// SPDX-License-Identifier: Apache-2.0
// Which initial values a case's instructions have come to depend on. A register gets the value that
// an instruction needs as long as no instruction before it has written it.
#pragma once
#include <bitset>
#include <optional>

#include "tests/random/lockstep/case.hpp"

namespace hypscope::lockstep {

class RegisterPlan {
  public:
    RegisterPlan(Record& initial, u32 mode) : initial_(initial), mode_(mode) {}

    [[nodiscard]] u32 word_of(u32 n) const { return register_word(mode_, n); }
    [[nodiscard]] bool is_written(u32 word) const { return written_[word]; }
    [[nodiscard]] bool is_free(u32 word) const { return !written_[word] && !fixed_[word]; }
    /// What the word holds when the instruction starts; from now on it is relied upon.
    [[nodiscard]] std::optional<u32> rely_on(u32 word) {
        if (written_[word]) return std::nullopt;
        fixed_[word] = true;
        return initial_[word];
    }
    /// Makes the word start as `value`.
    bool assign(u32 word, u32 value) {
        if (written_[word] || (fixed_[word] && initial_[word] != value)) return false;
        fixed_[word] = true;
        initial_[word] = value;
        return true;
    }
    bool assign_register(u32 n, u32 value) { return assign(word_of(n), value); }
    void written(u32 word) { written_[word] = true; }
    void register_written(u32 n) {
        if (n < 15) written(word_of(n));
    }
    void all_written() { written_.set(); }

  private:
    Record& initial_;
    u32 mode_;
    std::bitset<kRecordWords> written_{}, fixed_{};
};

}  // namespace hypscope::lockstep
