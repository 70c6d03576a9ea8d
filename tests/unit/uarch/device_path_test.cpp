// SPDX-License-Identifier: Apache-2.0
// A bus of 62 cycles, a GIC at a quarter of the clock: a write 25, a read 45 GIC clocks.
#include "uarch/device_path.hpp"

#include <catch2/catch.hpp>

#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

constexpr DeviceAccess kGicRead{.write = false, .gic = true}, kGicWrite{.write = true, .gic = true};
constexpr DeviceAccess kRead{.write = false, .gic = false}, kWrite{.write = true, .gic = false};

CorePreset with(u32 path, u32 divider) {
    CorePreset preset = Preset::load("cortex-a15").values();
    preset.device_path = path;
    preset.device_service = 60;
    preset.gic_divider = divider;
    preset.gic_read = 45;
    preset.gic_write = 25;
    preset.posted_writes = 4;
    return preset;
}

}  // namespace

TEST_CASE("A GIC read blocks for the bus round trip and its GIC clocks") {
    DevicePath path(with(64, 4));
    CHECK(path.access(kGicRead, Cycles{1000}) == 64 + 45 * 4);
}

TEST_CASE("A GIC access waits for the next edge of the GIC clock") {
    const u64 phase = GENERATE(0, 1, 2, 3);
    DevicePath path(with(64, 4));
    const u32 wait = static_cast<u32>((4 - phase) % 4);
    CHECK(path.access(kGicRead, Cycles{1000 + phase}) == 64 + 45 * 4 + wait);
}

TEST_CASE("A GIC at full clock costs the same clocks, undivided") {
    DevicePath path(with(64, 1));
    CHECK(path.access(kGicRead, Cycles{1001}) == 64 + 45);
}

TEST_CASE("A write is posted: free at once, waited for by a drain") {
    DevicePath path(with(64, 4));
    CHECK(path.access(kGicWrite, Cycles{1000}) == 0);
    CHECK(path.drain(Cycles{1000}) == 64 + 25 * 4);
    CHECK(path.drain(Cycles{1100}) == 64);
    CHECK(path.drain(Cycles{2000}) == 0);
}

TEST_CASE("Writes behind each other share the bus round trip") {
    DevicePath path(with(64, 4));
    for (int i = 0; i < 4; ++i) CHECK(path.access(kGicWrite, Cycles{1000}) == 0);
    CHECK(path.drain(Cycles{1000}) == 64 + 4 * 25 * 4);
}

TEST_CASE("A write beyond the buffer waits until one has completed") {
    DevicePath path(with(64, 4));
    for (int i = 0; i < 4; ++i) path.access(kGicWrite, Cycles{1000});
    CHECK(path.access(kGicWrite, Cycles{1000}) == 64 + 25 * 4);
}

TEST_CASE("A read waits for the writes before it") {
    DevicePath path(with(64, 4));
    path.access(kGicWrite, Cycles{1000});
    CHECK(path.access(kGicRead, Cycles{1000}) == 164 + 244);
}

TEST_CASE("Another device has its own time, without the GIC's clock") {
    DevicePath path(with(64, 4));
    CHECK(path.access(kRead, Cycles{1001}) == 64 + 60);
    CHECK(path.access(kWrite, Cycles{1001}) == 0);
    CHECK(path.drain(Cycles{1001}) == 64 + 60);
}
