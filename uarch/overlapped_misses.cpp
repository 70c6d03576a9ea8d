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
    const u32 together = in_order_ ? latest.place.dependence.use : window_;
    if (place.number - latest.place.number >= together || now < latest.after) return now;
    if (in_order_) return latest.issued + (now - latest.after);
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

/// Cycles of a miss that cost nothing.
u32 OverlappedMisses::hidden(const LoadDependence& load, u32 index) const {
    if (in_order_) return std::max<u32>(load.cycles, load_latency_) - load_latency_;
    const bool feeds_address = (load.loads >> index & 1) != 0;
    return feeds_address ? 0 : run_ahead_;
}

u32 OverlappedMisses::load(const AccessPlace& place, const ReferenceAccess& access) {
    const u64 now = place.now.value;
    const u64 issued = issue_time(place);
    const u64 there = translated(access.translation, issued);
    const u64 complete = fills_.arrival(access.line, access.cost, there);
    if (complete <= now && access.cost.from == MemoryLevel::L1) return 0;
    const u64 from = now + hidden(place.dependence, place.index);
    u64 stall = complete > from ? complete - from : 0;
    // In order, the core itself waits for the translation.
    if (in_order_) stall = std::max(stall, std::max(there, now) - now);
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
