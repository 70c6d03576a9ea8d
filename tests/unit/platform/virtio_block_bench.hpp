// SPDX-License-Identifier: Apache-2.0
// A block device in a slot, with a disk of which tests see every byte.
#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "platform/devices/virtio/block.hpp"
#include "virtio_bench.hpp"

namespace hypscope::platform {

/// Where buffers lie.
inline constexpr u64 kData = FakeMemory::kBase + 0x4'0000;

struct ArrayDisk final : virtio::DiskImage {
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

}  // namespace hypscope::platform
