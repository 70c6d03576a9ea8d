// SPDX-License-Identifier: Apache-2.0
// The exclusive monitors of a machine: a local one for each core and the global one for Shareable
// memory. ARM ARM A3.4. Addresses are physical, with the NS bit; the granule (CTR.ERG) is a
// parameter.
#pragma once
#include <array>

#include "common/types.hpp"

namespace hypscope::mmu {

class ExclusiveMonitors {
  public:
    static constexpr unsigned kMaxCores = 8;
    static constexpr u8 kNobody = 0xff;  ///< a store by no core: a DMA engine, a loader

    /// `granule_log2` is 3 to 11 (8 to 2048 bytes, ARM ARM A3.4.3).
    explicit ExclusiveMonitors(unsigned granule_log2 = 6);

    /// LDREX: tags the granule in the local monitor and, for Shareable memory, in the global one.
    void load_exclusive(CoreId core, PhysAddr address, bool non_secure, bool shareable);
    /// STREX: true when the store is to be done. Either way the core's tags are cleared; a store
    /// done clears the tags of other cores on the granule.
    [[nodiscard]] bool store_exclusive(CoreId core, PhysAddr address, bool non_secure,
                                       bool shareable);
    /// A plain store: clears the tags other cores hold on the granules it touches.
    void store(CoreId core, PhysAddr address, bool non_secure, unsigned bytes = 4) {
        if (tagged_cores_ != 0) [[unlikely]]
            clear_others(core, address, non_secure, bytes);
    }
    /// Not zero: a store may clear a tag. For engines that emit stores as host code.
    [[nodiscard]] const u32& tagged_cores() const { return tagged_cores_; }
    /// CLREX, and every exception return or entry that clears the local monitor.
    // IMPLEMENTATION DEFINED: CLREX opens the core's global monitor too.
    void clear(CoreId core) {
        tags_[core.value % kMaxCores].local = false;
        clear_global(core.value % kMaxCores);
    }

    [[nodiscard]] bool is_exclusive(CoreId core) const { return tags_[core.value].local; }
    /// Whether a plain store must be told at all: inline checks of the fast paths.
    [[nodiscard]] bool any_global() const { return tagged_cores_ != 0; }

  private:
    struct Tag {
        u64 granule = 0;
        bool local = false;
        bool global = false;
    };
    [[nodiscard]] u64 granule_of(u64 address, bool non_secure) const {
        return (address | u64{non_secure} << 40) >> granule_log2_;
    }
    void clear_others(CoreId core, PhysAddr address, bool non_secure, unsigned bytes);
    void clear_global(unsigned core) {
        tags_[core].global = false;
        tagged_cores_ &= ~(1u << core);
    }

    unsigned granule_log2_;
    u32 tagged_cores_ = 0;  ///< cores with a tag in the global monitor
    std::array<Tag, kMaxCores> tags_{};
};

}  // namespace hypscope::mmu
