// SPDX-License-Identifier: Apache-2.0
// Which descriptors a translation table walk fetched, and what they said. mmu/ keeps one beside
// every TLB entry: to see whether the same walk would end as before, and for uarch/, which prices
// it when a real TLB would have walked again.
#pragma once
#include <array>
#include <span>

#include "common/types.hpp"

namespace hypscope {

/// One descriptor fetch.
class WalkFetch {
  public:
    constexpr WalkFetch() = default;
    /// `address` is aligned to 4 bytes and has at most 40 bits; `stage` is 1 or 2; `value` is as it
    /// lies in memory.
    constexpr WalkFetch(PhysAddr address, unsigned stage, bool secure, u64 value = 0)
        : key_(address.value >> 2 | u64{secure} << kSecureAt | u64{stage == 2} << kStage2At),
          value_(value) {}

    [[nodiscard]] constexpr PhysAddr address() const {
        return {(key_ & ((u64{1} << kSecureAt) - 1)) << 2};
    }
    [[nodiscard]] constexpr bool secure() const { return (key_ >> kSecureAt & 1) != 0; }
    [[nodiscard]] constexpr unsigned stage() const {
        return 1 + static_cast<unsigned>(key_ >> kStage2At & 1);
    }
    [[nodiscard]] constexpr u64 value() const { return value_; }
    /// Names the descriptor, by address, security and stage; those of one table are dense in its
    /// low bits.
    [[nodiscard]] constexpr u64 key() const { return key_; }

  private:
    static constexpr unsigned kSecureAt = 40, kStage2At = 41;
    u64 key_ = 0;
    u64 value_ = 0;
};

/// All fetches of one walk in their order: at most (3 + 1) for each of three stage 1 levels, and 3
/// for the result. In lines of the host's caches: one without stage 2, else four.
class alignas(64) WalkPath {
  public:
    static constexpr unsigned kCapacity = 15;

    void clear() {
        size_ = 0;
        stage1_end_ = 0;
    }
    /// Past the capacity, which no walk reaches, the last one is replaced.
    void append(WalkFetch fetch) {
        if (size_ < kCapacity) ++size_;
        fetches_[size_ - 1] = fetch;
        if (fetch.stage() == 1) stage1_end_ = size_;
    }
    [[nodiscard]] std::span<const WalkFetch> fetches() const { return {fetches_.data(), size_}; }
    /// One past the last fetch of stage 1, 0 without any.
    [[nodiscard]] unsigned stage1_end() const { return stage1_end_; }

  private:
    u32 size_ = 0, stage1_end_ = 0;
    std::array<WalkFetch, kCapacity> fetches_{};
};

static_assert(sizeof(WalkPath) == 256);

}  // namespace hypscope
