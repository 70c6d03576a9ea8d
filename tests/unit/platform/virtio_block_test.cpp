// SPDX-License-Identifier: Apache-2.0
// The block device, and files as disks.
#include <catch2/catch.hpp>
#include <fstream>
#include <unistd.h>

#include "common/error.hpp"
#include "virtio_block_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

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
