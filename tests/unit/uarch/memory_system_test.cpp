// SPDX-License-Identifier: Apache-2.0
// Costs with the Cortex-A15's numbers: L2 21 cycles, 17 beyond an L1 hit; DRAM 110 ns, 154 cycles.
#include <catch2/catch.hpp>

#include "fakes.hpp"
#include "uarch/memory_access.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

constexpr CoreId kCore0{0}, kCore1{1};
constexpr u32 kL2 = 17, kDram = 17 + 154, kTransfer = 8, kDramTransfer = 8 + 17, kSnoop = 20;
constexpr u32 kWay = 16 * 1024;  // lines this far apart share a set of the L1D

struct Cluster {
    MemorySystem memory;
    RecordingListener listeners[2];

    explicit Cluster(CorePreset preset = Preset::load("cortex-a15").values()) : memory(preset, 2) {
        memory.set_listener(kCore0, &listeners[0]);
        memory.set_listener(kCore1, &listeners[1]);
    }
    u32 load(CoreId core, u64 pa) {
        return memory.data(core, pa, false, static_cast<u32>(pa), false).cycles;
    }
    u32 store(CoreId core, u64 pa) {
        return memory.data(core, pa, false, static_cast<u32>(pa), true).cycles;
    }
    bool writable(CoreId core, u64 pa) {
        return memory.data(core, pa, false, static_cast<u32>(pa), false).writable;
    }
};

CacheMaintenance by_line(u64 pa) {
    CacheMaintenance op;
    op.pa = pa;
    return op;
}

}  // namespace

