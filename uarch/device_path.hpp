// SPDX-License-Identifier: Apache-2.0
// Device accesses of one core: a bus round trip, and the device's own time, which for the GIC is
// counted in its divided clock (A15 TRM 8.2.1). A read blocks and waits for earlier writes; a write
// is posted and is waited for by the next DSB, or when too many are under way.
//
// APPROX: no contention between cores for the GIC; all devices but the GIC cost the same.
#pragma once
#include <algorithm>
#include <array>

#include "common/types.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class DevicePath {
  public:
    explicit DevicePath(const CorePreset& preset)
        : path_(preset.device_path),
          device_(preset.device_service),
          depth_(preset.posted_writes),
          divider_(preset.gic_divider),
          gic_read_(preset.gic_read),
          gic_write_(preset.gic_write) {}

    /// Cycles for which the core stands still.
    u32 access(const DeviceAccess& access, Cycles now) {
        return access.write ? post(access, now.value) : read(access, now.value);
    }
    /// Cycles from `now` until every posted write has completed.
    [[nodiscard]] u32 drain(Cycles now) const { return until(latest_, now.value); }

  private:
    static constexpr u32 kMaxPosted = 16;

    static u32 until(u64 moment, u64 now) {
        return moment > now ? static_cast<u32>(moment - now) : 0;
    }
    /// When a request that arrives at `arrival` has been served.
    [[nodiscard]] u64 served(const DeviceAccess& access, u64 arrival) const {
        if (!access.gic) return arrival + device_;
        const u64 edge = (arrival + divider_ - 1) / divider_ * divider_;
        return edge + u64{access.write ? gic_write_ : gic_read_} * divider_;
    }
    u32 read(const DeviceAccess& access, u64 now) {
        const u64 start = std::max(now, latest_);
        return until(served(access, start + path_ / 2) + (path_ - path_ / 2), now);
    }
    /// Writes travel one behind the other and are served one at a time.
    u32 post(const DeviceAccess& access, u64 now) {
        u64& slot = completed_[next_];
        next_ = next_ + 1 == depth_ ? 0 : next_ + 1;
        const u64 start = std::max(now, slot);
        idle_at_ = served(access, std::max(start + path_ / 2, idle_at_));
        slot = latest_ = idle_at_ + (path_ - path_ / 2);
        return until(start, now);
    }

    u32 path_, device_, depth_, divider_, gic_read_, gic_write_;
    u32 next_ = 0;
    u64 idle_at_ = 0;  ///< when the device has served all writes
    u64 latest_ = 0;   ///< when the latest write has completed, acknowledgement included
    std::array<u64, kMaxPosted> completed_{};  ///< a ring of the writes under way
};

}  // namespace hypscope::uarch
