// SPDX-License-Identifier: Apache-2.0
// The system registers, SP810, PL050 and what is absent on a Versatile Express.
#include <catch2/catch.hpp>
#include <map>

#include "device_bench.hpp"
#include "platform/devices/absent.hpp"
#include "platform/devices/pl050.hpp"
#include "platform/devices/sp810.hpp"
#include "platform/devices/vexpress_sysreg.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 ID = 0x00, LED = 0x08, HZ100 = 0x24, FLAGSSET = 0x30, FLAGSCLR = 0x34,
              NVFLAGSSET = 0x38, NVFLAGSCLR = 0x3c, MCI = 0x48, FLASH = 0x4c, MHZ24 = 0x5c,
              PROCID0 = 0x84, PROCID1 = 0x88, CFGDATA = 0xa0, CFGCTRL = 0xa4, CFGSTAT = 0xa8;
constexpr u32 START = 1u << 31, WRITE = 1u << 30;
constexpr u32 kOsc = 1, kVolt = 2, kTemp = 4, kReset = 5, kMuxFpga = 7, kShutdown = 8, kReboot = 9,
              kDviMode = 11;
constexpr u32 kDone = 1, kFailed = 3;

struct Sysreg {
    int offs = 0, restarts = 0;
    VexpressSysreg device{1'000'000'000, {[this] { ++offs; }, [this] { ++restarts; }}};
    /// The status of a request.
    u32 request(u32 bits, u32 function, u32 site, u32 index) {
        set(device, CFGSTAT, 0);
        set(device, CFGCTRL, START | bits | function << 20 | site << 16 | index);
        return get(device, CFGSTAT);
    }
};
}  // namespace

