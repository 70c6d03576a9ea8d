// SPDX-License-Identifier: Apache-2.0
// Split virtqueues over an array: what a driver may do, and what it may not.
#include <catch2/catch.hpp>
#include <random>

#include "platform/devices/virtio/queue.hpp"
#include "virtio_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;
using virtio::Chain;
using virtio::Queue;

namespace {
constexpr u64 kRing = FakeMemory::kBase;
constexpr u64 kData = FakeMemory::kBase + 0x1'0000;
constexpr u64 kIndirectTable = FakeMemory::kBase + 0x8000;

struct QueueBench {
    explicit QueueBench(u16 size = 8, bool event_index = false) : ring(memory, kRing, size) {
        queue.layout = {size, ring.table, ring.driver, ring.device};
        REQUIRE(queue.start(event_index));
    }
    std::optional<Chain> pop() { return queue.pop(Cycles{}); }
    void push(const Chain& chain) { queue.push(chain, Cycles{}); }
    bool is_due() { return queue.interrupt_is_due(Cycles{}); }
    /// A chain of one descriptor is popped and pushed.
    void pass() {
        ring.describe(0, kData, 16);
        ring.make_available(0);
        const auto chain = pop();
        REQUIRE(chain);
        push(*chain);
    }
    FakeMemory memory;
    FakeRing ring;
    Queue queue{memory, 256};
};
}  // namespace

