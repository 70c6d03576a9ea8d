// SPDX-License-Identifier: Apache-2.0
// Cortex-A15: L2 17 cycles beyond an L1 hit, DRAM 154 more, a line from L2 every 8 cycles; the
// window of 60 instructions runs 20 cycles ahead.
#include "uarch/overlapped_misses.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <random>

#include "block_builder.hpp"
#include "uarch/load_dependences.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

/// A program of loads, `apart` instructions from one to the next.
class Program {
  public:
    Program()
        : preset_(Preset::load("cortex-a15").values()),
          misses_(preset_, MemoryLatencies(preset_)) {}

    u32 load(MemoryLevel from, const LoadDependence& dependence, u32 apart = 3) {
        number_ += apart;
        now_ += apart / 3;
        MissedAccess access;
        access.line = ++line_;
        access.cost.from = from;
        const AccessPlace place{{now_}, number_, number_, 0, &dependence};
        const u32 stall = misses_.load(place, access);
        now_ += stall;
        return stall;
    }
    u32 store(MemoryLevel from) {
        ++number_, ++now_;
        MissedAccess access;
        access.line = ++line_;
        access.cost.from = from;
        const u32 stall = misses_.store({{now_}, number_, number_}, access);
        now_ += stall;
        return stall;
    }

  private:
    CorePreset preset_;
    OverlappedMisses<kDataflow> misses_;
    u64 number_ = 1000, now_ = 1000, line_ = 0;
};

constexpr LoadDependence kChain{.loads = 1, .heads = 2, .taints = 2}, kAlone{};

/// The same rules, one miss after the other: for loads without walks.
class OneByOne {
  public:
    explicit OneByOne(const CorePreset& preset)
        : preset_(preset), fills_(preset, MemoryLatencies(preset)) {}

    u32 load(const AccessPlace& place, const MissedAccess& access) {
        const u64 now = place.now.value;
        const u64 issued = issue_time(place);
        const u64 there = issued + access.translation.look_up;
        const u64 complete = fills_.arrival(access.line, access.cost, there);
        if (complete <= now && access.cost.from == MemoryLevel::L1) return 0;
        const u64 from = now + hidden(place);
        u64 stall = complete > from ? complete - from : 0;
        if (in_order()) stall = std::max(stall, std::max(there, now) - now);
        misses_.push_back({place, issued, complete + preset_.latency_load, now + stall});
        if (misses_.size() > 8) misses_.pop_front();
        return static_cast<u32>(stall);
    }

  private:
    struct Miss {
        AccessPlace place;
        u64 issued, usable, after;
    };
    [[nodiscard]] bool in_order() const { return preset_.pipeline_kind == kInOrder; }
    [[nodiscard]] u32 hidden(const AccessPlace& place) const {
        const LoadDependence& d = *place.dependence;
        const u32 latency = preset_.latency_load;
        if (in_order()) return std::max<u32>(d.cycles, latency) - latency;
        if ((d.loads >> place.index & 1) != 0) return 0;
        return preset_.pipeline_window / preset_.pipeline_width;
    }
    static bool depends(const AccessPlace& place, const Miss& miss) {
        if (place.entered == miss.place.entered)
            return (place.dependence->loads >> miss.place.index & 1) != 0;
        return (place.dependence->heads & miss.place.dependence->taints) != 0;
    }
    [[nodiscard]] u64 issue_time(const AccessPlace& place) const {
        const u64 now = place.now.value;
        if (misses_.empty()) return now;
        const Miss& latest = misses_.back();
        const u64 window = preset_.pipeline_window;
        const u64 together = in_order() ? latest.place.dependence->use : window;
        if (place.number - latest.place.number >= together || now < latest.after) return now;
        u64 at = latest.issued + (now - latest.after);
        if (in_order()) return at;
        for (const Miss& miss : misses_) {
            const u64 distance = place.number - miss.place.number;
            if (distance >= 4 * window) continue;
            if (distance >= window) at = std::max(at, miss.usable);
            if (!depends(place, miss)) continue;
            const u64 went_on = miss.after + preset_.latency_load;
            at = std::max(at, miss.usable + (now > went_on ? now - went_on : 0));
        }
        return at;
    }

    CorePreset preset_;
    LineFills fills_;
    std::deque<Miss> misses_;
};

LoadDependence any_dependence(std::mt19937_64& random) {
    const auto few = [&] { return static_cast<u16>(random() & random() & random()); };
    return {.loads = u32{few()} << 16 | few(),
            .heads = few(),
            .taints = few(),
            .use = static_cast<u8>(random() % 32),
            .cycles = static_cast<u8>(random() % 16)};
}

/// Random loads on a core of this kind.
template <PipelineKind kPipeline>
void compare_one_by_one(const char* cpu) {
    const u64 seed = GENERATE(take(5, random(u64{1}, u64{1} << 40)));
    INFO(cpu << " seed " << seed);
    std::mt19937_64 random(seed);
    const CorePreset preset = Preset::load(cpu).values();
    OverlappedMisses<kPipeline> misses(preset, MemoryLatencies(preset));
    OneByOne expected(preset);
    // Numbers begin where 32 bits end; a block is at most 32 instructions.
    AccessPlace place{.now = Cycles{1u << 20}, .entered = 1, .number = 0xffff'f000};
    std::deque<LoadDependence> dependences;
    for (int i = 0; i < 20'000; ++i) {
        const u32 kind = random() % 64;
        const u64 apart = random() % (kind == 0 ? 100'000 : kind < 8 ? 1'100 : 24);
        if (place.index + apart > 31) place.entered += apart + 1;
        place.index = static_cast<u8>((place.index + apart) % 32);
        place.number += apart;
        place.now = place.now + Cycles{apart / 2};
        dependences.push_back(any_dependence(random));
        place.dependence = &dependences.back();
        MissedAccess access;
        access.line = random() % 64;
        access.cost.from = static_cast<MemoryLevel>(random() % 3);
        access.cost.streamed = random() % 2 != 0;
        access.translation.look_up = random() % 4 == 0 ? 12 : 0;
        const u32 stall = expected.load(place, access);
        REQUIRE(misses.load(place, access) == stall);
        place.now = place.now + Cycles{stall};
    }
}

}  // namespace

