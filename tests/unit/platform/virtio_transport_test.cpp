// SPDX-License-Identifier: Apache-2.0
// The virtio-mmio transport, driven through its registers.
#include <catch2/catch.hpp>

#include "virtio_block_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

TEST_CASE("A slot with a device shows its ID and features, 32 bits at a time (4.2.2)") {
    BlockBench bench;
    CHECK(bench.read(0x000) == 0x7472'6976);
    CHECK(bench.read(0x004) == 2);
    CHECK(bench.read(0x008) == 2);
    bench.write(0x014, 0);
    CHECK(bench.read(0x010) == (1u << 2 | 1u << 6 | 1u << 9 | 1u << 28 | 1u << 29));
    bench.write(0x014, 1);
    CHECK(bench.read(0x010) == 1);
    bench.write(0x014, 2);
    CHECK(bench.read(0x010) == 0);
    bench.write(0x030, 0);
    CHECK(bench.read(0x034) == 256);
    bench.write(0x030, 1);
    CHECK(bench.read(0x034) == 0);
    CHECK(bench.read(0x044) == 0);
}

TEST_CASE("FEATURES_OK stays only with offered features and version 1 (2.2.1)") {
    BlockBench bench;
    bench.negotiate(virtio::kVersion1 | 1 << 9);
    CHECK(bench.read(0x070) == 11);
    bench.negotiate(1 << 9);
    CHECK(bench.read(0x070) == 3);
    bench.negotiate(virtio::kVersion1 | u64{1} << 40);
    CHECK(bench.read(0x070) == 3);
}

TEST_CASE("Without FEATURES_OK there is no DRIVER_OK that does anything") {
    BlockBench bench;
    bench.negotiate(0);
    FakeRing& ring = bench.add_queue(0);
    bench.write(0x070, 7);
    ring.describe(0, kData, 1, FakeRing::kWrite);
    ring.make_available(0);
    bench.notify(0);
    bench.run();
    CHECK(ring.used() == 0);
}

TEST_CASE("The configuration is read at any natural size, and what is behind it as zero") {
    BlockBench bench(0x1234);
    CHECK(get(*bench.slot, 0x100, 4) == 0x1234);
    CHECK(get(*bench.slot, 0x100, 2) == 0x1234);
    CHECK(get(*bench.slot, 0x101, 1) == 0x12);
    CHECK(get(*bench.slot, 0x10c, 4) == 254);
    CHECK(get(*bench.slot, 0x114, 4) == 512);
    CHECK(get(*bench.slot, 0x1fc, 4) == 0);
}

TEST_CASE("A queue's layout stands while it is ready") {
    BlockBench bench;
    bench.write(0x030, 0);
    bench.write(0x038, 4);
    bench.write(0x080, 0x1000);
    CHECK(bench.request(0, 0, 512) == 0);
    bench.write(0x044, 0);
    CHECK(bench.read(0x044) == 0);
    bench.write(0x038, 3);
    bench.write(0x044, 1);
    CHECK(bench.read(0x044) == 0);  // three entries are none
}

TEST_CASE("The line is the level of InterruptStatus, and falls with the acknowledgement") {
    BlockBench bench;
    Probe line(bench.slot->interrupt);
    CHECK(bench.request(0, 0, 512) == 0);
    CHECK(line.rises == 1);
    CHECK(bench.read(0x060) == 1);
    bench.write(0x064, 1);
    CHECK(bench.read(0x060) == 0);
    CHECK(line.falls == 1);
}

TEST_CASE("What is pending behind an acknowledgement is a new edge") {
    BlockBench bench;
    Probe line(bench.slot->interrupt);
    bench.make_request(0, 0, 512);
    bench.run();
    bench.ring->make_available(999);
    bench.notify(0);
    bench.run();
    CHECK(bench.read(0x060) == 3);
    bench.write(0x064, 1);
    CHECK(line.rises == 2);
    CHECK(bench.slot->interrupt.level());
}

TEST_CASE("A broken ring: DEVICE_NEEDS_RESET, a configuration interrupt, and a reset mends it") {
    BlockBench bench;
    bench.ring->make_available(999);
    bench.notify(0);
    bench.run();
    CHECK(bench.needs_reset());
    CHECK(bench.read(0x060) == 2);
    bench.write(0x070, 0);
    CHECK(bench.read(0x070) == 0);
    CHECK(bench.read(0x060) == 0);
    CHECK_FALSE(bench.slot->interrupt.level());
    std::ranges::fill(bench.memory.bytes, u8{0});
    bench.negotiate();
    bench.ring = &bench.add_queue(0);
    bench.driver_ok();
    CHECK(bench.request(0, 0, 512) == 0);
}

TEST_CASE("A debugger's write changes nothing") {
    BlockBench bench;
    (void)bench.slot->write(debug_at(0x070), 0);
    CHECK(bench.read(0x070) == 15);
}
