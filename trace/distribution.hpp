// SPDX-License-Identifier: Apache-2.0
// A distribution of cycle counts: exact while there are few samples, an integer histogram with
// 1/64 resolution after that. No floating point: the same samples give the same numbers anywhere.
#pragma once
#include <vector>

#include "common/types.hpp"

namespace hypscope::trace {

class Distribution {
  public:
    /// Samples kept one by one; beyond that, percentiles are read from the histogram.
    static constexpr size_t kExactSamples = 4096;

    void add(u64 sample);
    /// All samples of another.
    void add(const Distribution& other);

    [[nodiscard]] u64 count() const { return count_; }
    [[nodiscard]] u64 sum() const { return sum_; }
    [[nodiscard]] u64 min() const { return count_ == 0 ? 0 : min_; }
    [[nodiscard]] u64 max() const { return max_; }
    /// The nearest-rank percentile: the least sample such that `percent` % are not above it.
    [[nodiscard]] u64 percentile(unsigned percent) const;
    [[nodiscard]] u64 median() const { return percentile(50); }
    /// The mean in hundredths, rounded to the nearest.
    [[nodiscard]] u64 mean_hundredths() const;

  private:
    [[nodiscard]] u64 nth_smallest(u64 rank) const;
    void spill();

    std::vector<u64> exact_;
    std::vector<u64> histogram_;
    u64 count_ = 0, sum_ = 0, min_ = ~u64{0}, max_ = 0;
};

}  // namespace hypscope::trace
