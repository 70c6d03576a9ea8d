// SPDX-License-Identifier: Apache-2.0
#include "common/memory/physical_map.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace hypscope;

namespace {
struct FakeDevice final : MmioDevice {
    MmioRead read(const MmioAccess& access) override {
        last = access;
        return {0x1234'5678, MmioStatus::Ok};
    }
    MmioStatus write(const MmioAccess& access, u32 value) override {
        last = access;
        written = value;
        return MmioStatus::Ok;
    }
    MmioAccess last;
    u32 written = 0;
};

constexpr PhysAddr kBase{0x4000'0000};
}  // namespace

TEST_CASE("An address map finds the region that holds an address") {
    AddressMap<int> map;
    map.add(Space::Both, PhysAddr{0x1000}, 0x100, 1);
    map.add(Space::Both, PhysAddr{0x3000}, 0x10, 3);
    map.add(Space::Both, PhysAddr{0x2000}, 0x1000, 2);
    CHECK(map.find(PhysAddr{0x0fff}, false) == nullptr);
    CHECK(map.find(PhysAddr{0x1000}, false)->what == 1);
    CHECK(map.find(PhysAddr{0x10ff}, false)->what == 1);
    CHECK(map.find(PhysAddr{0x1100}, false) == nullptr);
    CHECK(map.find(PhysAddr{0x2fff}, true)->what == 2);
    CHECK(map.find(PhysAddr{0x300f}, true)->what == 3);
    CHECK(map.find(PhysAddr{0x3010}, true) == nullptr);
}

TEST_CASE("Secure and Non-secure requesters see different maps") {
    AddressMap<int> map;
    map.add(Space::Secure, PhysAddr{0}, 0x1000, 1);
    map.add(Space::NonSecure, PhysAddr{0}, 0x1000, 2);
    CHECK(map.find(PhysAddr{0x10}, true)->what == 1);
    CHECK(map.find(PhysAddr{0x10}, false)->what == 2);
}

TEST_CASE("A Secure region is not there for a Non-secure requester") {
    AddressMap<int> map;
    map.add(Space::Secure, PhysAddr{0x1000}, 0x1000, 1);
    CHECK(map.find(PhysAddr{0x1000}, true) != nullptr);
    CHECK(map.find(PhysAddr{0x1000}, false) == nullptr);
}

TEST_CASE("Regions that overlap are a mistake") {
    AddressMap<int> map;
    map.add(Space::Both, PhysAddr{0x1000}, 0x1000, 1);
    CHECK_THROWS_AS(map.add(Space::Secure, PhysAddr{0x1fff}, 1, 2), SimError);
    CHECK_THROWS_AS(map.add(Space::NonSecure, PhysAddr{0x0fff}, 2, 2), SimError);
    CHECK_THROWS_AS(map.add(Space::Both, PhysAddr{0x5000}, 0, 2), SimError);
    CHECK_NOTHROW(map.add(Space::Both, PhysAddr{0x2000}, 1, 2));
}

TEST_CASE("Guest memory begins as zeros and is rounded up to pages") {
    GuestMemory memory(5000);
    CHECK(memory.size() == 8192);
    CHECK(memory.host()[8191] == 0);
}

TEST_CASE("Guest memory refuses a range that leaves it") {
    GuestMemory memory(4096);
    std::array<u8, 4> bytes{1, 2, 3, 4};
    CHECK(memory.write(4092, bytes));
    CHECK_FALSE(memory.write(4093, bytes));
    CHECK_FALSE(memory.read(~u64{0}, bytes));
    CHECK_FALSE(memory.clear(4096, 1));
    CHECK(memory.clear(4096, 0));
}

TEST_CASE("Clearing zeroes exactly the range, within a page and across pages") {
    GuestMemory memory(4 * 4096);
    std::fill_n(memory.host(), memory.size(), u8{0xaa});
    REQUIRE(memory.clear(100, 50));
    CHECK(memory.host()[99] == 0xaa);
    CHECK(memory.host()[100] == 0);
    CHECK(memory.host()[149] == 0);
    CHECK(memory.host()[150] == 0xaa);
    REQUIRE(memory.clear(4000, 2 * 4096));
    CHECK(memory.host()[3999] == 0xaa);
    CHECK(std::all_of(memory.host() + 4000, memory.host() + 4000 + 8192,
                      [](u8 byte) { return byte == 0; }));
    CHECK(memory.host()[4000 + 8192] == 0xaa);
}

TEST_CASE("Memory that ceases to be direct tells everyone who holds a pointer") {
    GuestMemory memory(4096, GuestMemory::Kind::Rom);
    int calls = 0;
    memory.on_direct_change([&] { ++calls; });
    memory.set_direct(true);
    CHECK(calls == 0);
    memory.set_direct(false);
    memory.set_direct(true);
    CHECK(calls == 2);
}

TEST_CASE("A host page is that of the address") {
    GuestMemory ram(1 << 20);
    PhysicalMap map;
    map.add_memory(Space::Both, kBase, ram, "ram");
    CHECK(map.host_page(kBase + 0x1234, false, true) == ram.host() + 0x1000);
    CHECK(map.host_page(kBase + 0xfffff, true, false) == ram.host() + 0xff000);
    CHECK(map.host_page(kBase + 0x100000, false, false) == nullptr);
    CHECK(map.host_page(PhysAddr{0}, false, false) == nullptr);
}

TEST_CASE("A host page of ROM is for reading only") {
    GuestMemory rom(4096, GuestMemory::Kind::Rom);
    PhysicalMap map;
    map.add_memory(Space::Secure, PhysAddr{0}, rom, "monitor");
    CHECK(map.host_page(PhysAddr{0x10}, true, false) == rom.host());
    CHECK(map.host_page(PhysAddr{0x10}, true, true) == nullptr);
    CHECK(map.host_page(PhysAddr{0x10}, false, false) == nullptr);
}

TEST_CASE("A flash in command mode has no host pages") {
    GuestMemory flash(4096, GuestMemory::Kind::Rom);
    PhysicalMap map;
    map.add_memory(Space::Both, PhysAddr{0}, flash, "flash");
    flash.set_direct(false);
    CHECK(map.host_page(PhysAddr{0}, false, false) == nullptr);
}

TEST_CASE("A device access carries the offset into the region") {
    FakeDevice device;
    PhysicalMap map;
    map.add_device(Space::Both, PhysAddr{0x0900'0000}, 0x1000, device, "pl011");
    MmioAccess access;
    access.size = 2;
    CHECK(map.device_read(PhysAddr{0x0900'0018}, access).value == 0x1234'5678);
    CHECK(device.last.offset == 0x18);
    CHECK(device.last.size == 2);
    CHECK(map.device_write(PhysAddr{0x0900'0fff}, access, 7) == MmioStatus::Ok);
    CHECK(device.last.offset == 0xfff);
    CHECK(device.written == 7);
}

TEST_CASE("An access to nothing is an error, and to a Secure device from the Non-secure side too") {
    FakeDevice device;
    PhysicalMap map;
    map.add_device(Space::Secure, PhysAddr{0x0904'0000}, 0x1000, device, "secure");
    MmioAccess access;
    CHECK(map.device_read(PhysAddr{0x0904'0000}, access).status == MmioStatus::Error);
    CHECK(map.device_write(PhysAddr{0x0904'0000}, access, 0) == MmioStatus::Error);
    access.by.secure = true;
    CHECK(map.device_read(PhysAddr{0x0904'0000}, access).status == MmioStatus::Ok);
    CHECK(map.find_device(PhysAddr{0x0904'0000}, true)->what.name == "secure");
    CHECK(map.find_device(PhysAddr{0x0904'0000}, false) == nullptr);
}

TEST_CASE("Loader access writes ROM and spans adjoining regions") {
    GuestMemory low(4096, GuestMemory::Kind::Rom);
    GuestMemory next(4096);
    PhysicalMap map;
    map.add_memory(Space::Both, kBase, low, "low");
    map.add_memory(Space::Both, kBase + 4096, next, "next");
    const std::array<u8, 4> bytes{1, 2, 3, 4};
    CHECK(map.write_memory(kBase + 4094, false, bytes));
    CHECK(low.host()[4095] == 2);
    CHECK(next.host()[0] == 3);
    std::array<u8, 4> back{};
    CHECK(map.read_memory(kBase + 4094, false, back));
    CHECK(back == bytes);
    CHECK(map.clear_memory(kBase + 4095, false, 2));
    CHECK(low.host()[4094] == 1);
    CHECK(next.host()[0] == 0);
}

TEST_CASE("Loader access that reaches a gap fails") {
    GuestMemory ram(4096);
    PhysicalMap map;
    map.add_memory(Space::Both, kBase, ram, "ram");
    const std::array<u8, 4> bytes{};
    CHECK_FALSE(map.write_memory(kBase + 4094, false, bytes));
    CHECK_FALSE(map.clear_memory(PhysAddr{0}, false, 1));
    CHECK(map.clear_memory(PhysAddr{0}, false, 0));
}

TEST_CASE("Memory that is not page aligned is a mistake") {
    GuestMemory ram(4096);
    PhysicalMap map;
    CHECK_THROWS_AS(map.add_memory(Space::Both, PhysAddr{0x800}, ram, "ram"), SimError);
}
