// SPDX-License-Identifier: Apache-2.0
// What the tests of virtio share: memory as an array, a driver that fills the rings as the
// specification says (or as it does not), and a slot with a device behind it.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/event_queue.hpp"
#include "device_bench.hpp"
#include "platform/devices/bytes.hpp"
#include "platform/devices/dma.hpp"
#include "platform/devices/virtio/transport.hpp"

namespace hypscope::platform {

/// RAM at 0x40000000; everything else is a bus error.
struct FakeMemory final : Dma {
    static constexpr u64 kBase = 0x4000'0000;
    explicit FakeMemory(std::size_t size = 1 << 20) : bytes(size) {}

    [[nodiscard]] bool holds(PhysAddr at, std::size_t size) const {
        return at.value >= kBase && at.value - kBase <= bytes.size() &&
               size <= bytes.size() - (at.value - kBase);
    }
    bool read(PhysAddr at, std::span<u8> to, Cycles) override {
        if (!holds(at, to.size())) return false;
        std::copy_n(bytes.begin() + static_cast<long>(at.value - kBase), to.size(), to.begin());
        return true;
    }
    bool write(PhysAddr at, std::span<const u8> from, Cycles) override {
        if (!holds(at, from.size())) return false;
        std::ranges::copy(from, bytes.begin() + static_cast<long>(at.value - kBase));
        return true;
    }
    template <class T>
    void put(u64 at, T value) {
        store_le<T>(bytes, at - kBase, value);
    }
    template <class T>
    [[nodiscard]] T get_at(u64 at) const {
        return load_le<T>(bytes, at - kBase);
    }
    [[nodiscard]] std::string text(u64 at, std::size_t size) const {
        const auto first = bytes.begin() + static_cast<long>(at - kBase);
        return {first, first + static_cast<long>(size)};
    }
    std::vector<u8> bytes;
};

/// The driver's side of one split queue, at fixed places.
struct FakeRing {
    static constexpr u16 kNext = 1, kWrite = 2, kIndirect = 4;

    FakeRing(FakeMemory& ram, u64 base, u16 entries)
        : memory(ram), size(entries), table(base), driver(base + 0x1000), device(base + 0x2000) {}

    void describe(u16 entry, u64 at, u32 length, u16 flags = 0, u16 next = 0) {
        describe_at(table, entry, at, length, flags, next);
    }
    void describe_at(u64 where, u16 entry, u64 at, u32 length, u16 flags, u16 next) {
        memory.put<u64>(where + 16u * entry, at);
        memory.put<u32>(where + 16u * entry + 8, length);
        memory.put<u16>(where + 16u * entry + 12, flags);
        memory.put<u16>(where + 16u * entry + 14, next);
    }
    void make_available(u16 head) {
        memory.put<u16>(driver + 4 + 2u * (index % size), head);
        memory.put<u16>(driver + 2, ++index);
    }
    [[nodiscard]] u16 used() const { return memory.get_at<u16>(device + 2); }
    [[nodiscard]] u32 used_head(u16 n) const { return memory.get_at<u32>(device + 4 + 8u * n); }
    [[nodiscard]] u32 used_length(u16 n) const { return memory.get_at<u32>(device + 8 + 8u * n); }
    [[nodiscard]] u16 available_event() const { return memory.get_at<u16>(device + 4 + 8u * size); }
    void set_used_event(u16 value) { memory.put<u16>(driver + 4 + 2u * size, value); }
    void set_no_interrupt(bool value) { memory.put<u16>(driver, value ? 1 : 0); }

    FakeMemory& memory;
    u16 size;
    u64 table, driver, device;
    u16 index = 0;
};

/// A slot, a device in it, and time.
struct SlotBench {
    static constexpr u64 kHertz = 1'000'000'000;

    virtio::Surroundings surroundings() { return {memory, events, kHertz}; }
    void plug(std::unique_ptr<virtio::VirtioDevice> device) {
        slot = std::make_unique<VirtioMmio>(std::move(device));
    }
    void write(u32 offset, u32 value) { set(*slot, offset, value, 4, now); }
    [[nodiscard]] u32 read(u32 offset) { return get(*slot, offset, 4, now); }

    /// 3.1.1, steps 1 to 6.
    void negotiate(u64 features = virtio::kVersion1) {
        write(0x070, 0);
        write(0x070, 1);
        write(0x070, 3);
        write(0x024, 0);
        write(0x020, static_cast<u32>(features));
        write(0x024, 1);
        write(0x020, static_cast<u32>(features >> 32));
        write(0x070, 11);
    }
    FakeRing& add_queue(u32 number, u16 size = 8) {
        auto& ring = rings[number];
        ring = std::make_unique<FakeRing>(memory, FakeMemory::kBase + 0x4000 * (number + 1), size);
        write(0x030, number);
        write(0x038, size);
        write(0x080, static_cast<u32>(ring->table));
        write(0x090, static_cast<u32>(ring->driver));
        write(0x0a0, static_cast<u32>(ring->device));
        write(0x044, 1);
        return *ring;
    }
    void driver_ok() { write(0x070, 15); }
    void notify(u32 number) { write(0x050, number); }
    void run(u64 nanoseconds = 1'000'000'000) {
        now += nanoseconds;
        events.run_until(Cycles{now});
    }
    [[nodiscard]] bool needs_reset() { return (read(0x070) & 0x40) != 0; }

    FakeMemory memory;
    EventQueue events;
    std::unique_ptr<VirtioMmio> slot;
    std::map<u32, std::unique_ptr<FakeRing>> rings;
    u64 now = 0;
};

}  // namespace hypscope::platform
