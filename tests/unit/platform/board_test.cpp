// SPDX-License-Identifier: Apache-2.0
#include "platform/board.hpp"

#include <catch2/catch.hpp>

#include "common/memory/address_map.hpp"

using namespace hypscope;
using namespace hypscope::platform;

TEST_CASE("A board is found by its name") {
    CHECK(find_board("virt") == &virt_board());
    CHECK(find_board("vurt") == nullptr);
    CHECK(boards().size() == 1);
}

TEST_CASE("virt: no two parts of a space overlap, in any mode") {
    const auto mode = GENERATE(SecureMode::Off, SecureMode::On, SecureMode::Image);
    AddressMap<std::string_view> map;
    for (const MapRow& row : virt_board().map) {
        if ((row.modes & in_mode(mode)) == 0) continue;
        CHECK_NOTHROW(map.add(row.space, row.base, row.size * row.count, row.name));
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

TEST_CASE("virt: no interrupt has two sources, and all are within the GIC's lines") {
    std::vector<bool> used(virt_board().interrupt_lines);
    for (const InterruptRow& row : virt_board().interrupts) {
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
