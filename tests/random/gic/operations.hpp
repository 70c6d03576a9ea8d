// SPDX-License-Identifier: Apache-2.0
// Random sequences for a GIC: a configuration and what software and devices do to it. They lean to
// what matters: a few interrupts are in play, ends follow acknowledges, most things are turned on.
#pragma once
#include <random>
#include <string>

#include "reference.hpp"

namespace hypscope::gic_random {

/// One access of software, or a change of an input line.
struct Operation {
    enum class Kind : u8 { Read, Write, Line } kind = Kind::Read;
    Access access{};
    u32 value = 0;
    u16 id = 0;  ///< of a line; private ones are those of access.core
};

/// As a line of a unit test on a GicBench (tests/unit/gic/gic_bench.hpp).
[[nodiscard]] std::string text_of(const Operation& operation);
[[nodiscard]] std::string text_of(const gic::Config& config);

class Source {
  public:
    explicit Source(u64 seed);
    [[nodiscard]] const gic::Config& config() const { return config_; }
    [[nodiscard]] Operation next();

  private:
    [[nodiscard]] unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }
    [[nodiscard]] bool chance(unsigned percent) { return below(100) < percent; }
    [[nodiscard]] u16 interrupt();
    [[nodiscard]] u32 value();
    [[nodiscard]] u32 list_register();
    [[nodiscard]] Operation access(Bank bank, u32 offset, bool writes, u32 value = 0);
    [[nodiscard]] Operation one_bit(u32 first);
    [[nodiscard]] Operation any_register();
    [[nodiscard]] Operation control();
    [[nodiscard]] Operation acknowledge(Bank bank);
    [[nodiscard]] Operation end(Bank bank);
    [[nodiscard]] Operation choose();

    std::mt19937_64 random_;
    gic::Config config_;
    std::vector<u16> in_play_;
    /// The same sequence on the plain model, to know what was acknowledged.
    std::optional<Reference> reference_;
    std::array<std::array<std::vector<u32>, 8>, 2> acknowledged_;  ///< [virtual][core]
    unsigned core_ = 0;
    bool secure_ = false;
};

}  // namespace hypscope::gic_random
