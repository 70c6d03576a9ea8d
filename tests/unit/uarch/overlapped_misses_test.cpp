// SPDX-License-Identifier: Apache-2.0
// Cortex-A15: L2 17 cycles beyond an L1 hit, DRAM 154 more, a line from L2 every 8 cycles; the
// window of 60 instructions runs 20 cycles ahead.
#include "uarch/overlapped_misses.hpp"

#include <catch2/catch.hpp>

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
        ReferenceAccess access;
        access.line = ++line_;
        access.cost.from = from;
        const AccessPlace place{{now_}, number_, number_, 0, dependence};
        const u32 stall = misses_.load(place, access);
        now_ += stall;
        return stall;
    }
    u32 store(MemoryLevel from) {
        ++number_, ++now_;
        ReferenceAccess access;
        access.line = ++line_;
        access.write = true;
        access.cost.from = from;
        const u32 stall = misses_.store({{now_}, number_, number_, 0, {}}, access);
        now_ += stall;
        return stall;
    }

  private:
    CorePreset preset_;
    OverlappedMisses misses_;
    u64 number_ = 1000, now_ = 1000, line_ = 0;
};

constexpr LoadDependence kChain{.loads = 1, .heads = 2, .taints = 2}, kAlone{};

}  // namespace

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

TEST_CASE("In order, a load before the use of an earlier miss overlaps with it") {
    const CorePreset preset = Preset::load("cortex-a7").values();
    const MemoryLatencies latencies(preset);
    OverlappedMisses misses(preset, latencies);
    u64 now = 1000, number = 1000, line = 0;
    const auto load = [&](u8 use, u8 cycles) {
        ReferenceAccess access;
        access.line = ++line;
        access.cost.from = MemoryLevel::L2;
        const LoadDependence dependence{.use = use, .cycles = cycles};
        const u32 stall = misses.load({{now}, number, number, 0, dependence}, access);
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
