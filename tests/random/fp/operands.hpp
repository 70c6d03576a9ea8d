// SPDX-License-Identifier: Apache-2.0
// Operands for floating-point tests: special values, values near one another, random ones.
#pragma once
#include <random>

#include "problem.hpp"

namespace hypscope::fp_test {

/// Zeros, denormals, the limits of normalized numbers and of integers, near-integers, infinities
/// and NaNs, of both signs.
[[nodiscard]] std::span<const u64> special_values(int bits);

class ProblemSource {
  public:
    explicit ProblemSource(u64 seed) : random_(seed) {}
    /// A problem of a random operation, or of `only`.
    [[nodiscard]] Problem next(std::optional<Operation> only);
    /// A special value, a number that has to do with `near`, or any.
    [[nodiscard]] u64 operand(int bits, u64 near);

  private:
    u64 below(u64 n) { return random_() % n; }
    std::mt19937_64 random_;
};

}  // namespace hypscope::fp_test
