// SPDX-License-Identifier: Apache-2.0
// Entropy, console and network devices, and any of them with random registers and memory.
#include <catch2/catch.hpp>
#include <random>

#include "platform/devices/virtio/console.hpp"
#include "platform/devices/virtio/net.hpp"
#include "platform/devices/virtio/rng.hpp"
#include "virtio_block_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

// --- entropy
// -----------------------------------------------------------------------------------------

namespace {
struct RngBench : SlotBench {
    explicit RngBench(u64 seed) {
        plug(std::make_unique<virtio::Rng>(seed, surroundings()));
        begin();
    }
    void begin() {
        negotiate();
        ring = &add_queue(0);
        driver_ok();
    }
    u64 draw() {
        ring->describe(0, kData, 8, FakeRing::kWrite);
        ring->make_available(0);
        notify(0);
        run();
        return memory.get_at<u64>(kData);
    }
    FakeRing* ring = nullptr;
};
}  // namespace

TEST_CASE(
    "Entropy: SplitMix64 of the seed, again after the machine's reset, not after a driver's") {
    RngBench bench(0);
    CHECK(bench.draw() == 0xe220'a839'7b1d'cdaf);  // the generator's published first values
    CHECK(bench.draw() == 0x6e78'9e6a'a1b9'65f4);
    std::ranges::fill(bench.memory.bytes, u8{0});
    bench.begin();
    CHECK(bench.draw() == 0x06c4'5d18'8009'454f);
    bench.slot->reset(Cycles{bench.now});
    std::ranges::fill(bench.memory.bytes, u8{0});
    bench.begin();
    CHECK(bench.draw() == 0xe220'a839'7b1d'cdaf);
}

// --- console
// -----------------------------------------------------------------------------------------

TEST_CASE("Console: what is transmitted reaches the sink, input fills the buffers that are there") {
    SlotBench bench;
    FakeSink sink;
    FakeSource source;
    source.text = "in";
    bench.plug(std::make_unique<virtio::Console>(sink, &source, bench.surroundings()));
    set(*bench.slot, 0x108, '!');  // emerg_wr
    CHECK(sink.text == "!");
    bench.negotiate();
    FakeRing& receive = bench.add_queue(0);
    FakeRing& transmit = bench.add_queue(1);
    receive.describe(2, kData + 0x300, 1, FakeRing::kWrite);
    receive.make_available(2);
    bench.driver_ok();
    bench.run(99'000'000);
    CHECK(receive.used() == 0);
    source.text = "";
    bench.run();
    source.text = "in";
    bench.memory.put<u32>(kData, 0x2164'6c6f);
    transmit.describe(0, kData, 4);
    transmit.make_available(0);
    bench.notify(1);
    bench.run();
    CHECK(sink.text == "!old!");
    CHECK(bench.memory.text(kData + 0x300, 1) == "i");
    CHECK(source.text == "n");
    source.text = "in";
    receive.describe(0, kData + 0x100, 1, FakeRing::kWrite);
    receive.describe(1, kData + 0x200, 16, FakeRing::kWrite);
    receive.make_available(0);
    receive.make_available(1);
    bench.notify(0);
    bench.run();
    CHECK(bench.memory.text(kData + 0x100, 1) == "i");
    CHECK(bench.memory.text(kData + 0x200, 2) == std::string("n\0", 2));
    CHECK(receive.used_length(1) == 1);
    CHECK(receive.used() == 3);
}

// --- network
// -----------------------------------------------------------------------------------------

namespace {
struct Loopback final : virtio::Wire {
    void connect(virtio::FrameSink& guest) override { sink = &guest; }
    void frame(std::span<const u8> bytes, Cycles now) override {
        ++count;
        sink->frame(bytes, now);
    }
    virtio::FrameSink* sink = nullptr;
    int count = 0;
};
}  // namespace

TEST_CASE("Network: frames behind a header of 12 bytes, both ways (5.1.6)") {
    SlotBench bench;
    auto owned = std::make_unique<Loopback>();
    Loopback& wire = *owned;
    bench.plug(
        std::make_unique<virtio::Net>(std::move(owned), virtio::kDefaultMac, bench.surroundings()));
    CHECK(get(*bench.slot, 0x100) == 0x1200'5452);
    CHECK(get(*bench.slot, 0x106, 2) == 1);
    bench.negotiate();
    FakeRing& receive = bench.add_queue(0);
    FakeRing& transmit = bench.add_queue(1);
    bench.driver_ok();
    bench.memory.put<u64>(kData + 12, 0x0123'4567'89ab'cdef);
    transmit.describe(0, kData, 20);
    transmit.make_available(0);
    bench.notify(1);
    bench.run();
    CHECK(wire.count == 1);
    CHECK(transmit.used() == 1);
    receive.describe(0, kData + 0x100, 64, FakeRing::kWrite);
    receive.make_available(0);
    bench.notify(0);
    bench.run();
    CHECK(receive.used_length(0) == 20);
    CHECK(bench.memory.get_at<u16>(kData + 0x100 + 10) == 1);
    CHECK(bench.memory.get_at<u64>(kData + 0x100 + 12) == 0x0123'4567'89ab'cdef);
}

TEST_CASE("Network: a frame without a header or too long for the buffer is lost, no more") {
    SlotBench bench;
    auto owned = std::make_unique<Loopback>();
    Loopback& wire = *owned;
    bench.plug(
        std::make_unique<virtio::Net>(std::move(owned), virtio::kDefaultMac, bench.surroundings()));
    bench.negotiate();
    FakeRing& receive = bench.add_queue(0);
    FakeRing& transmit = bench.add_queue(1);
    bench.driver_ok();
    transmit.describe(0, kData, 12);
    transmit.make_available(0);
    transmit.describe(1, kData, 100);
    transmit.make_available(1);
    receive.describe(0, kData + 0x100, 50, FakeRing::kWrite);
    receive.make_available(0);
    bench.notify(1);
    bench.run();
    CHECK(wire.count == 1);
    CHECK(transmit.used() == 2);
    CHECK(receive.used() == 1);
    CHECK(receive.used_length(0) == 0);
    CHECK_FALSE(bench.needs_reset());
}

// --- anything at all
// -----------------------------------------------------------------------------------

TEST_CASE("Random registers and memory: every device survives, and every event comes to an end") {
    std::mt19937 random(4);
    const auto any = [&random](u32 below) { return static_cast<u32>(random() % below); };
    FakeSink sink;
    for (int round = 0; round < 400; ++round) {
        SlotBench bench;
        FakeSource source;
        source.text = "some input";
        switch (round % 4) {
            case 0:
                bench.plug(std::make_unique<virtio::Block>(std::make_unique<ArrayDisk>(64),
                                                           virtio::Block::Config{"d", 0},
                                                           bench.surroundings()));
                break;
            case 1: bench.plug(std::make_unique<virtio::Rng>(1, bench.surroundings())); break;
            case 2:
                bench.plug(std::make_unique<virtio::Console>(sink, &source, bench.surroundings()));
                break;
            default:
                bench.plug(std::make_unique<virtio::Net>(
                    std::make_unique<Loopback>(), virtio::kDefaultMac, bench.surroundings()));
        }
        bench.negotiate(virtio::kVersion1 | (any(2) != 0 ? virtio::kEventIndex : 0));
        bench.add_queue(0);
        bench.add_queue(1);
        bench.driver_ok();
        for (int i = 0; i < 60; ++i) {
            const u64 at = FakeMemory::kBase + 0x4000 + any(0x2000) * 4;
            bench.memory.put<u32>(at, any(3) == 0
                                          ? static_cast<u32>(random())
                                          : static_cast<u32>(FakeMemory::kBase) + any(1 << 18));
            FakeRing& ring = *bench.rings[any(2)];
            ring.describe(static_cast<u16>(any(8)), kData + any(4096), any(3000),
                          static_cast<u16>(any(4)), static_cast<u16>(any(8)));
            ring.make_available(static_cast<u16>(any(8)));
            bench.notify(any(3));
            if (any(8) == 0)
                set(*bench.slot, any(0x100) * 2, static_cast<u32>(random()), any(2) ? 4 : 2,
                    bench.now);
            bench.run(50'000);
            if (any(16) == 0 || bench.needs_reset()) {
                std::ranges::fill(bench.memory.bytes, u8{0});
                bench.negotiate();
                bench.add_queue(0);
                bench.add_queue(1);
                bench.driver_ok();
            }
        }
        sink.text.clear();
        bench.negotiate();
        CHECK(bench.read(0x070) == 11);
    }
}
