// SPDX-License-Identifier: Apache-2.0
#include "platform/board.hpp"

#include <catch2/catch.hpp>

#include "common/memory/address_map.hpp"

using namespace hypscope;
using namespace hypscope::platform;

TEST_CASE("A board is found by its name") {
    CHECK(find_board("virt") == &virt_board());
    CHECK(find_board("vexpress-a15") == &vexpress_a15_board());
    CHECK(find_board("vurt") == nullptr);
    CHECK(boards().size() == 2);
}

TEST_CASE("No two parts of a space overlap, in any mode of any board") {
    const Board* board = GENERATE(&virt_board(), &vexpress_a15_board());
    const auto mode = GENERATE(SecureMode::Off, SecureMode::On, SecureMode::Image);
    AddressMap<std::string_view> map;
    for (const MapRow& row : board->map) {
        if ((row.modes & in_mode(mode)) == 0) continue;
        for (u64 i = 0; i < row.count; ++i)
            CHECK_NOTHROW(map.add(row.space, row.at(i), row.size, row.name));
    }
}

TEST_CASE("virt: the addresses that images for QEMU expect") {
    const auto [part, base] = GENERATE(table<Part, u64>({{Part::GicDistributor, 0x0800'0000},
                                                         {Part::GicCpuInterface, 0x0801'0000},
                                                         {Part::GicV2m, 0x0802'0000},
                                                         {Part::GicHypControl, 0x0803'0000},
                                                         {Part::GicVirtualInterface, 0x0804'0000},
                                                         {Part::Uart, 0x0900'0000},
                                                         {Part::Rtc, 0x0901'0000},
                                                         {Part::FwCfg, 0x0902'0000},
                                                         {Part::Gpio, 0x0903'0000},
                                                         {Part::VirtioMmio, 0x0a00'0000},
                                                         {Part::Ram, 0x4000'0000}}));
    CHECK(virt_board().at(part, SecureMode::Off).base == PhysAddr{base});
}

TEST_CASE("virt: the interrupt IDs that images for QEMU expect") {
    const auto [source, id] = GENERATE(table<Source, u16>({{Source::Maintenance, u16{25}},
                                                           {Source::HypTimer, u16{26}},
                                                           {Source::VirtualTimer, u16{27}},
                                                           {Source::SecureTimer, u16{29}},
                                                           {Source::PhysicalTimer, u16{30}},
                                                           {Source::Pmu, u16{23}},
                                                           {Source::Uart, u16{33}},
                                                           {Source::Rtc, u16{34}},
                                                           {Source::Gpio, u16{39}},
                                                           {Source::SecureUart, u16{40}},
                                                           {Source::VirtioMmio, u16{48}}}));
    CHECK(virt_board().interrupt(source).first == InterruptId{id});
}

TEST_CASE("No interrupt has two sources, and all are within the GIC's lines") {
    const Board* board = GENERATE(&virt_board(), &vexpress_a15_board());
    std::vector<bool> used(board->interrupt_lines);
    for (const InterruptRow& row : board->interrupts) {
        for (u32 id = row.first.value; id < u32{row.first.value} + row.count; ++id) {
            REQUIRE(id < used.size());
            CHECK_FALSE(used[id]);
            used[id] = true;
        }
    }
}

TEST_CASE("virt: the Secure parts exist only with a Secure world, and only in it") {
    for (const Part part : {Part::SecureUart, Part::SecureGpio, Part::SecureRam}) {
        CHECK(virt_board().find(part, SecureMode::Off) == nullptr);
        for (const SecureMode mode : {SecureMode::On, SecureMode::Image}) {
            CHECK(virt_board().at(part, mode).space == Space::Secure);
        }
    }
}

TEST_CASE("virt: address 0 is the monitor for the Secure world under our monitor only") {
    CHECK(virt_board().find(Part::MonitorRom, SecureMode::Off) == nullptr);
    CHECK(virt_board().find(Part::MonitorRom, SecureMode::Image) == nullptr);
    CHECK(virt_board().at(Part::MonitorRom, SecureMode::On).base == PhysAddr{0});
    CHECK(virt_board().at(Part::Flash, SecureMode::On).space == Space::NonSecure);
    CHECK(virt_board().at(Part::Flash, SecureMode::Image).space == Space::Secure);
}

TEST_CASE("A part that a board lacks is our mistake") {
    CHECK_THROWS(virt_board().at(Part::SecureRam, SecureMode::Off));
}

TEST_CASE("vexpress-a15: the addresses that its device tree names") {
    const auto [part, base] = GENERATE(table<Part, u64>({{Part::Flash, 0x0800'0000},
                                                         {Part::FlashAlias, 0},
                                                         {Part::SystemRegisters, 0x1c01'0000},
                                                         {Part::SystemController, 0x1c02'0000},
                                                         {Part::CardInterface, 0x1c05'0000},
                                                         {Part::Ps2, 0x1c06'0000},
                                                         {Part::Uart, 0x1c09'0000},
                                                         {Part::Watchdog, 0x1c0f'0000},
                                                         {Part::DualTimer, 0x1c11'0000},
                                                         {Part::VirtioMmio, 0x1c13'0000},
                                                         {Part::Rtc, 0x1c17'0000},
                                                         {Part::GicDistributor, 0x2c00'1000},
                                                         {Part::GicCpuInterface, 0x2c00'2000},
                                                         {Part::GicHypControl, 0x2c00'4000},
                                                         {Part::GicVirtualInterface, 0x2c00'6000},
                                                         {Part::Ram, 0x8000'0000}}));
    CHECK(vexpress_a15_board().at(part, SecureMode::Off).base == PhysAddr{base});
}

TEST_CASE("vexpress-a15: the shared interrupts of the motherboard and the tile") {
    const auto [source, index, spi] =
        GENERATE(table<Source, u32, int>({{Source::Watchdog, 0u, 0},
                                          {Source::DualTimer, 0u, 2},
                                          {Source::DualTimer, 1u, 3},
                                          {Source::Rtc, 0u, 4},
                                          {Source::Uart, 0u, 5},
                                          {Source::Uart, 3u, 8},
                                          {Source::CardInterface, 1u, 10},
                                          {Source::Ps2, 0u, 12},
                                          {Source::VirtioMmio, 3u, 43},
                                          {Source::Pmu, 1u, 69}}));
    CHECK(vexpress_a15_board().interrupt(source, index).value == 32 + spi);
    CHECK_THROWS(vexpress_a15_board().interrupt(source, 5));
}

TEST_CASE("vexpress-a15: instances of one part stand a stride apart") {
    const MapRow& uarts = vexpress_a15_board().at(Part::Uart, SecureMode::Off);
    CHECK(uarts.count == 4);
    CHECK(uarts.at(3) == PhysAddr{0x1c0c'0000});
    CHECK(vexpress_a15_board().at(Part::Flash, SecureMode::Off).at(1) == PhysAddr{0x0c00'0000});
}

TEST_CASE("vexpress-a15: the built-in monitor is not for it") {
    CHECK((vexpress_a15_board().modes & in_mode(SecureMode::On)) == 0);
    CHECK((virt_board().modes & in_mode(SecureMode::On)) != 0);
}
