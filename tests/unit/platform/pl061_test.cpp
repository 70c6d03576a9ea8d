// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl061.hpp"

#include <catch2/catch.hpp>

#include "device_bench.hpp"
#include "platform/devices/power_key.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 ALL = 0x3fc, DIR = 0x400, IS = 0x404, IBE = 0x408, IEV = 0x40c, IE = 0x410,
              RIS = 0x414, MIS = 0x418, IC = 0x41c;

struct Bench {
    Pl061 gpio;
    Probe probe{gpio.interrupt};
    void pin(unsigned number, bool level) { gpio.set_input(number, level, Cycles{}); }
};
}  // namespace

TEST_CASE("PL061: all pins are inputs after reset") {
    Bench bench;
    CHECK(get(bench.gpio, DIR) == 0);
    bench.pin(2, true);
    CHECK(get(bench.gpio, ALL) == 0x04);
    set(bench.gpio, ALL, 0xff);
    CHECK(get(bench.gpio, ALL) == 0x04);
}

TEST_CASE("PL061: the address is a mask for reads and writes of data") {
    Bench bench;
    set(bench.gpio, DIR, 0xff);
    set(bench.gpio, 0x0f << 2, 0xff);
    CHECK(get(bench.gpio, ALL) == 0x0f);
    set(bench.gpio, 0x03 << 2, 0x00);
    CHECK(get(bench.gpio, ALL) == 0x0c);
    CHECK(get(bench.gpio, 0x04 << 2) == 0x04);
    CHECK(get(bench.gpio, 0x000) == 0);
}

TEST_CASE("PL061: an output drives its line") {
    Bench bench;
    Probe line(bench.gpio.outputs[pl061::kSecurePowerOffPin]);
    set(bench.gpio, DIR, 1);
    set(bench.gpio, 0x01 << 2, 1);
    CHECK(line.rises == 1);
    set(bench.gpio, 0x01 << 2, 0);
    CHECK(line.falls == 1);
}

TEST_CASE("PL061: a pin that becomes an input leaves its line low") {
    Bench bench;
    set(bench.gpio, DIR, 2);
    set(bench.gpio, ALL, 2);
    CHECK(bench.gpio.outputs[pl061::kSecureResetPin].level());
    set(bench.gpio, DIR, 0);
    CHECK_FALSE(bench.gpio.outputs[pl061::kSecureResetPin].level());
}

TEST_CASE("PL061: a rising edge interrupts when IEV selects it") {
    Bench bench;
    set(bench.gpio, IEV, 1u << pl061::kPowerKeyPin);
    set(bench.gpio, IE, 1u << pl061::kPowerKeyPin);
    bench.pin(pl061::kPowerKeyPin, true);
    CHECK(bench.gpio.interrupt.level());
    bench.pin(pl061::kPowerKeyPin, false);
    CHECK(get(bench.gpio, RIS) == 8);
    set(bench.gpio, IC, 8);
    CHECK_FALSE(bench.gpio.interrupt.level());
}

TEST_CASE("PL061: a falling edge interrupts when IEV is clear") {
    Bench bench;
    set(bench.gpio, IE, 1);
    bench.pin(0, true);
    CHECK(get(bench.gpio, RIS) == 0);
    bench.pin(0, false);
    CHECK(get(bench.gpio, MIS) == 1);
}

TEST_CASE("PL061: both edges interrupt when IBE says so") {
    Bench bench;
    set(bench.gpio, IBE, 1);
    bench.pin(0, true);
    CHECK(get(bench.gpio, RIS) == 1);
    set(bench.gpio, IC, 1);
    bench.pin(0, false);
    CHECK(get(bench.gpio, RIS) == 1);
}

TEST_CASE("PL061: a level interrupt follows the pin") {
    Bench bench;
    set(bench.gpio, IS, 0x10);
    set(bench.gpio, IEV, 0x10);
    set(bench.gpio, IE, 0x10);
    bench.pin(4, true);
    CHECK(bench.gpio.interrupt.level());
    set(bench.gpio, IC, 0x10);
    CHECK(bench.gpio.interrupt.level());
    bench.pin(4, false);
    CHECK_FALSE(bench.gpio.interrupt.level());
}

TEST_CASE("PL061: an edge of a masked pin stays raw") {
    Bench bench;
    set(bench.gpio, IEV, 1);
    bench.pin(0, true);
    CHECK(get(bench.gpio, RIS) == 1);
    CHECK(get(bench.gpio, MIS) == 0);
    CHECK(bench.probe.rises == 0);
}

TEST_CASE("PL061: identification registers and narrow reads") {
    Bench bench;
    CHECK(get(bench.gpio, 0xfe0, 1) == 0x61);
    CHECK(get(bench.gpio, 0xff0) == 0x0d);
    CHECK(get(bench.gpio, 0xe00) == 0);
}

TEST_CASE("PL061: reset takes outputs and interrupts down") {
    Bench bench;
    set(bench.gpio, DIR, 0xf0);
    set(bench.gpio, ALL, 0xff);
    set(bench.gpio, IE, 0xff);
    set(bench.gpio, IEV, 0xff);
    bench.pin(0, true);
    bench.gpio.reset(Cycles{});
    CHECK_FALSE(bench.gpio.outputs[4].level());
    CHECK_FALSE(bench.gpio.interrupt.level());
    CHECK(get(bench.gpio, RIS) == 0);
    CHECK(get(bench.gpio, ALL) == 1);
}

TEST_CASE("The power key holds its pin high for a tenth of a second; a guest hears it or not") {
    EventQueue events;
    Pl061 gpio;
    PowerKey key(gpio, 3, events, 1000);
    CHECK_FALSE(key.is_heard());
    set(gpio, 0x404, 0);
    set(gpio, 0x408, 8);
    set(gpio, 0x410, 8);
    CHECK(key.is_heard());
    Probe line(gpio.interrupt);
    key.press(Cycles{50});
    events.run_until(Cycles{49});
    CHECK(get(gpio, 8 << 2) == 0);
    events.run_until(Cycles{50});
    CHECK(get(gpio, 8 << 2) == 8);
    CHECK(line.rises == 1);
    key.press(Cycles{60});  // is down already
    events.run_until(Cycles{149});
    CHECK(get(gpio, 8 << 2) == 8);
    events.run_until(Cycles{150});
    CHECK(get(gpio, 8 << 2) == 0);
    CHECK(events.next() == kNever);
}
