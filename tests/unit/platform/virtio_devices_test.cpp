// SPDX-License-Identifier: Apache-2.0
// Transport, block, entropy, console and network devices, driven through their registers.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <random>
#include <unistd.h>

#include "common/error.hpp"
#include "platform/devices/virtio/block.hpp"
#include "platform/devices/virtio/console.hpp"
#include "platform/devices/virtio/net.hpp"
#include "platform/devices/virtio/rng.hpp"
#include "virtio_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;
using virtio::DiskImage;

namespace {
constexpr u64 kData = FakeMemory::kBase + 0x4'0000;

struct ArrayDisk final : DiskImage {
    explicit ArrayDisk(u64 count, bool read_only_disk = false)
        : bytes(count * kSectorSize), read_only(read_only_disk) {}
    u64 sectors() const override { return bytes.size() / kSectorSize; }
    bool is_read_only() const override { return read_only; }
    bool read(u64 sector, std::span<u8> to) override {
        std::copy_n(bytes.begin() + static_cast<long>(sector * kSectorSize), to.size(), to.begin());
        return !fails;
    }
    bool write(u64 sector, std::span<const u8> from) override {
        std::ranges::copy(from, bytes.begin() + static_cast<long>(sector * kSectorSize));
        return !fails;
    }
    bool flush() override { return ++flushes, !fails; }
    std::vector<u8> bytes;
    bool read_only;
    bool fails = false;
    int flushes = 0;
};

struct BlockBench : SlotBench {
    explicit BlockBench(u64 sectors = 64, bool read_only = false) {
        auto image = std::make_unique<ArrayDisk>(sectors, read_only);
        disk = image.get();
        plug(std::make_unique<virtio::Block>(
            std::move(image),
            virtio::Block::Config{.serial = "disk", .latency_nanoseconds = 20'000},
            surroundings()));
        negotiate();
        ring = &add_queue(0);
        driver_ok();
    }
    void make_request(u32 type, u64 sector, u32 size) {
        memory.put<u32>(kData, type);
        memory.put<u64>(kData + 8, sector);
        memory.put<u8>(kData + 0x20, 0xff);
        const bool from_disk = type != 1;
        ring->describe(0, kData, 16, FakeRing::kNext, size > 0 ? 1 : 2);
        ring->describe(1, kData + 0x1000, size,
                       FakeRing::kNext | (from_disk ? FakeRing::kWrite : u16{0}), 2);
        ring->describe(2, kData + 0x20, 1, FakeRing::kWrite);
        ring->make_available(0);
        notify(0);
    }
    u8 request(u32 type, u64 sector, u32 size) {
        make_request(type, sector, size);
        run();
        return memory.get_at<u8>(kData + 0x20);
    }
    ArrayDisk* disk;
    FakeRing* ring;
};
}  // namespace

// --- transport
// ---------------------------------------------------------------------------------------

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

// --- block
// -------------------------------------------------------------------------------------------

TEST_CASE("Block: sectors are written and read; the length used is data and status (5.2.6)") {
    BlockBench bench;
    for (u32 i = 0; i < 1024; ++i) bench.memory.put<u8>(kData + 0x1000 + i, static_cast<u8>(i * 7));
    CHECK(bench.request(1, 5, 1024) == 0);
    CHECK(bench.disk->bytes[5 * 512 + 1] == 7);
    CHECK(bench.ring->used_length(0) == 1);
    std::fill_n(bench.memory.bytes.begin() + 0x4'1000, 1024, u8{0});
    CHECK(bench.request(0, 5, 1024) == 0);
    CHECK(bench.memory.get_at<u8>(kData + 0x1000 + 1023) == static_cast<u8>(1023 * 7));
    CHECK(bench.ring->used_length(1) == 1025);
}

TEST_CASE("Block: a request takes its latency and its bytes, by the model's clock") {
    BlockBench bench;
    bench.make_request(0, 0, 1024);
    bench.run(1'000 + 20'000 + 1'000);  // reaction, latency, 1024 bytes and more at 1 GB/s
    CHECK(bench.ring->used() == 0);
    bench.run(100);
    CHECK(bench.ring->used() == 1);
}

TEST_CASE("Block: requests beyond the disk, of half sectors, and writes to a read-only one fail") {
    BlockBench bench(64, true);
    CHECK(bench.request(0, 63, 512) == 0);
    CHECK(bench.request(0, 63, 1024) == 1);
    CHECK(bench.request(0, ~u64{0}, 512) == 1);
    CHECK(bench.request(0, 0, 100) == 1);
    CHECK(bench.request(1, 0, 512) == 1);
    bench.write(0x014, 0);
    CHECK((bench.read(0x010) & 1 << 5) != 0);
}

TEST_CASE("Block: flush, get-ID and a type that nobody knows") {
    BlockBench bench;
    CHECK(bench.request(4, 0, 0) == 0);
    CHECK(bench.disk->flushes == 1);
    CHECK(bench.request(8, 0, 20) == 0);
    CHECK(bench.memory.text(kData + 0x1000, 5) == std::string("disk\0", 5));
    CHECK(bench.request(99, 0, 0) == 2);
}

TEST_CASE("Block: what the host can not do is an I/O error of the guest") {
    BlockBench bench;
    bench.disk->fails = true;
    CHECK(bench.request(0, 0, 512) == 1);
    CHECK(bench.request(1, 0, 512) == 1);
    CHECK(bench.request(4, 0, 0) == 1);
    CHECK_FALSE(bench.needs_reset());
}

TEST_CASE("Block: a chain without room for a status, or with half a header, harms nobody") {
    BlockBench bench;
    bench.ring->describe(0, kData, 16);
    bench.ring->make_available(0);
    bench.ring->describe(1, kData, 7, FakeRing::kNext, 2);
    bench.ring->describe(2, kData + 0x20, 1, FakeRing::kWrite);
    bench.ring->make_available(1);
    bench.notify(0);
    bench.run();
    CHECK(bench.ring->used() == 2);
    CHECK(bench.memory.get_at<u8>(kData + 0x20) == 1);
}

TEST_CASE("Block: a reset forgets the request in progress, the disk keeps its contents") {
    BlockBench bench;
    bench.memory.put<u8>(kData + 0x1000, 0x5a);
    CHECK(bench.request(1, 0, 512) == 0);
    bench.make_request(1, 1, 512);
    bench.run(2000);
    bench.slot->reset(Cycles{bench.now});
    bench.run();
    CHECK(bench.disk->bytes[0] == 0x5a);
    CHECK(bench.disk->bytes[512] == 0);
    CHECK(bench.read(0x070) == 0);
}

// --- files
// -------------------------------------------------------------------------------------------

namespace {
struct TemporaryFile {
    explicit TemporaryFile(const std::string& content) {
        char name[] = "/tmp/hypscope-disk-XXXXXX";
        ::close(::mkstemp(name));
        path = name;
        std::ofstream(path, std::ios::binary) << content;
    }
    ~TemporaryFile() { ::unlink(path.c_str()); }
    [[nodiscard]] std::string content() const {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    std::string path;
};
}  // namespace

TEST_CASE("A file is written through; a last part of a sector reads with zeros behind it") {
    const TemporaryFile file(std::string(700, 'x'));
    virtio::FileImage image({.path = file.path});
    CHECK(image.sectors() == 2);
    std::array<u8, 512> sector{};
    REQUIRE(image.read(1, sector));
    CHECK(sector[187] == 'x');
    CHECK(sector[188] == 0);
    sector.fill('y');
    REQUIRE(image.write(0, sector));
    REQUIRE(image.flush());
    CHECK(file.content().substr(510, 4) == "yyxx");
}

TEST_CASE("A snapshot keeps its changes to itself") {
    const TemporaryFile file(std::string(16 * 512, 'x'));
    virtio::FileImage image({.path = file.path, .snapshot = true});
    std::array<u8, 1024> two{};
    two.fill('y');
    REQUIRE(image.write(7, two));  // over the border of a cluster
    std::array<u8, 2048> four{};
    REQUIRE(image.read(6, four));
    CHECK(std::string(four.begin(), four.end()) ==
          std::string(512, 'x') + std::string(1024, 'y') + std::string(512, 'x'));
    CHECK(image.flush());
    CHECK(file.content() == std::string(16 * 512, 'x'));
}

TEST_CASE("A file that is missing, empty, no file or in use is one clear error") {
    const TemporaryFile empty("");
    const TemporaryFile file(std::string(512, 'x'));
    CHECK_THROWS_AS(virtio::FileImage({.path = "/nowhere/disk.img"}), SimError);
    CHECK_THROWS_AS(virtio::FileImage({.path = empty.path}), SimError);
    CHECK_THROWS_AS(virtio::FileImage({.path = "/dev/null"}), SimError);
    virtio::FileImage first({.path = file.path});
    CHECK_THROWS_AS(virtio::FileImage({.path = file.path}), SimError);
    CHECK_THROWS_AS(virtio::FileImage({.path = file.path, .snapshot = true}), SimError);
}

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
    }
    SUCCEED();
}
