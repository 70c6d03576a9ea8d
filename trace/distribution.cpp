// SPDX-License-Identifier: Apache-2.0
// Percentiles by nearest rank. The histogram is exact below 64 and has 64 bins for each power of
// two above, so that a percentile read from it is at most 1/64 too low.
#include "trace/distribution.hpp"

#include <algorithm>
#include <bit>

namespace hypscope::trace {

namespace {

constexpr unsigned kBinBits = 6;
constexpr u64 kBins = u64{1} << kBinBits;
constexpr size_t kHistogramSize = (64 - kBinBits + 1) * kBins;

constexpr size_t bin_of(u64 sample) {
    if (sample < kBins) return sample;
    const unsigned shift = static_cast<unsigned>(std::bit_width(sample)) - 1 - kBinBits;
    return (shift + 1) * kBins + ((sample >> shift) - kBins);
}

/// The least sample of a bin.
constexpr u64 floor_of(size_t bin) {
    if (bin < kBins) return bin;
    const size_t shift = bin / kBins - 1;
    return (bin % kBins + kBins) << shift;
}
static_assert(bin_of(~u64{0}) < kHistogramSize);
static_assert(floor_of(bin_of(1000)) <= 1000 && bin_of(floor_of(bin_of(1000))) == bin_of(1000));

}  // namespace

void Distribution::add(u64 sample) {
    ++count_;
    sum_ += sample;
    min_ = std::min(min_, sample);
    max_ = std::max(max_, sample);
    if (!histogram_.empty()) {
        ++histogram_[bin_of(sample)];
        return;
    }
    exact_.push_back(sample);
    if (exact_.size() > kExactSamples) spill();
}

void Distribution::add(const Distribution& other) {
    count_ += other.count_;
    sum_ += other.sum_;
    min_ = std::min(min_, other.min_);
    max_ = std::max(max_, other.max_);
    exact_.insert(exact_.end(), other.exact_.begin(), other.exact_.end());
    const bool counted = !histogram_.empty() || !other.histogram_.empty();
    if (counted || exact_.size() > kExactSamples) spill();
    for (size_t bin = 0; bin < other.histogram_.size(); ++bin) {
        histogram_[bin] += other.histogram_[bin];
    }
}

/// Whatever is exact goes into the histogram.
void Distribution::spill() {
    histogram_.resize(kHistogramSize);
    for (const u64 sample : exact_) ++histogram_[bin_of(sample)];
    exact_ = {};
}

u64 Distribution::nth_smallest(u64 rank) const {
    if (histogram_.empty()) {
        std::vector<u64> sorted = exact_;
        std::nth_element(sorted.begin(), sorted.begin() + static_cast<i64>(rank), sorted.end());
        return sorted[rank];
    }
    size_t bin = 0;
    for (u64 below = histogram_[0]; below <= rank; below += histogram_[bin]) ++bin;
    return std::clamp(floor_of(bin), min_, max_);
}

u64 Distribution::percentile(unsigned percent) const {
    if (count_ == 0) return 0;
    const u64 rank = (count_ * percent + 99) / 100;
    if (rank >= count_) return max_;
    return nth_smallest(rank == 0 ? 0 : rank - 1);
}

u64 Distribution::mean_hundredths() const {
    return count_ == 0 ? 0 : (sum_ * 100 + count_ / 2) / count_;
}

}  // namespace hypscope::trace