TEST_CASE("sysreg: what identifies board and tile") {
    Sysreg bench;
    CHECK(get(bench.device, ID) == 0x1190'f500);
    CHECK(get(bench.device, PROCID0) == 0x1400'0237);
    CHECK(get(bench.device, PROCID1) == 0xff00'0000);
    set(bench.device, ID, 0);
    CHECK(get(bench.device, ID) == 0x1190'f500);
}

TEST_CASE("sysreg: LEDs and the flash's write protection keep what is written") {
    Sysreg bench;
    set(bench.device, LED, 0x1a5);
    CHECK(get(bench.device, LED) == 0xa5);
    set(bench.device, FLASH, 3);
    CHECK(get(bench.device, FLASH) == 1);
}

TEST_CASE("sysreg: flags are set and cleared bit by bit") {
    Sysreg bench;
    const auto [set_at, clear_at] =
        GENERATE(table<u32, u32>({{FLAGSSET, FLAGSCLR}, {NVFLAGSSET, NVFLAGSCLR}}));
    set(bench.device, set_at, 0xf0);
    set(bench.device, set_at, 0x0f);
    CHECK(get(bench.device, set_at) == 0xff);
    CHECK(get(bench.device, clear_at) == 0);
    set(bench.device, clear_at, 0x3c);
    CHECK(get(bench.device, set_at) == 0xc3);
}

TEST_CASE("sysreg: a reset clears the flags, not the non-volatile ones") {
    Sysreg bench;
    set(bench.device, FLAGSSET, 1);
    set(bench.device, NVFLAGSSET, 1);
    bench.device.reset(Cycles{});
    CHECK(get(bench.device, FLAGSSET) == 0);
    CHECK(get(bench.device, NVFLAGSSET) == 1);
}

TEST_CASE("sysreg: the counters run at 24 MHz and 100 Hz from the last reset") {
    Sysreg bench;
    constexpr u64 kSecond = 1'000'000'000;
    CHECK(get(bench.device, MHZ24, 4, kSecond) == 24'000'000);
    CHECK(get(bench.device, HZ100, 4, 5 * kSecond) == 500);
    bench.device.reset(Cycles{kSecond});
    CHECK(get(bench.device, MHZ24, 4, 2 * kSecond) == 24'000'000);
    CHECK(get(bench.device, MHZ24, 4, 200 * kSecond) == static_cast<u32>(199 * u64{24'000'000}));
}

TEST_CASE("sysreg: SYS_MCI shows the card slot") {
    Sysreg bench;
    CHECK(get(bench.device, MCI) == 0);
    bench.device.set_card(true, false);
    CHECK(get(bench.device, MCI) == 1);
    bench.device.set_card(true, true);
    CHECK(get(bench.device, MCI) == 3);
}

TEST_CASE("sysreg: oscillators are read and set") {
    Sysreg bench;
    CHECK(bench.request(0, kOsc, 0, 1) == kDone);
    CHECK(get(bench.device, CFGDATA) == 23'750'000);
    CHECK(bench.request(0, kOsc, 1, 0) == kDone);
    CHECK(get(bench.device, CFGDATA) == 60'000'000);
    set(bench.device, CFGDATA, 50'000'000);
    CHECK(bench.request(WRITE, kOsc, 1, 0) == kDone);
    set(bench.device, CFGDATA, 0);
    CHECK(bench.request(0, kOsc, 1, 0) == kDone);
    CHECK(get(bench.device, CFGDATA) == 50'000'000);
    CHECK((get(bench.device, CFGCTRL) & START) == 0);
}

TEST_CASE("sysreg: voltages are read only") {
    Sysreg bench;
    CHECK(bench.request(0, kVolt, 0, 0) == kDone);
    CHECK(get(bench.device, CFGDATA) == 3'300'000);
    CHECK(bench.request(0, kVolt, 1, 0) == kDone);
    CHECK(get(bench.device, CFGDATA) == 900'000);
    CHECK(bench.request(WRITE, kVolt, 1, 0) == kFailed);
}

TEST_CASE("sysreg: what is not there ends with the error bit and leaves the data") {
    Sysreg bench;
    set(bench.device, CFGDATA, 0x1234);
    CHECK(bench.request(0, kOsc, 0, 6) == kFailed);
    CHECK(bench.request(0, kOsc, 1, 9) == kFailed);
    CHECK(bench.request(0, kOsc, 2, 0) == kFailed);
    CHECK(bench.request(0, kTemp, 0, 0) == kFailed);
    CHECK(bench.request(1u << 26, kOsc, 0, 0) == kFailed);  // DCC 1
    CHECK(bench.request(1u << 12, kOsc, 0, 0) == kFailed);  // position 1
    CHECK(bench.request(0, kShutdown, 0, 0) == kFailed);    // a read
    CHECK(get(bench.device, CFGDATA) == 0x1234);
    CHECK(bench.offs == 0);
}

TEST_CASE("sysreg: without the start bit nothing happens") {
    Sysreg bench;
    set(bench.device, CFGCTRL, WRITE | kShutdown << 20);
    CHECK(get(bench.device, CFGSTAT) == 0);
    CHECK(bench.offs == 0);
}

TEST_CASE("sysreg: shutdown, reboot and reset act, the video functions are accepted") {
    Sysreg bench;
    CHECK(bench.request(WRITE, kMuxFpga, 0, 0) == kDone);
    CHECK(bench.request(WRITE, kDviMode, 0, 0) == kDone);
    CHECK(bench.request(WRITE, kShutdown, 0, 0) == kDone);
    CHECK(bench.offs == 1);
    CHECK(bench.request(WRITE, kReboot, 0, 0) == kDone);
    CHECK(bench.request(WRITE, kReset, 0, 0) == kDone);
    CHECK(bench.restarts == 2);
}

TEST_CASE("SP810: each timer's clock is selected on its own") {
    std::map<u32, u64> rates;
    Sp810 controller([&](u32 timer, u64 hertz, Cycles) { rates[timer] = hertz; });
    controller.reset(Cycles{});
    CHECK(rates == std::map<u32, u64>{{0, 32'768}, {1, 32'768}, {2, 32'768}, {3, 32'768}});
    rates.clear();
    set(controller, 0, 1u << 15 | 1u << 21);
    CHECK(rates == std::map<u32, u64>{{0, 1'000'000}, {3, 1'000'000}});
    rates.clear();
    set(controller, 0, 1u << 15);
    CHECK(rates == std::map<u32, u64>{{3, 32'768}});
}

TEST_CASE("SP810: the mode asked for is reached") {
    Sp810 controller([](u32, u64, Cycles) {});
    CHECK(get(controller, 0) == 0x09);  // DOZE
    set(controller, 0, 4);
    CHECK(get(controller, 0) == 0x24);  // NORMAL
    set(controller, 0, 2);
    CHECK(get(controller, 0) == 0x12);  // SLOW
    CHECK(get(controller, 0xfe0) == 0x10);
    CHECK(get(controller, 0xfe4) == 0x18);
}

TEST_CASE("PL050: nothing is plugged in, so a byte never leaves") {
    Pl050 port;
    CHECK(get(port, 0x04) == 0x43);
    set(port, 0x08, 0xff);
    CHECK(get(port, 0x04) == 0x43);  // not enabled
    set(port, 0x00, 0x1c);
    set(port, 0x08, 0xff);
    CHECK(get(port, 0x04) == 0x23);
    CHECK_FALSE(port.interrupt.level());
    set(port, 0x00, 0);
    CHECK(get(port, 0x04) == 0x43);
    CHECK(get(port, 0x08) == 0);
    CHECK(get(port, 0x10) == 0);
}

TEST_CASE("PL050: the lines follow what software pulls down") {
    Pl050 port;
    set(port, 0x00, 1);
    CHECK(get(port, 0x04) == 0x41);
    set(port, 0x00, 2);
    CHECK(get(port, 0x04) == 0x42);
    set(port, 0x0c, 0x1f);
    CHECK(get(port, 0x0c) == 0x0f);
    CHECK(get(port, 0xfe0) == 0x50);
}

TEST_CASE("A place without a model reads as zero") {
    Absent absent;
    set(absent, 0xfe0, ~0u);
    CHECK(get(absent, 0xfe0) == 0);
    CHECK(absent.read(at(0)).status == MmioStatus::Ok);
}