TEST_CASE("Loads stall as they do when the misses before them are looked at one by one") {
    SECTION("Cortex-A15") { compare_one_by_one<kDataflow>("cortex-a15"); }
    SECTION("Cortex-A7") { compare_one_by_one<kInOrder>("cortex-a7"); }
}

TEST_CASE("A miss on which the next address waits costs its latency, one after the other") {
    Program program;
    // Each is used by the next after the four cycles of a load.
    for (int i = 0; i < 5; ++i) CHECK(program.load(MemoryLevel::L2, kChain, 12) == 17);
    CHECK(program.load(MemoryLevel::Dram, kChain, 12) == 17 + 154);
}

TEST_CASE("A miss that nothing waits for is hidden as far as the window reaches") {
    Program program;
    CHECK(program.load(MemoryLevel::L2, kAlone, 300) == 0);
    CHECK(program.load(MemoryLevel::Dram, kAlone, 300) == 17 + 154 - 20);
}

TEST_CASE("Independent misses near one another overlap: the second costs what the first has left") {
    Program program;
    program.load(MemoryLevel::Dram, kAlone, 300);
    CHECK(program.load(MemoryLevel::Dram, kAlone) < 20);
    CHECK(program.load(MemoryLevel::Dram, kAlone, 300) == 17 + 154 - 20);
}

TEST_CASE("Stores that miss cost nothing until the buffer is full") {
    Program program;
    for (int i = 0; i < 16; ++i) CHECK(program.store(MemoryLevel::Dram) == 0);
    CHECK(program.store(MemoryLevel::Dram) > 0);
}

TEST_CASE("Dependences of loads: through registers, and from round to round") {
    // ldr r1, [r0]; add r2, r1, r1; ldr r3, [r2]; ldr r4, [r5]; ldr r5, [r5]
    const auto block = BlockBuilder{}.ldr(1, 0).add(2, 1, 1).ldr(3, 2).ldr(4, 5).ldr(5, 5).block();
    std::vector<LoadDependence> found(block.size());
    std::vector<u16> cumulative(block.size());
    find_dependences(block, cumulative, found);
    CHECK(found[0].heads == 1 << 0);
    CHECK(found[0].loads == 1 << 0);  // its own: the third instruction waits for it
    CHECK(found[0].taints == (1 << 1 | 1 << 2 | 1 << 3));
    CHECK(found[2].loads == 1 << 0);
    CHECK(found[3].loads == 0);
    CHECK(found[3].heads == 1 << 5);
    CHECK(found[4].loads == 1 << 4);  // of the next round
    CHECK(found[4].taints == 1 << 5);
}

TEST_CASE("Loads of a loop that follow pointers: those whose address the round before has found") {
    // ldr r1, [r0, #4]; ldr r2, [r1]; ldr r3, [r4]; add r4, r4, r4; ldr r0, [r0]
    const auto block = BlockBuilder{}.ldr(1, 0).ldr(2, 1).ldr(3, 4).add(4, 4, 4).ldr(0, 0).block();
    std::vector<LoadDependence> found(block.size());
    std::vector<u16> cumulative(block.size());
    find_dependences(block, cumulative, found);
    find_pointer_loads(found);
    CHECK(found[0].follows_pointer);
    CHECK(found[1].follows_pointer);        // from what the first one has read there
    CHECK_FALSE(found[2].follows_pointer);  // r4 was not read from memory
    CHECK_FALSE(found[3].follows_pointer);
    CHECK(found[4].follows_pointer);
}

TEST_CASE("In order, a load before the use of an earlier miss overlaps with it") {
    const CorePreset preset = Preset::load("cortex-a7").values();
    const MemoryLatencies latencies(preset);
    OverlappedMisses<kInOrder> misses(preset, latencies);
    u64 now = 1000, number = 1000, line = 0;
    const auto load = [&](u8 use, u8 cycles) {
        MissedAccess access;
        access.line = ++line;
        access.cost.from = MemoryLevel::L2;
        const LoadDependence dependence{.use = use, .cycles = cycles};
        const u32 stall = misses.load({{now}, number, number, 0, &dependence}, access);
        now += stall + 1;
        ++number;
        return stall;
    };
    CHECK(load(2, 2) == latencies.l2);
    // One instruction later: all that is left is the way from the L2, or the cycle between them.
    CHECK(load(1, 2) == std::max(latencies.transfer, 1u) - 1);
    now += 100;
    CHECK(load(1, 2) == latencies.l2);
    CHECK(load(1, 2) == latencies.l2);      // after the use
    CHECK(load(9, 5) == latencies.l2 - 3);  // used five cycles later, two are those of a hit
}

TEST_CASE("Dependences say how far away the use of a load is") {
    const auto block = BlockBuilder{}.ldr(1, 0).ldr(2, 3).add(4, 1, 1).add(5, 4, 4).block();
    const std::vector<u16> cumulative{1, 2, 3, 4};
    std::vector<LoadDependence> found(block.size());
    find_dependences(block, cumulative, found);
    CHECK(found[0].use == 2);
    CHECK(found[0].cycles == 2);
    CHECK(found[1].use == 3);  // the block's end
    CHECK(found[1].cycles == 3);
}
