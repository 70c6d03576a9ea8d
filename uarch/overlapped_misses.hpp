// SPDX-License-Identifier: Apache-2.0
// What misses cost a core whose blocks have static prices; lines, walks and the store buffer are
// those of the reference pipelines.
//
// Out of order: how long the window can not go on. A load that waits for no earlier miss is issued
// while that one is under way, when it is near enough to be in the window with it.
//
// In order: how long the first instruction that needs the result stands, charged at the load. A
// load before that instruction is issued while the earlier miss is under way.
//
// APPROX: in order, the end of a block counts as the use of what nothing in it uses. Out of order,
// a load from whose result no address of its block is made hides what the window can run ahead; a
// register that a block between two misses has written still counts as made from the first.
#pragma once
#include <algorithm>
#include <array>
#include <bit>

#include "uarch/core_timing.hpp"
#include "uarch/detailed/line_fills.hpp"
#include "uarch/detailed/store_buffer.hpp"
#include "uarch/lanes.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

/// A load or store that misses the L1D or a TLB.
struct MissedAccess {
    LineNumber line = 0;
    MemoryCost cost{};
    TranslationCost translation{};
};

template <PipelineKind kPipeline>
class OverlappedMisses {
  public:
    OverlappedMisses(const CorePreset& preset, const MemoryLatencies& latencies)
        : fills_(preset, latencies),
          stores_(preset),
          window_(preset.pipeline_window),
          far_(4 * window_),
          run_ahead_(preset.pipeline_window / preset.pipeline_width),
          load_latency_(preset.latency_load),
          before_window_(window_ + kBias),
          far_beyond_window_(all_lanes(far_ - window_ + kBias)) {}

    /// Cycles for which the core stands still at `place`.
    u32 load(const AccessPlace& place, const MissedAccess& access);
    u32 store(const AccessPlace& place, const MissedAccess& access);
    /// When every load has completed, and how long to wait for that. (What events cost is to be
    /// filled in.)
    [[nodiscard]] EventPrices& event_prices() { return prices_; }
    /// Cycles until every store has left.
    [[nodiscard]] u32 drain(Cycles now) const {
        return static_cast<u32>(std::max(stores_.drained_at(), now.value) - now.value);
    }

  private:
    static constexpr bool kIsInOrder = kPipeline == kInOrder;
    static constexpr u32 kKept = 8;
    /// Farther back than any miss that still counts.
    static constexpr u32 kFar = 0x4000;
    static constexpr u32 kIndices = 32;  ///< instructions of a block
    /// Low bits of what names a block's execution are enough among misses that are near one
    /// another: four windows apart at most.
    static u32 lane_of_place(u64 entered, u32 index) {
        return static_cast<u32>(entered) * kIndices | index;
    }
    static constexpr u32 kMaxWindow = 256;  // parameters.inc
    static_assert(4 * kMaxWindow + kIndices < 0x10000 / kIndices);
    static_assert(kFar > 4 * kMaxWindow && kFar + kKept * 4 * kMaxWindow < 0x8000);
    /// Unsigned numbers compare as signed ones do when this is added to both.
    static constexpr u32 kBias = 0x8000;
    struct Miss {
        u64 usable = 0;  ///< its result, by another instruction
        u64 after = 0;   ///< the core's time when it went on
        u64 older = 0;   ///< no earlier miss is usable later than that
    };

    /// The latest miss is in lane 0.
    [[nodiscard]] const Miss& in_lane(u32 lane) const { return misses_[(latest_ + lane) % kKept]; }
    // Masks have two bits for each miss, as a comparison of lanes gives them.
    /// Of what is kept by place in misses_, by lane.
    [[nodiscard]] u32 by_lane(u32 mask) const {
        return (mask | mask << 2 * kKept) >> 2 * latest_ & 0xffff;
    }
    /// action(const Miss&) of each, the latest first, until it is true.
    template <class Action>
    void any_in(u32 mask, Action&& action) const {
        for (u32 left = mask & 0x5555; left != 0; left &= left - 1)
            if (action(in_lane(static_cast<u32>(std::countr_zero(left)) / 2))) return;
    }
    [[nodiscard]] u64 issue_time(const AccessPlace& place, u64 distance) const;
    [[nodiscard]] u64 waited(const AccessPlace& place, u64 at) const;
    [[nodiscard]] bool may_depend(const LoadDependence& load) const {
        return (load.heads & (taints_ | taints_before_)) != 0 || load.loads != 0;
    }
    [[nodiscard]] EightLanes dependences(const AccessPlace& place) const;
    [[nodiscard]] u64 until_usable(u32 waits_for, u64 at) const;
    [[nodiscard]] u64 waited_for_results(const AccessPlace& place, u32 left_window, u64 at) const;
    [[nodiscard]] u64 after_its_way(u32 made_from, u64 now, u64 at) const;
    void keep(const AccessPlace& place, u64 distance, u64 issued, u64 usable, u64 after);
    void keep_taints(u16 taints);
    u64 translated(const TranslationCost& cost, u64 at);

