// SPDX-License-Identifier: Apache-2.0
// What the L0 data filter knows of a page.
#pragma once
#include "common/types.hpp"
#include "cpu/page.hpp"

namespace hypscope::cpu {

/// Where a page lies, as the timing models want to know it: one word.
class PageOutput {
  public:
    struct Parts {
        u32 page_number = 0;  ///< physical, 28 bits
        u8 block_shift = 0;   ///< log2 of the block that the translation maps
        bool secure = false, cacheable = false, global = false;
        u16 tlb_entry = 0;  ///< mmu::Mmu::number_of(): whose walk it was
    };
    constexpr PageOutput() = default;
    constexpr explicit PageOutput(const Parts& parts)
        : word_(parts.page_number | u64{parts.secure} << kSecureAt |
                u64{parts.cacheable} << kCacheableAt | u64{parts.global} << kGlobalAt |
                u64{parts.block_shift} << kBlockShiftAt | u64{parts.tlb_entry} << kTlbEntryAt) {}
    [[nodiscard]] constexpr bool is_page() const { return word_ != 0; }  ///< as begun: none
    /// Physical, of the page.
    [[nodiscard]] constexpr u64 pa() const {
        return (word_ & ((u64{1} << kSecureAt) - 1)) << kPageShift;
    }
    [[nodiscard]] constexpr bool secure() const { return (word_ >> kSecureAt & 1) != 0; }
    [[nodiscard]] constexpr bool cacheable() const { return (word_ >> kCacheableAt & 1) != 0; }
    [[nodiscard]] constexpr bool global() const { return (word_ >> kGlobalAt & 1) != 0; }
    [[nodiscard]] constexpr u8 block_shift() const {
        return static_cast<u8>(word_ >> kBlockShiftAt);
    }
    [[nodiscard]] constexpr u16 tlb_entry() const { return static_cast<u16>(word_ >> kTlbEntryAt); }
    bool operator==(const PageOutput&) const = default;

  private:
    static constexpr unsigned kSecureAt = 28, kCacheableAt = 29, kGlobalAt = 30, kBlockShiftAt = 32,
                              kTlbEntryAt = 48;
    u64 word_ = 0;
};

/// A page that permits an access, and where the host has it; null: none does.
struct FoundPage {
    PageOutput output{};
    u8* host = nullptr;
    [[nodiscard]] explicit operator bool() const { return host != nullptr; }
};

}  // namespace hypscope::cpu
