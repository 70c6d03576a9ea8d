// SPDX-License-Identifier: Apache-2.0
// Where devices are: what a core remembers of the pages that it reached some by, so that the next
// access needs neither the MMU nor the machine's map. By {context, virtual address} as in the L0
// data filter, and emptied likewise: a new context id, a dropped translation, a changed map.
#pragma once
#include <array>

#include "common/mmio.hpp"
#include "common/types.hpp"
#include "cpu/page.hpp"

namespace hypscope::cpu {

/// For prices and the ledger's phases.
enum class DeviceKind : u8 { Other, Gic, VirtualInterface };

/// What answers at a physical address.
struct DeviceRange {
    MmioDevice* device = nullptr;  ///< takes calls at once; nullptr: must be asked by transaction
    DeviceKind kind = DeviceKind::Other;
    PhysAddr base{};  ///< of the device
    u64 size = 0;     ///< 0: how far it reaches is not known
};

/// The part of a device that lies in one virtual page.
struct DeviceWindow {
    u32 context = 0;
    u32 first = 0;           ///< virtual address
    u32 size = 0;            ///< in bytes; 0: one access, not to be kept
    u32 offset_of_zero = 0;  ///< in the device, of virtual address 0 (modulo 2^32)
    PhysAddr pa{};           ///< of `first`
    MmioDevice* device = nullptr;
    DeviceKind kind = DeviceKind::Other;
    bool secure = false;
    bool readable = false, writable = false;  ///< such an access was done: it is permitted

    [[nodiscard]] bool holds(u32 va, u32 now_context) const {
        return context == now_context && va - first < size;
    }
};

class DeviceWindows {
  public:
    [[nodiscard]] const DeviceWindow& at(u32 va) const { return windows_[index(va)]; }
    [[nodiscard]] DeviceWindow& at(u32 va) { return windows_[index(va)]; }
    /// The one at `va` that such an access may use; nullptr: none.
    [[nodiscard]] const DeviceWindow* find(u32 va, u32 size, bool write, u32 context) const {
        const DeviceWindow& window = at(va);
        const bool usable = window.holds(va, context) && (va & (size - 1)) == 0 &&
                            (write ? window.writable : window.readable);
        return usable ? &window : nullptr;
    }
    void clear() { windows_.fill({}); }
    /// Forgets what lies in the naturally aligned 2^log2_size bytes (4 KB at least) around `va`.
    void forget(u32 va, u8 log2_size) {
        for (DeviceWindow& window : windows_) {
            if (u64{window.first ^ va} >> log2_size == 0) window = {};
        }
    }
    /// The same of a page.
    void forget_page(u32 va) {
        DeviceWindow& window = at(va);
        if (window.first >> kPageShift == va >> kPageShift) window = {};
    }

  private:
    static constexpr u32 kWindows = 8;
    /// The banks of a GIC, 4 or 64 KiB apart, do not share one.
    [[nodiscard]] static u32 index(u32 va) { return (va >> kPageShift ^ va >> 16) % kWindows; }
    std::array<DeviceWindow, kWindows> windows_{};
};

}  // namespace hypscope::cpu
