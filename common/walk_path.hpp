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
    /// The 4 KB page that it lies in, by address and security (page_of()), and where in it.
    [[nodiscard]] constexpr u32 page() const {
        return static_cast<u32>(key_ >> kPageAt) & ~(u32{1} << (kStage2At - kPageAt));
    }
    [[nodiscard]] constexpr u32 offset() const { return static_cast<u32>(key_ << 2) & 0xfff; }
    [[nodiscard]] static constexpr u32 page_of(PhysAddr address, bool secure) {
        return WalkFetch(address, 1, secure).page();
    }
    /// Names the descriptor, by address, security and stage; those of one table are dense in its
    /// low bits.
    [[nodiscard]] constexpr u64 key() const { return key_; }

  private:
    static constexpr unsigned kPageAt = 12 - 2, kSecureAt = 40, kStage2At = 41;
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
        stage1_ = 0;
    }
    /// Past the capacity, which no walk reaches, the last one is replaced.
    void append(WalkFetch fetch) {
        if (size_ < kCapacity) ++size_;
        fetches_[size_ - 1] = fetch;
        if (fetch.stage() == 1) stage1_ |= u32{1} << (size_ - 1);
    }
    [[nodiscard]] std::span<const WalkFetch> fetches() const { return {fetches_.data(), size_}; }
    /// All but the first line of the host's caches: of walks with stage 2.
    void prefetch_rest() const {
        for (size_t line = 1; line < sizeof(WalkPath) / kLine; ++line)
            __builtin_prefetch(reinterpret_cast<const u8*>(this) + kLine * line);
    }
    /// Which of them are of stage 1: bit i for the one at i.
    [[nodiscard]] u32 stage1() const { return stage1_; }

  private:
    static constexpr size_t kLine = 64;
    u32 size_ = 0, stage1_ = 0;
    std::array<WalkFetch, kCapacity> fetches_{};
};

static_assert(sizeof(WalkPath) == 256);

}  // namespace hypscope
