// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <catch2/catch.hpp>

#include "bus_bench.hpp"

using namespace hypscope;
using namespace hypscope::bus;

namespace {
MmioAccess access(u8 size = 4, bool secure = false) {
    MmioAccess access;
    access.size = size;
    access.by.secure = secure;
    return access;
}

/// A transaction without an extension, as a user's module sends it.
struct RawAccess {
    explicit RawAccess(tlm::tlm_command command, PhysAddr at, unsigned size) {
        payload.set_command(command);
        payload.set_address(at.value);
        payload.set_data_ptr(data.data());
        payload.set_data_length(size);
        payload.set_streaming_width(size);
        payload.set_byte_enable_ptr(nullptr);
        payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    }
    tlm::tlm_response_status send() {
        bench().raw.socket->b_transport(payload, delay);
        return payload.get_response_status();
    }
    tlm::tlm_generic_payload payload;
    std::array<u8, 64> data{};
    sc_core::sc_time delay;
};
}  // namespace

TEST_CASE("Cycles become time and the same cycles again") {
    const ModelClock& clock = bench().clock;
    const u64 count = GENERATE(u64{0}, u64{1}, u64{2}, u64{3}, u64{7}, u64{1'399'999'999},
                               u64{1'400'000'000}, u64{10'000'000'000'000'000});
    CHECK(clock.to_cycles(clock.to_time(Cycles{count})) == Cycles{count});
}

TEST_CASE("A second of the model is a second of SystemC") {
    CHECK(bench().clock.to_time(Cycles{BusBench::kHertz}) == sc_core::sc_time(1, sc_core::SC_SEC));
}

TEST_CASE("A cycle has not passed a picosecond before its time") {
    const ModelClock& clock = bench().clock;
    const sc_core::sc_time tick = sc_core::sc_get_time_resolution();
    CHECK(clock.to_cycles(clock.to_time(Cycles{5}) - tick) == Cycles{4});
}

TEST_CASE("A rebased clock counts on from its new base") {
    ModelClock clock(1'000'000'000);
    clock.rebase(sc_core::sc_time(10, sc_core::SC_NS), Cycles{500});
    CHECK(clock.to_time(Cycles{503}) == sc_core::sc_time(13, sc_core::SC_NS));
    CHECK(clock.to_cycles(sc_core::sc_time(12, sc_core::SC_NS)) == Cycles{502});
    CHECK(clock.to_cycles(sc_core::SC_ZERO_TIME) == Cycles{500});
}

TEST_CASE("A device sees offset, size, requester and local time") {
    BusBench& b = bench();
    b.device.forget();
    b.device.value = 0x1234'5678;
    MmioAccess by = access(2);
    by.by.core = CoreId{1};
    by.by.privileged = false;
    by.now = Cycles{42};
    const BusAnswer answer = b.port.read(BusBench::kDevice + 0x18, by);
    CHECK(answer.status == MmioStatus::Ok);
    CHECK(answer.value == 0x5678);
    CHECK(answer.took == Cycles{0});
    CHECK(b.device.last.offset == 0x18);
    CHECK(b.device.last.size == 2);
    CHECK(b.device.last.by.core == CoreId{1});
    CHECK_FALSE(b.device.last.by.privileged);
    CHECK(b.device.last.now == Cycles{42});
}

TEST_CASE("A write reaches the device with the bytes of its size") {
    BusBench& b = bench();
    b.device.forget();
    CHECK(b.port.write(BusBench::kDevice, access(1), 0xaabb'ccdd).status == MmioStatus::Ok);
    CHECK(b.device.value == 0xdd);
    CHECK(b.device.writes == 1);
}

TEST_CASE("A device's error is the answer's error") {
    BusBench& b = bench();
    b.device.forget();
    b.device.status = MmioStatus::Error;
    CHECK(b.port.read(BusBench::kDevice, access()).status == MmioStatus::Error);
    CHECK(b.port.write(BusBench::kDevice, access(), 0).status == MmioStatus::Error);
}

TEST_CASE("Nothing answers at an unmapped address") {
    BusBench& b = bench();
    CHECK(b.port.read(PhysAddr{0x8000'0000}, access()).status == MmioStatus::Error);
    RawAccess raw(tlm::TLM_READ_COMMAND, PhysAddr{0x8000'0000}, 4);
    CHECK(raw.send() == tlm::TLM_ADDRESS_ERROR_RESPONSE);
}

TEST_CASE("A Secure device answers only Secure requesters") {
    BusBench& b = bench();
    b.secure_device.forget();
    CHECK(b.port.read(BusBench::kSecureDevice, access(4, false)).status == MmioStatus::Error);
    CHECK(b.secure_device.reads == 0);
    CHECK(b.port.read(BusBench::kSecureDevice, access(4, true)).status == MmioStatus::Ok);
    CHECK(b.secure_device.last.by.secure);
}

TEST_CASE("The same address is another target for the other security state") {
    BusBench& b = bench();
    b.rom.host()[0] = 0x11;
    b.flash.forget();
    b.flash.value = 0x22;
    CHECK(b.port.read(PhysAddr{0}, access(1, true)).value == 0x11);
    CHECK(b.port.read(PhysAddr{0}, access(1, false)).value == 0x22);
}

TEST_CASE("A transaction without an extension is Non-secure, privileged, at SystemC's time") {
    BusBench& b = bench();
    b.device.forget();
    RawAccess raw(tlm::TLM_READ_COMMAND, BusBench::kDevice, 4);
    raw.delay = b.clock.to_time(Cycles{7});
    const Cycles now = b.clock.to_cycles(sc_core::sc_time_stamp() + raw.delay);
    CHECK(raw.send() == tlm::TLM_OK_RESPONSE);
    CHECK_FALSE(b.device.last.by.secure);
    CHECK(b.device.last.by.privileged);
    CHECK(b.device.last.now == now);
    CHECK(raw.delay == b.clock.to_time(Cycles{7}));
    CHECK(raw.payload.get_address() == BusBench::kDevice.value);
}

TEST_CASE("A device refuses accesses that are no natural word, halfword or byte") {
    const auto [offset, size] =
        GENERATE(table<u64, unsigned>({{0, 8}, {0, 3}, {2, 4}, {1, 2}, {0, 0}}));
    RawAccess raw(tlm::TLM_READ_COMMAND, BusBench::kDevice + offset, size);
    bench().device.forget();
    CHECK(raw.send() == tlm::TLM_BURST_ERROR_RESPONSE);
    CHECK(bench().device.reads == 0);
}

TEST_CASE("Byte enables and short streaming widths are refused by devices and memory") {
    const PhysAddr at = GENERATE(BusBench::kDevice, BusBench::kRam);
    RawAccess enables(tlm::TLM_WRITE_COMMAND, at, 4);
    std::array<u8, 4> mask{0xff, 0, 0xff, 0};
    enables.payload.set_byte_enable_ptr(mask.data());
    enables.payload.set_byte_enable_length(4);
    CHECK(enables.send() == tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE);
    RawAccess streaming(tlm::TLM_WRITE_COMMAND, at, 4);
    streaming.payload.set_streaming_width(2);
    CHECK(streaming.send() == tlm::TLM_BURST_ERROR_RESPONSE);
}

TEST_CASE("Memory takes transactions of any length, up to its end") {
    RawAccess write(tlm::TLM_WRITE_COMMAND, BusBench::kRam + 1, 33);
    write.data.fill(0x5a);
    CHECK(write.send() == tlm::TLM_OK_RESPONSE);
    CHECK(bench().ram.host()[33] == 0x5a);
    CHECK(bench().ram.host()[34] != 0x5a);
    CHECK(write.payload.is_dmi_allowed());
    RawAccess across(tlm::TLM_READ_COMMAND, BusBench::kRam + 0xffff, 2);
    CHECK(across.send() == tlm::TLM_ADDRESS_ERROR_RESPONSE);
}

TEST_CASE("A master that is no core moves blocks of any length, Non-secure") {
    BusBench& b = bench();
    const std::vector<u8> sent{1, 2, 3, 4, 5, 6, 7};
    std::vector<u8> got(7);
    CHECK(b.port.write_block(BusBench::kRam + 0x801, sent, Cycles{5}) == MmioStatus::Ok);
    CHECK(b.port.read_block(BusBench::kRam + 0x801, got, Cycles{5}) == MmioStatus::Ok);
    CHECK(got == sent);
    CHECK(b.port.read_block(PhysAddr{0x1234'0000}, got, Cycles{}) == MmioStatus::Error);
    CHECK(b.port.write_block(BusBench::kDevice, sent, Cycles{}) == MmioStatus::Error);
}

TEST_CASE("A guest cannot write ROM, the loader can") {
    BusBench& b = bench();
    CHECK(b.port.write(BusBench::kRom, access(4, true), 1).status == MmioStatus::Error);
    const std::array<u8, 2> bytes{0xab, 0xcd};
    CHECK(b.port.debug_write(BusBench::kRom + 0x10, true, bytes.data(), 2) == 2);
    CHECK(b.rom.host()[0x11] == 0xcd);
}

TEST_CASE("Debug access to a device is marked as such and may have any length") {
    BusBench& b = bench();
    b.device.forget();
    b.device.value = 0x4433'2211;
    std::array<u8, 7> bytes{};
    CHECK(b.port.debug_read(BusBench::kDevice, false, bytes.data(), 7) == 7);
    CHECK(b.device.last.by.debug);
    CHECK(b.device.last.offset == 6);
    CHECK(b.device.reads == 3);
    CHECK(bytes[3] == 0x44);
    CHECK(b.port.debug_read(PhysAddr{0x8000'0000}, false, bytes.data(), 1) == 0);
}

TEST_CASE("DMI grants the whole block of RAM, at the bus's addresses") {
    BusBench& b = bench();
    const DirectMemory grant = b.port.direct_memory(BusBench::kRam + 0x1000, false, true);
    CHECK(grant.host == b.ram.host());
    CHECK(grant.start == BusBench::kRam);
    CHECK(grant.last == BusBench::kRam + 0xffff);
    CHECK(grant.can_read);
    CHECK(grant.can_write);
}

TEST_CASE("Writes by transaction are seen by who watches memory, by DMI nothing is") {
    BusBench& b = bench();
    static WriteWatch watch;  // as long as the memory
    b.ram.set_watch(watch);
    const auto begin = [&](u64 offset) {
        for (u32 i = 0; i < WriteWatch::kPatience; ++i) watch.wish_for(b.ram.host() + offset);
        if (watch.is_due()) watch.begin();
        return watch.is_watched(b.ram.host() + offset);
    };
    std::array<u8, 4> bytes{};
    CHECK(begin(0x2000));
    CHECK(b.port.read_block(BusBench::kRam + 0x2ffc, bytes, {}) == MmioStatus::Ok);
    CHECK(watch.epoch() == 1);
    CHECK(b.port.write_block(BusBench::kRam + 0x2ffc, bytes, {}) == MmioStatus::Ok);
    CHECK(watch.epoch() == 2);
    CHECK(begin(0x2000));
    CHECK(b.port.debug_write(BusBench::kRam + 0x2000, false, bytes.data(), 4) == 4);
    CHECK(watch.epoch() == 3);
    CHECK(begin(0x2000));
    CHECK(b.port.direct_memory(BusBench::kRam, false, true).can_write);
    CHECK(watch.epoch() == 4);
    CHECK_FALSE(begin(0x2000));
    CHECK_FALSE(begin(0x3000));
}

TEST_CASE("DMI of ROM is for reading") {
    BusBench& b = bench();
    CHECK(b.port.direct_memory(BusBench::kRom, true, true).host == nullptr);
    const DirectMemory grant = b.port.direct_memory(BusBench::kRom, true, false);
    CHECK(grant.host == b.rom.host());
    CHECK_FALSE(grant.can_write);
}

TEST_CASE("DMI obeys the security of the requester") {
    BusBench& b = bench();
    CHECK(b.port.direct_memory(BusBench::kRom, false, false).host == b.flash_contents.host());
    CHECK(b.port.direct_memory(BusBench::kSecureDevice, false, false).host == nullptr);
    CHECK(b.port.direct_memory(BusBench::kDevice, true, false).host == nullptr);
}

TEST_CASE("A device that ceases to read as memory ends the grants of all initiators") {
    BusBench& b = bench();
    PhysAddr start{1};
    PhysAddr last{};
    int others = 0;
    b.port.on_invalidate([&](PhysAddr from, PhysAddr to) {
        start = from;
        last = to;
    });
    b.other_port.on_invalidate([&](PhysAddr, PhysAddr) { ++others; });
    b.flash_contents.set_direct(false);
    CHECK(start == BusBench::kFlash);
    CHECK(last == BusBench::kFlash + 0x1fff);
    CHECK(others == 1);
    CHECK(b.port.direct_memory(BusBench::kFlash, false, false).host == nullptr);
    b.flash_contents.set_direct(true);
    b.port.on_invalidate(nullptr);
    b.other_port.on_invalidate(nullptr);
}

TEST_CASE("A user's target learns core, VM and time from the extension") {
    BusBench& b = bench();
    MmioAccess by = access();
    by.by.core = CoreId{1};
    by.now = Cycles{99};
    b.slow.wait_for = b.slow.annotate = sc_core::SC_ZERO_TIME;
    CHECK(b.port.read(BusBench::kSlow, by, {Vmid{7}, true}).took == Cycles{0});
    CHECK(b.slow.had_extension);
    CHECK(b.slow.seen.vmid == Vmid{7});
    CHECK(b.slow.seen.in_vm);
    CHECK(b.slow.seen.by.core == CoreId{1});
    CHECK(b.slow.seen.now == Cycles{99});
}

TEST_CASE("A delay that a target annotates is what the access took") {
    BusBench& b = bench();
    b.slow.wait_for = sc_core::SC_ZERO_TIME;
    b.slow.annotate = sc_core::sc_time(100, sc_core::SC_NS);
    MmioAccess by = access();
    by.now = b.clock.now() + Cycles{1000};  // ahead of SystemC
    CHECK(b.port.write(BusBench::kSlow, by, 0).took == Cycles{140});
    b.slow.annotate = sc_core::SC_ZERO_TIME;
}

TEST_CASE("A target that waits is charged for the time") {
    BusBench& b = bench();
    b.slow.wait_for = sc_core::sc_time(10, sc_core::SC_US);
    BusAnswer answer;
    b.run([&] {
        MmioAccess by = access();
        by.now = b.clock.now();
        answer = b.port.read(BusBench::kSlow, by);
    });
    CHECK(answer.took == Cycles{14'000});
    b.slow.wait_for = sc_core::SC_ZERO_TIME;
}

TEST_CASE("The bus can be asked for its table") {
    const auto& regions = bench().bus.regions();
    CHECK(regions.entries(true).size() == 5);
    CHECK(regions.entries(false).size() == 4);
    CHECK(regions.find(BusBench::kDevice, false)->what.name == "device");
}

TEST_CASE("Targets that overlap cannot be attached") {
    BusBench& b = bench();
    CHECK_THROWS_AS(b.bus.attach(b.slow.socket, {"twice", Space::Both, BusBench::kRam, 16}),
                    SimError);
}