    [[nodiscard]] u32 hidden(const LoadDependence& load, u32 index) const;

    LineFills fills_;
    StoreBuffer stores_;
    u32 window_, far_, run_ahead_, load_latency_;
    u32 before_window_;
    EightLanes far_beyond_window_;
    u64 walker_free_ = 0;
    EventPrices prices_;
    // Of the latest miss.
    u64 latest_number_ = u64{0} - kFar;
    u64 latest_issued_ = 0, latest_after_ = 0;
    u32 latest_ = 0, latest_use_ = 0;
    /// Of all misses that are kept, and of some before: registers that no miss has tainted are told
    /// apart at once.
    u16 taints_ = 0, taints_before_ = 0;
    /// Numbers of the instructions, their low bits; of far ones, kFar back. In order of lanes.
    EightLanes numbers_{};
    // Each miss a place below the one before.
    std::array<Miss, kKept> misses_{};
    std::array<i16, kKept> places_{};  ///< lane_of_place()
    std::array<i16, kKept> each_taints_{};
};

/// The misses of whose results the load's address is made: of its own block, or of one before. By
/// place in misses_.
template <PipelineKind kPipeline>
inline EightLanes OverlappedMisses<kPipeline>::dependences(const AccessPlace& place) const {
    const LoadDependence& d = *place.dependence;
    const auto taints = load_lanes<EightLanes>(each_taints_.data());
    EightLanes made_from = (taints & all_lanes(d.heads)) != EightLanes{};
    if (d.loads == 0 && !any_of(made_from)) return made_from;
    const auto places = load_lanes<EightLanes>(places_.data());
    const EightLanes of_block = places & all_lanes(~(kIndices - 1));
    made_from &= of_block != all_lanes(lane_of_place(place.entered, 0));
    for (u32 left = d.loads; left != 0; left &= left - 1)
        made_from |= places == all_lanes(lane_of_place(place.entered,
                                                       static_cast<u32>(std::countr_zero(left))));
    return made_from;
}

/// When the window would have issued the load: as long after the latest miss as the program is
/// behind it, when all that it waits for has come and there is room in the window.
template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u64 OverlappedMisses<kPipeline>::issue_time(const AccessPlace& place,
                                                                          u64 distance) const {
    const u64 now = place.now.value;
    const u32 together = kIsInOrder ? latest_use_ : window_;
    if (distance >= together || now < latest_after_) return now;
    const u64 behind = latest_issued_ + (now - latest_after_);
    return kIsInOrder ? behind : waited(place, std::max(behind, prices_.settled));
}

/// `at`, or later: when the misses have come that the load depends on, and those that must leave
/// the window before it enters.
template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u64 OverlappedMisses<kPipeline>::waited(const AccessPlace& place,
                                                                      u64 at) const {
    // How far each miss is beyond the window, which is very far of one that is inside: unsigned.
    const EightLanes beyond =
        difference(all_lanes(static_cast<u32>(place.number) - before_window_), numbers_);
    const u32 left_window = pairs_of(beyond < far_beyond_window_);
    if (may_depend(*place.dependence)) return waited_for_results(place, left_window, at);
    return left_window == 0 ? at : until_usable(left_window, at);
}

template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u64 OverlappedMisses<kPipeline>::until_usable(u32 waits_for,
                                                                            u64 at) const {
    any_in(waits_for, [&](const Miss& miss) {
        at = std::max(at, miss.usable);
        return at >= miss.older;
    });
    return at;
}

