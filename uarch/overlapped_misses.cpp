// SPDX-License-Identifier: Apache-2.0
#include "uarch/overlapped_misses.hpp"

#include <algorithm>
#include <bit>

namespace hypscope::uarch {

namespace {

u32 first_of(u32 mask) { return static_cast<u32>(std::countr_zero(mask)); }

}  // namespace

/// A load of instruction `number` is next: every miss is that much farther away.
inline void OverlappedMisses::come_to(u64 number) {
    const EightLanes farther =
        lanes_.distance + all_lanes(static_cast<u32>(std::min<u64>(number - number_, kFar)));
    lanes_.distance = farther < all_lanes(kFar) ? farther : all_lanes(kFar);
    number_ = number;
}

/// The misses of whose results the load's address is made: of its own block, or of one before.
inline EightLanes OverlappedMisses::dependences(const AccessPlace& place) const {
    const LoadDependence& d = place.dependence;
    const EightLanes same_block = lanes_.entered == all_lanes(static_cast<u32>(place.entered));
    const EightLanes in_block =
        (lanes_.index_low & all_lanes(d.loads)) | (lanes_.index_high & all_lanes(d.loads >> 16));
    const EightLanes through_heads = lanes_.taints & all_lanes(d.heads);
    return ((same_block & in_block) | (~same_block & through_heads)) != EightLanes{};
}

/// When the window would have issued the load: as long after the latest miss as the program is
/// behind it, when all that it waits for has come and there is room in the window.
inline u64 OverlappedMisses::issue_time(const AccessPlace& place) const {
    const u64 now = place.now.value;
    const u64 latest_after = in_lane(0).after;
    const u32 together = in_order_ ? latest_use_ : window_;
    if (static_cast<u32>(lanes_.distance[0]) >= together || now < latest_after) return now;
    if (in_order_) return latest_issued_ + (now - latest_after);
    u64 at = std::max(latest_issued_ + (now - latest_after), settled_);
    const EightLanes near = lanes_.distance < all_lanes(4 * window_);
    const EightLanes made_from = near & dependences(place);
    const EightLanes left_window = near & (lanes_.distance >= all_lanes(window_));
    for (u32 left = mask_of(made_from | left_window); left != 0; left &= left - 1) {
        const Miss& miss = in_lane(first_of(left));
        at = std::max(at, miss.usable);
        if (at >= miss.older) break;
    }
    for (u32 left = mask_of(made_from); left != 0;) {
        // From there on the program went its way to this load.
        const Miss& miss = in_lane(first_of(left));
        const i64 way = static_cast<i64>(now - miss.after - load_latency_);
        if (way > 0) at = std::max(at, miss.usable + static_cast<u64>(way));
        left &= left - 1;
        left &= mask_of(leads(static_cast<i64>(at - now)));
    }
    return at;
}

/// The misses after which a load could be issued later than `beyond` cycles from now.
inline EightLanes OverlappedMisses::leads(i64 beyond) const {
    const EightLanes lowest = all_lanes(static_cast<u32>(kLowestLead));
    return (lanes_.lead > all_lanes(static_cast<u32>(lane_of_lead(beyond)))) |
           (lanes_.lead == lowest);
}

inline void OverlappedMisses::keep(const AccessPlace& place, u64 issued, u64 usable, u64 after) {
    latest_ = (latest_ + 1) % kKept;
    Miss& miss = misses_[latest_];
    miss.usable = usable;
    miss.after = after;
    miss.older = latest_usable_;
    latest_issued_ = issued;
    latest_use_ = place.dependence.use;
    const u32 index = u32{1} << place.index;
    lanes_.distance = pushed(lanes_.distance, 0);
    lanes_.entered = pushed(lanes_.entered, static_cast<u32>(place.entered));
    lanes_.index_low = pushed(lanes_.index_low, index);
    lanes_.index_high = pushed(lanes_.index_high, index >> 16);
    lanes_.taints = pushed(lanes_.taints, place.dependence.taints);
    const i64 lead = static_cast<i64>(usable - after - load_latency_);
    lanes_.lead = pushed(lanes_.lead, static_cast<u32>(lane_of_lead(lead)));
    latest_usable_ = std::max(latest_usable_, usable);
}

inline u64 OverlappedMisses::translated(const TranslationCost& cost, u64 at) {
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
    come_to(place.number);
    const u64 issued = issue_time(place);
    const u64 there = translated(access.translation, issued);
    const u64 complete = fills_.arrival(access.line, access.cost, there);
    if (complete <= now && access.cost.from == MemoryLevel::L1) return 0;
    const u64 from = now + hidden(place.dependence, place.index);
    u64 stall = complete > from ? complete - from : 0;
    // In order, the core itself waits for the translation.
    if (in_order_) stall = std::max(stall, std::max(there, now) - now);
    keep(place, issued, complete + load_latency_, now + stall);
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