TEST_CASE("A load from DRAM costs the L2 and the DRAM latency, the next one nothing") {
    Cluster cluster;
    CHECK(cluster.load(kCore0, 0x8000'0000) == kDram);
    CHECK(cluster.load(kCore0, 0x8000'003c) == 0);
}

TEST_CASE("A line that left the L1 costs the L2 latency") {
    Cluster cluster;
    cluster.load(kCore0, 0);
    cluster.load(kCore0, kWay);
    cluster.load(kCore0, 2 * kWay);
    CHECK(cluster.load(kCore0, 0) == kL2);
    CHECK(cluster.memory.counters(kCore0).l2_refills == 3);
}

TEST_CASE("The line that came first leaves first: a hit, which a filter may answer, is no use") {
    Cluster cluster;
    cluster.load(kCore0, 0);
    cluster.load(kCore0, kWay);
    cluster.load(kCore0, 0);
    cluster.load(kCore0, 2 * kWay);
    CHECK(cluster.load(kCore0, kWay) == 0);
    CHECK(cluster.load(kCore0, 0) == kL2);
}

TEST_CASE("An eviction tells the L0 filter the line's virtual address") {
    Cluster cluster;
    cluster.memory.data(kCore0, 0x1000, false, 0xc000'1004, false);
    cluster.load(kCore0, 0x1000 + kWay);
    cluster.load(kCore0, 0x1000 + 2 * kWay);
    CHECK(cluster.listeners[0].lines == std::vector<u32>{0xc000'1000});
}

TEST_CASE("An alias takes the line over from the name that it had") {
    Cluster cluster;
    cluster.memory.data(kCore0, 0x1000, false, 0xc000'1000, false);
    cluster.memory.data(kCore0, 0x1000, false, 0xd000'1000, false);
    CHECK(cluster.listeners[0].lines == std::vector<u32>{0xc000'1000});
}

TEST_CASE("A store that misses costs the transfer, not the latency") {
    Cluster cluster;
    CHECK(cluster.store(kCore0, 0x8000'0000) == kDramTransfer);
    cluster.load(kCore0, 0x8000'0000 + kWay);
    cluster.load(kCore0, 0x8000'0000 + 2 * kWay);
    CHECK(cluster.store(kCore0, 0x8000'0000) == kTransfer);
}

TEST_CASE("The fourth line of a stream costs its transfer") {
    Cluster cluster;
    for (u64 line = 0; line < 3; ++line) CHECK(cluster.load(kCore0, line * 64) == kDram);
    CHECK(cluster.load(kCore0, 3 * 64) == kDramTransfer);
}

TEST_CASE("The only reader of a line may write it without asking") {
    Cluster cluster;
    cluster.load(kCore0, 0x1000);
    CHECK(cluster.writable(kCore0, 0x1000));
    CHECK(cluster.store(kCore0, 0x1000) == 0);
}

TEST_CASE("A second reader takes the right to write away") {
    Cluster cluster;
    cluster.load(kCore0, 0x1000);
    CHECK(cluster.load(kCore1, 0x1000) == kL2 + kSnoop);
    CHECK(cluster.listeners[0].not_writable == std::vector<u32>{0x1000});
    CHECK_FALSE(cluster.writable(kCore0, 0x1000));
    CHECK_FALSE(cluster.writable(kCore1, 0x1000));
}

TEST_CASE("A write to a shared line invalidates it in the other core") {
    Cluster cluster;
    cluster.load(kCore0, 0x1000);
    cluster.load(kCore1, 0x1000);
    CHECK(cluster.store(kCore0, 0x1000) == kTransfer + kSnoop);
    CHECK(cluster.listeners[1].lines == std::vector<u32>{0x1000});
    CHECK(cluster.store(kCore0, 0x1000) == 0);
    CHECK(cluster.load(kCore1, 0x1000) == kL2 + kSnoop);
}

TEST_CASE("A line that another core has written costs a snoop") {
    Cluster cluster;
    cluster.store(kCore0, 0x1000);
    CHECK(cluster.load(kCore1, 0x1000) == kL2 + kSnoop);
    CHECK(cluster.load(kCore0, 0x1000) == 0);
    CHECK(cluster.memory.counters(kCore0).l1d_writebacks == 0);
}

TEST_CASE("Two cores that write one line take it from each other every time") {
    Cluster cluster;
    cluster.store(kCore0, 0x1000);
    for (int i = 0; i < 3; ++i) {
        CHECK(cluster.store(kCore1, 0x1000) == kTransfer + kSnoop);
        CHECK(cluster.store(kCore0, 0x1000) == kTransfer + kSnoop);
    }
}

TEST_CASE("A reader that is alone again may write once the other has evicted the line") {
    Cluster cluster;
    cluster.load(kCore0, 0x1000);
    cluster.load(kCore1, 0x1000);
    cluster.load(kCore1, 0x1000 + kWay);
    cluster.load(kCore1, 0x1000 + 2 * kWay);
    CHECK(cluster.store(kCore0, 0x1000) == kTransfer);
}

TEST_CASE("A dirty line that leaves the L1 is written back once") {
    Cluster cluster;
    cluster.store(kCore0, 0);
    cluster.load(kCore0, kWay);
    cluster.load(kCore0, 2 * kWay);
    cluster.load(kCore0, 3 * kWay);
    CHECK(cluster.memory.counters(kCore0).l1d_writebacks == 1);
}

TEST_CASE("What leaves the inclusive L2 leaves the L1D, and a dirty line goes to DRAM") {
    CorePreset preset = Preset::load("cortex-a15").values();
    preset.l2_size = 64 * 1024;
    preset.l2_ways = 1;
    Cluster cluster(preset);
    cluster.store(kCore0, 0x1000);
    cluster.load(kCore1, 0x1000 + 64 * 1024);
    CHECK(cluster.listeners[0].lines == std::vector<u32>{0x1000});
    CHECK(cluster.memory.counters(kCore1).l2_writebacks == 1);
    CHECK(cluster.load(kCore0, 0x1000) == kDram);
}

TEST_CASE("Secure and Non-secure lines of one address are different lines") {
    Cluster cluster;
    cluster.memory.data(kCore0, 0x1000, false, 0x1000, false);
    CHECK(cluster.memory.data(kCore0, 0x1000, true, 0x1000, false).cycles == kDram);
}

TEST_CASE("A fetch costs the L2 latency, the next line its transfer") {
    Cluster cluster;
    CHECK(cluster.memory.fetch(kCore0, 0x1000, false) == 21 + 154);
    CHECK(cluster.memory.fetch(kCore0, 0x1000, false) == 0);
    CHECK(cluster.memory.fetch(kCore0, 0x1040, false) == kDramTransfer);
    CHECK(cluster.memory.fetch(kCore0, 0x8000, false) == 21 + 154);
    CHECK(cluster.memory.counters(kCore0).l1i_refills == 3);
}

TEST_CASE("A fetched line that is replaced is told") {
    Cluster cluster;
    cluster.memory.fetch(kCore0, 0x1000, false);
    cluster.memory.fetch(kCore0, 0x1000 + kWay, false);
    cluster.memory.fetch(kCore0, 0x1000 + 2 * kWay, false);
    CHECK(cluster.listeners[0].fetch_lines == std::vector<u64>{0x1000});
}

TEST_CASE("Code and data of one core meet in the L2") {
    Cluster cluster;
    cluster.store(kCore0, 0x1000);
    CHECK(cluster.memory.fetch(kCore0, 0x1000, false) == 21);
}

TEST_CASE("A descriptor comes from the L1D, the L2 or DRAM, and fills the L2 only") {
    Cluster cluster;
    CHECK(cluster.memory.descriptor(cluster.memory.core(kCore0), 0x1000, false) == 21 + 154);
    CHECK(cluster.memory.descriptor(cluster.memory.core(kCore0), 0x1000, false) == 21);
    cluster.load(kCore0, 0x1000);
    CHECK(cluster.memory.descriptor(cluster.memory.core(kCore0), 0x1000, false) == 4);
    CHECK(cluster.memory.counters(kCore0).walk_fetches == 3);
}

TEST_CASE("An uncached load pays DRAM every time") {
    Cluster cluster;
    CHECK(cluster.memory.uncached(kCore0, false) == kDram);
    CHECK(cluster.memory.uncached(kCore0, false) == kDram);
}

TEST_CASE("ICIALLU empties the instruction caches of all cores") {
    Cluster cluster;
    cluster.memory.fetch(kCore0, 0x1000, false);
    cluster.memory.fetch(kCore1, 0x1000, false);
    CacheMaintenance op;
    op.instruction = op.invalidate = op.all = true;
    cluster.memory.maintain(kCore0, op);
    CHECK(cluster.listeners[0].everything == 1);
    CHECK(cluster.memory.fetch(kCore1, 0x1000, false) == 21);
}

TEST_CASE("ICIMVAU drops one instruction line everywhere") {
    Cluster cluster;
    cluster.memory.fetch(kCore0, 0x1000, false);
    cluster.memory.fetch(kCore1, 0x1000, false);
    CacheMaintenance op = by_line(0x1000);
    op.instruction = op.invalidate = true;
    cluster.memory.maintain(kCore0, op);
    CHECK(cluster.listeners[0].fetch_lines == std::vector<u64>{0x1000});
    CHECK(cluster.listeners[1].fetch_lines == std::vector<u64>{0x1000});
}

TEST_CASE("A cleaned line stays readable, but the next store must be seen") {
    Cluster cluster;
    cluster.store(kCore0, 0x1000);
    CacheMaintenance op = by_line(0x1000);
    op.data = op.clean = true;
    cluster.memory.maintain(kCore0, op);
    CHECK(cluster.listeners[0].not_writable == std::vector<u32>{0x1000});
    CHECK(cluster.listeners[0].lines.empty());
    CHECK(cluster.store(kCore0, 0x1000) == 0);
}

TEST_CASE("DCIMVAC drops the line from every cache") {
    Cluster cluster;
    cluster.load(kCore0, 0x1000);
    cluster.load(kCore1, 0x1000);
    CacheMaintenance op = by_line(0x1000);
    op.data = op.invalidate = true;
    cluster.memory.maintain(kCore0, op);
    CHECK(cluster.listeners[0].lines == std::vector<u32>{0x1000});
    CHECK(cluster.listeners[1].lines == std::vector<u32>{0x1000});
    CHECK(cluster.load(kCore0, 0x1000) == kDram);
}

TEST_CASE("DCCMVAU to the point of unification leaves the L2 alone") {
    Cluster cluster;
    cluster.store(kCore0, 0x1000);
    CacheMaintenance op = by_line(0x1000);
    op.data = op.clean = true;
    op.to_coherency = false;
    cluster.memory.maintain(kCore0, op);
    CHECK(cluster.memory.counters(kCore0).l2_writebacks == 0);
}

// Write streams: A15, four lines in a row into the L1, then into the L2 alone, from the 16th past
// it.

TEST_CASE("Stores to lines in a row are not allocated in the L1 from the fourth on, nor read") {
    Cluster cluster;
    for (u64 line = 0; line < 4; ++line) CHECK(cluster.store(kCore0, line * 64) == kDramTransfer);
    const u64 refills = cluster.memory.counters(kCore0).l2_refills;
    CHECK(cluster.store(kCore0, 4 * 64) == kTransfer);
    CHECK(cluster.store(kCore0, 4 * 64 + 32) == 0);
    CHECK(cluster.memory.counters(kCore0).l2_refills == refills);
    CHECK(cluster.load(kCore0, 3 * 64) == 0);
    CHECK(cluster.load(kCore0, 4 * 64) == kL2);
}

TEST_CASE("A long write stream goes past the L2") {
    Cluster cluster;
    for (u64 line = 0; line < 17; ++line) cluster.store(kCore0, line * 64);
    CHECK(cluster.store(kCore0, 17 * 64) == kDramTransfer);
    CHECK(cluster.load(kCore0, 17 * 64) == kDram);
    CHECK(cluster.load(kCore0, 8 * 64) == kL2);
}

TEST_CASE("A gap ends a write stream") {
    Cluster cluster;
    for (u64 line = 0; line < 10; ++line) cluster.store(kCore0, line * 64);
    CHECK(cluster.store(kCore0, 20 * 64) == kDramTransfer);
    CHECK(cluster.load(kCore0, 20 * 64) == 0);
}

TEST_CASE("A filter may answer for the line that stores are merged to until the next one begins") {
    Cluster cluster;
    for (u64 line = 0; line < 5; ++line) cluster.store(kCore0, line * 64);
    CHECK(cluster.listeners[0].lines.empty());
    cluster.store(kCore0, 5 * 64);
    CHECK(cluster.listeners[0].lines == std::vector<u32>{4 * 64});
    cluster.load(kCore1, 5 * 64);
    CHECK(cluster.listeners[0].lines == std::vector<u32>{4 * 64, 5 * 64});
}

TEST_CASE("A write stream takes lines from the other cores") {
    Cluster cluster;
    cluster.load(kCore1, 5 * 64);
    for (u64 line = 0; line < 6; ++line) cluster.store(kCore0, line * 64);
    CHECK(cluster.listeners[1].lines == std::vector<u32>{5 * 64});
}
