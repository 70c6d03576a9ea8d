// SPDX-License-Identifier: Apache-2.0
#include "uarch/overlapped_misses.hpp"

#include <algorithm>

namespace hypscope::uarch {

bool OverlappedMisses::depends(const AccessPlace& place, const Miss& miss) {
    if (place.entered == miss.place.entered)
        return (place.dependence.loads >> miss.place.index & 1) != 0;
    return (place.dependence.heads & miss.place.dependence.taints) != 0;
}

/// When the window would have issued the load: as long after the latest miss as the program is
/// behind it, when all that it waits for has come and there is room in the window.
u64 OverlappedMisses::issue_time(const AccessPlace& place) const {
    const Miss& latest = misses_[latest_];
    const u64 now = place.now.value;
    if (place.number - latest.place.number >= window_ || now < latest.after) return now;
    u64 at = std::max(latest.issued + (now - latest.after), settled_);
    for (const Miss& miss : misses_) {
        const u64 distance = place.number - miss.place.number;
        if (distance >= 4 * window_) continue;
        if (distance >= window_) at = std::max(at, miss.usable);
        // From there on the program went its way to this load.
        if (depends(place, miss))
            at = std::max(at, miss.usable + now - std::min(now, miss.after + load_latency_));
    }
    return at;
}

u64 OverlappedMisses::translated(const TranslationCost& cost, u64 at) {
    at += cost.look_up;
    if (cost.walk == 0) return at;
    return walker_free_ = std::max(walker_free_, at) + cost.walk;
}

u32 OverlappedMisses::load(const AccessPlace& place, const ReferenceAccess& access) {
    const u64 now = place.now.value;
    const u64 issued = issue_time(place);
    const u64 complete =
        fills_.arrival(access.line, access.cost, translated(access.translation, issued));
    if (complete <= now && access.cost.from == MemoryLevel::L1) return 0;
    const bool feeds_address = (place.dependence.loads >> place.index & 1) != 0;
    const u64 hidden = feeds_address ? 0 : run_ahead_;
    const u64 stall = complete > now + hidden ? complete - now - hidden : 0;
    latest_ = (latest_ + 1) % kKept;
    misses_[latest_] = {place, issued, complete + load_latency_, now + stall};
    latest_usable_ = std::max(latest_usable_, complete + load_latency_);
    return static_cast<u32>(stall);
}

u32 OverlappedMisses::settle(Cycles now) {
    settled_ = std::max(latest_usable_, now.value);
    return static_cast<u32>(settled_ - now.value);
}

u32 OverlappedMisses::store(const AccessPlace& place, const ReferenceAccess& access) {
    const u64 now = place.now.value;
    const u64 room = std::max(now, stores_.room_at(access.line));
    const u64 at = translated(access.translation, now);
    stores_.add(access, at, fills_.arrival(access.line, access.cost, at));
    return static_cast<u32>(room - now);
}

}  // namespace hypscope::uarch
