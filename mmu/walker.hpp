// SPDX-License-Identifier: Apache-2.0
// The translation table walk as a pure function of (registers, address, access): Short-descriptor
// and Long-descriptor stage 1, the PL2 regime, stage 2, and every stage 1 descriptor fetch through
// the same stage 2. One walker serves loads, stores, fetches, address translation operations, the
// debugger. ARM ARM B3.2 to B3.9.
#pragma once
#include <array>
#include <cstring>

#include "common/result.hpp"
#include "common/types.hpp"
#include "common/walk_path.hpp"
#include "mmu/fault.hpp"
#include "mmu/regime.hpp"
#include "mmu/translation.hpp"

namespace hypscope::mmu {

/// Where descriptors come from. `bytes` is 4 or 8, the address is aligned to it; the value is
/// little-endian (the walker applies EE). False: the fetch ends in an external abort.
class DescriptorPort {
  public:
    virtual ~DescriptorPort() = default;
    virtual bool read(PhysAddr address, bool secure, unsigned bytes, u64& out) = 0;

    /// read(), or at once where the port keeps the page.
    bool fetch(PhysAddr address, bool secure, unsigned bytes, u64& out) {
        const u32 page = WalkFetch::page_of(address, secure);
        const KeptPage& kept = kept_page(page);
        if (kept.page != page) [[unlikely]]
            return read(address, secure, bytes, out);
        out = value_at(kept.host + address.value % kPageSize, bytes);
        return true;
    }
    /// Whether memory still says what a fetch was told.
    [[nodiscard]] bool still_says(const WalkFetch& fetch, unsigned bytes) {
        const KeptPage& kept = kept_page(fetch.page());
        if (kept.page != fetch.page()) [[unlikely]]
            return reads_again(fetch, bytes);
        return value_at(kept.host + fetch.offset(), bytes) == fetch.value();
    }

    /// The page of a fetch, if the port keeps it; else null.
    [[nodiscard]] const u8* kept_host(const WalkFetch& fetch) {
        const KeptPage& kept = kept_page(fetch.page());
        return kept.page == fetch.page() ? kept.host : nullptr;
    }

  protected:
    /// Pages of memory that tables lie in, by their host addresses.
    void keep(PhysAddr address, bool secure, const u8* host_of_page) {
        const u32 page = WalkFetch::page_of(address, secure);
        kept_page(page) = {page, host_of_page};
    }
    void forget_kept_pages() { kept_.fill({}); }

  private:
    static constexpr u64 kPageSize = 4096;
    struct KeptPage {
        u32 page = ~u32{0};  ///< WalkFetch::page(), of which none is ~0
        const u8* host = nullptr;
    };
    [[nodiscard]] static u64 value_at(const u8* from, unsigned bytes) {
        return bytes == 8 ? copied<u64>(from) : copied<u32>(from);
    }
    template <class T>
    [[nodiscard]] static T copied(const u8* from) {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    [[nodiscard]] bool reads_again(const WalkFetch& fetch, unsigned bytes) {
        u64 value = 0;
        return read(fetch.address(), fetch.secure(), bytes, value) && value == fetch.value();
    }
    [[nodiscard]] KeptPage& kept_page(u32 page) { return kept_[page % kept_.size()]; }
    std::array<KeptPage, 256> kept_{};
};

/// One descriptor fetch, in the order of the walk.
struct DescriptorFetch {
    u8 stage = 1;
    u8 level = 1;
    u8 bytes = 4;
    bool for_stage1_fetch = false;  ///< a stage 2 look-up on behalf of a stage 1 descriptor
    bool secure = false;
    bool through_stage2 = false;       ///< a stage 1 descriptor under stage 2
    MemoryAttributes walk_memory{};    ///< by TTBRn, TTBCR, HTCR or VTCR
    MemoryAttributes stage2_memory{};  ///< of the page the descriptor lies in; see through_stage2
    Ipa ipa{};                         ///< stage 1: before stage 2; stage 2: the address looked up
    PhysAddr address{};
    u64 value = 0;  ///< as the walker read it, after EE

    /// Attributes of the fetch itself: whether the walk is cacheable.
    [[nodiscard]] MemoryAttributes memory() const {
        return through_stage2 ? combine(walk_memory, stage2_memory) : walk_memory;
    }
};

/// All fetches of one walk.
class WalkRecord {
  public:
    static constexpr unsigned kCapacity = WalkPath::kCapacity;

    void clear() { count_ = 0; }
    /// Past the capacity, which no walk reaches, the last one is replaced.
    void append(const DescriptorFetch& fetch) {
        if (count_ < kCapacity) ++count_;
        fetches_[count_ - 1] = fetch;
    }
    [[nodiscard]] unsigned size() const { return count_; }
    [[nodiscard]] const DescriptorFetch& operator[](unsigned index) const {
        return fetches_[index];
    }
    [[nodiscard]] const DescriptorFetch* begin() const { return fetches_.data(); }
    [[nodiscard]] const DescriptorFetch* end() const { return fetches_.data() + count_; }

  private:
    std::array<DescriptorFetch, kCapacity> fetches_{};
    unsigned count_ = 0;
};

struct WalkPolicy {
    bool check_access = true;  ///< false: no domain, permission or access flag fault (debugger)
    bool stage1_only = false;  ///< ATS1C..: the result stays an IPA; descriptors still use stage 2
    WalkRecord* record = nullptr;  ///< every descriptor fetched
    WalkPath* path = nullptr;      ///< the same in short
};

[[nodiscard]] Result<Translation, Fault> walk(const MmuState& state, VirtAddr va, Access access,
                                              DescriptorPort& port, const WalkPolicy& policy = {});
/// The same into the caller's objects: one of the two is written. False: a fault.
[[nodiscard]] bool walk_into(Translation& out, Fault& fault, const MmuState& state, VirtAddr va,
                             Access access, DescriptorPort& port, const WalkPolicy& policy = {});

/// The fault of an access that a translation does not permit: alignment by the type of stage 1,
/// domain, stage 1 permission, alignment by the type of stage 2, stage 2 permission. Used on a TLB
/// hit, where no descriptor is fetched.
[[nodiscard]] Fault denied(const Translation& translation, VirtAddr va, Access access, u64 dacr);

}  // namespace hypscope::mmu