TEST_CASE("A queue starts with a power of two up to its maximum, and aligned parts (2.6)") {
    FakeMemory memory;
    const auto starts = [&memory](Queue::Layout layout) {
        Queue queue(memory, 16);
        queue.layout = layout;
        return queue.start(false);
    };
    CHECK(starts({16, kRing, kRing + 0x1000, kRing + 0x2000}));
    CHECK(starts({1, kRing, kRing + 0x1002, kRing + 0x2004}));
    CHECK_FALSE(starts({0, kRing, kRing, kRing}));
    CHECK_FALSE(starts({12, kRing, kRing, kRing}));
    CHECK_FALSE(starts({32, kRing, kRing, kRing}));
    CHECK_FALSE(starts({0x8000'0000, kRing, kRing, kRing}));
    CHECK_FALSE(starts({16, kRing + 8, kRing, kRing}));
    CHECK_FALSE(starts({16, kRing, kRing + 1, kRing}));
    CHECK_FALSE(starts({16, kRing, kRing, kRing + 2}));
}

TEST_CASE("Nothing is available until the index of the available ring moves") {
    QueueBench bench;
    CHECK_FALSE(bench.pop());
    CHECK(bench.queue.fault().empty());
}

TEST_CASE("A chain is two streams, however the driver cut them") {
    QueueBench bench;
    bench.memory.put<u64>(kData, 0x8877'6655'4433'2211);
    bench.ring.describe(3, kData, 3, FakeRing::kNext, 5);
    bench.ring.describe(5, kData + 3, 5, FakeRing::kNext, 1);
    bench.ring.describe(1, kData + 0x100, 1, FakeRing::kNext | FakeRing::kWrite, 0);
    bench.ring.describe(0, kData + 0x200, 7, FakeRing::kWrite);
    bench.ring.make_available(3);
    auto chain = bench.pop();
    REQUIRE(chain);
    CHECK(chain->head() == 3);
    CHECK(chain->readable() == 8);
    CHECK(chain->writable() == 8);
    std::array<u8, 8> bytes{};
    CHECK(chain->read(std::span(bytes).first(2), Cycles{}));
    CHECK(chain->read(std::span(bytes).subspan(2), Cycles{}));
    CHECK(load_le<u64>(bytes, 0) == 0x8877'6655'4433'2211);
    CHECK_FALSE(chain->read(std::span(bytes).first(1), Cycles{}));
    CHECK(chain->write(std::span(bytes).first(5), Cycles{}));
    CHECK(bench.memory.get_at<u8>(kData + 0x100) == 0x11);
    CHECK(bench.memory.get_at<u32>(kData + 0x200) == 0x5544'3322);
    CHECK(chain->written() == 5);
    bench.push(*chain);
    CHECK(bench.ring.used() == 1);
    CHECK(bench.ring.used_head(0) == 3);
    CHECK(bench.ring.used_length(0) == 5);
}

TEST_CASE("A write that does not fit writes nothing") {
    QueueBench bench;
    bench.ring.describe(0, kData, 4, FakeRing::kWrite);
    bench.ring.make_available(0);
    auto chain = bench.pop();
    REQUIRE(chain);
    CHECK_FALSE(chain->write(std::array<u8, 5>{1, 2, 3, 4, 5}, Cycles{}));
    CHECK(chain->written() == 0);
    CHECK(bench.memory.get_at<u32>(kData) == 0);
    CHECK_FALSE(chain->failed());
}

TEST_CASE("An indirect table holds a chain longer than the queue (2.6.5.3)") {
    QueueBench bench(2);
    for (u16 i = 0; i < 16; ++i)
        bench.ring.describe_at(kIndirectTable, i, kData + 16u * i, 16,
                               i < 15 ? FakeRing::kNext : u16{0}, static_cast<u16>(i + 1));
    bench.ring.describe(1, kIndirectTable, 16 * 16, FakeRing::kIndirect);
    bench.ring.make_available(1);
    const auto chain = bench.pop();
    REQUIRE(chain);
    CHECK(chain->readable() == 256);
    CHECK(chain->head() == 1);
}

TEST_CASE("A driver that wants no interrupt says so by a flag (2.6.7)") {
    QueueBench bench;
    CHECK_FALSE(bench.is_due());
    bench.pass();
    CHECK(bench.is_due());
    CHECK_FALSE(bench.is_due());
    bench.ring.set_no_interrupt(true);
    bench.pass();
    CHECK_FALSE(bench.is_due());
}

TEST_CASE("With the event index an interrupt is due when the index passes used_event (2.6.7.2)") {
    QueueBench bench(8, true);
    bench.ring.set_used_event(1);
    bench.pass();
    CHECK_FALSE(bench.is_due());
    bench.pass();
    CHECK(bench.is_due());
    bench.pass();
    CHECK_FALSE(bench.is_due());
}

TEST_CASE("With the event index the device asks to hear of the next chain (2.6.10)") {
    QueueBench bench(8, true);
    CHECK_FALSE(bench.pop());
    CHECK(bench.ring.available_event() == 0);
    bench.pass();
    CHECK(bench.ring.available_event() == 1);
    QueueBench without;
    without.pass();
    CHECK(without.ring.available_event() == 0);
}

TEST_CASE("Both indexes wrap at 65536, the rings at their size") {
    QueueBench bench(4);
    for (u32 i = 0; i < 65536 + 5; ++i) bench.pass();
    CHECK(bench.ring.used() == 5);
    CHECK(bench.queue.fault().empty());
}

// --- what a driver must not do
// ---------------------------------------------------------------------

namespace {
/// The queue took the offence, gives nothing any more and leaves the used ring alone.
void check_broken(QueueBench& bench) {
    CHECK_FALSE(bench.pop());
    CHECK_FALSE(bench.queue.fault().empty());
    const u16 used = bench.ring.used();
    bench.ring.make_available(0);
    CHECK_FALSE(bench.pop());
    bench.push(Chain(bench.memory, 0));
    CHECK(bench.ring.used() == used);
    CHECK_FALSE(bench.is_due());
}
}  // namespace

TEST_CASE("More chains than the queue holds") {
    QueueBench bench;
    bench.memory.put<u16>(bench.ring.driver + 2, 9);
    check_broken(bench);
}

TEST_CASE("A head outside the table") {
    QueueBench bench;
    bench.ring.make_available(8);
    check_broken(bench);
}

TEST_CASE("A next descriptor outside the table") {
    QueueBench bench;
    bench.ring.describe(0, kData, 4, FakeRing::kNext, 0xffff);
    bench.ring.make_available(0);
    check_broken(bench);
}

TEST_CASE("A chain without an end") {
    QueueBench bench;
    bench.ring.describe(0, kData, 4, FakeRing::kNext, 1);
    bench.ring.describe(1, kData, 4, FakeRing::kNext, 0);
    bench.ring.make_available(0);
    check_broken(bench);
}

TEST_CASE("A readable buffer behind a writable one") {
    QueueBench bench;
    bench.ring.describe(0, kData, 4, FakeRing::kNext | FakeRing::kWrite, 1);
    bench.ring.describe(1, kData, 4);
    bench.ring.make_available(0);
    check_broken(bench);
}

TEST_CASE("An indirect descriptor that has a successor, is nested, empty or cut") {
    const u16 flags = GENERATE(u16{5}, u16{4});
    const u32 length = GENERATE(u32{16}, u32{0}, u32{24});
    const u16 inner = GENERATE(u16{0}, u16{4});
    if (flags == 4 && length == 16 && inner == 0) return;  // the one that is right
    QueueBench bench;
    bench.ring.describe(0, kIndirectTable, length, flags, 1);
    bench.ring.describe_at(kIndirectTable, 0, kIndirectTable, 16, inner, 0);
    bench.ring.make_available(0);
    check_broken(bench);
}

TEST_CASE("An indirect table whose chain leaves it") {
    QueueBench bench;
    bench.ring.describe(0, kIndirectTable, 32, FakeRing::kIndirect);
    bench.ring.describe_at(kIndirectTable, 0, kData, 16, FakeRing::kNext, 2);
    bench.ring.make_available(0);
    check_broken(bench);
}

TEST_CASE("A chain of more bytes than anybody needs") {
    QueueBench bench;
    bench.ring.describe(0, kData, 0xffff'ffff);
    bench.ring.make_available(0);
    check_broken(bench);
}

TEST_CASE("An indirect table, and rings, that are no memory") {
    QueueBench bench;
    bench.ring.describe(0, 0x1000, 32, FakeRing::kIndirect);
    bench.ring.make_available(0);
    check_broken(bench);

    FakeMemory memory;
    const u64 nowhere = GENERATE(u64{0}, u64{0x9000'0000}, ~u64{0xf}, u64{1} << 40);
    Queue queue(memory, 8);
    queue.layout = {8, nowhere, nowhere, nowhere};
    REQUIRE(queue.start(true));
    CHECK_FALSE(queue.pop(Cycles{}));
    CHECK_FALSE(queue.fault().empty());
}

TEST_CASE("A buffer that is no memory breaks the queue when the chain is given back") {
    QueueBench bench;
    bench.ring.describe(0, 0x1000, 4, FakeRing::kWrite);
    bench.ring.make_available(0);
    auto chain = bench.pop();
    REQUIRE(chain);
    CHECK_FALSE(chain->write(std::array<u8, 1>{1}, Cycles{}));
    CHECK(chain->failed());
    bench.push(*chain);
    CHECK_FALSE(bench.queue.fault().empty());
    CHECK(bench.ring.used() == 0);
}

TEST_CASE(
    "Random rings: whatever stands there, the queue stays within bounds and comes to an end") {
    std::mt19937 random(20240101);
    const auto any = [&random](u32 below) { return static_cast<u32>(random() % below); };
    u32 served = 0;
    u32 broken = 0;
    for (int round = 0; round < 20'000; ++round) {
        QueueBench bench(static_cast<u16>(1u << any(5)), any(2) == 0);
        for (u16 i = 0; i < 16; ++i) {
            // Mostly sensible values, so that many rings get past the first check.
            const u64 at = any(20) == 0 ? random() : FakeMemory::kBase + any(1 << 18) * 4;
            const u32 length = any(20) == 0 ? static_cast<u32>(random()) : any(4096);
            const u16 flags = static_cast<u16>(any(8) == 0 ? any(8) : any(4) & (any(2) ? 3 : 2));
            const u64 table = any(2) == 0 ? bench.ring.table : kIndirectTable;
            bench.ring.describe_at(table, i, any(8) == 0 ? kIndirectTable : at, length, flags,
                                   static_cast<u16>(any(10) == 0 ? random() : any(16)));
        }
        for (u32 i = any(6); i > 0; --i)
            bench.ring.make_available(static_cast<u16>(any(20) == 0 ? random() : any(16)));
        while (auto chain = bench.pop()) {
            CHECK(chain->readable() + chain->writable() <= Queue::kMaxBytes);
            std::vector<u8> bytes(std::min<u64>(chain->readable(), 8192));
            (void)chain->read(bytes, Cycles{});
            (void)chain->write(std::vector<u8>(std::min<u64>(chain->writable(), 64)), Cycles{});
            bench.push(*chain);
            (void)bench.is_due();
            if (++served % 64 == 0) break;
        }
        broken += bench.queue.fault().empty() ? 0 : 1;
    }
    CHECK(served > 2000);  // the generator still reaches both ends
    CHECK(broken > 2000);
}