template <PipelineKind kPipeline>
inline u64 OverlappedMisses<kPipeline>::waited_for_results(const AccessPlace& place,
                                                           u32 left_window, u64 at) const {
    const EightLanes distance = difference(all_lanes(static_cast<u32>(place.number)), numbers_);
    const u32 near = pairs_of(distance < all_lanes(far_));
    const u32 made_from = near & by_lane(pairs_of(dependences(place)));
    at = until_usable(made_from | left_window, at);
    return made_from != 0 ? after_its_way(made_from, place.now.value, at) : at;
}

/// From where the core went on after a miss, or its result came, the program went its way to this
/// load.
template <PipelineKind kPipeline>
inline u64 OverlappedMisses<kPipeline>::after_its_way(u32 made_from, u64 now, u64 at) const {
    any_in(made_from, [&](const Miss& miss) {
        const i64 way = static_cast<i64>(now - miss.after - load_latency_);
        if (way > 0) at = std::max(at, miss.usable + static_cast<u64>(way));
        return false;
    });
    return at;
}

template <PipelineKind kPipeline>
[[gnu::always_inline]] inline void OverlappedMisses<kPipeline>::keep(const AccessPlace& place,
                                                                     u64 distance, u64 issued,
                                                                     u64 usable, u64 after) {
    latest_number_ = place.number;
    latest_issued_ = issued;
    latest_after_ = after;
    if (kIsInOrder) {
        latest_use_ = place.dependence->use;
        return;
    }
    const u32 number = static_cast<u32>(place.number);
    // What is far stays far, while 16 bits can tell.
    if (distance >= far_) numbers_ = all_lanes(number - kFar);
    numbers_ = pushed(numbers_, number);
    latest_ = (latest_ - 1) % kKept;
    misses_[latest_] = {usable, after, prices_.usable};
    places_[latest_] = static_cast<i16>(lane_of_place(place.entered, place.index));
    keep_taints(place.dependence->taints);
    prices_.usable = std::max(prices_.usable, usable);
}

template <PipelineKind kPipeline>
[[gnu::always_inline]] inline void OverlappedMisses<kPipeline>::keep_taints(u16 taints) {
    each_taints_[latest_] = static_cast<i16>(taints);
    if (latest_ == kKept - 1) {
        taints_before_ = taints_;
        taints_ = 0;
    }
    taints_ |= taints;
}

template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u64 OverlappedMisses<kPipeline>::translated(
    const TranslationCost& cost, u64 at) {
    at += cost.look_up;
    if (cost.walk == 0) return at;
    return walker_free_ = std::max(walker_free_, at) + cost.walk;
}

/// Cycles of a miss that cost nothing.
template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u32 OverlappedMisses<kPipeline>::hidden(const LoadDependence& load,
                                                                      u32 index) const {
    if (kIsInOrder) return std::max<u32>(load.cycles, load_latency_) - load_latency_;
    const bool feeds_address = (load.loads >> index & 1) != 0;
    return feeds_address ? 0 : run_ahead_;
}

template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u32 OverlappedMisses<kPipeline>::load(const AccessPlace& place,
                                                                    const MissedAccess& access) {
    const u64 now = place.now.value;
    const u64 distance = place.number - latest_number_;
    const u64 issued = issue_time(place, distance);
    const u64 there = translated(access.translation, issued);
    const u64 complete = fills_.arrival(access.line, access.cost, there);
    if (complete <= now && access.cost.from == MemoryLevel::L1) return 0;
    const u64 from = now + hidden(*place.dependence, place.index);
    u64 stall = complete > from ? complete - from : 0;
    // In order, the core itself waits for the translation.
    if (kIsInOrder) stall = std::max(stall, std::max(there, now) - now);
    keep(place, distance, issued, complete + load_latency_, now + stall);
    return static_cast<u32>(stall);
}

template <PipelineKind kPipeline>
[[gnu::always_inline]] inline u32 OverlappedMisses<kPipeline>::store(const AccessPlace& place,
                                                                     const MissedAccess& access) {
    const u64 now = place.now.value;
    const u64 room = std::max(now, stores_.room_at(access.line));
    const u64 at = translated(access.translation, now);
    stores_.add(access.line, at, fills_.arrival(access.line, access.cost, at));
    return static_cast<u32>(room - now);
}

}  // namespace hypscope::uarch
