// SPDX-License-Identifier: Apache-2.0
// Syndromes are laid out as in ARM ARM B3.13.6.
#include "trace/exit_reason.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace hypscope;
using namespace hypscope::trace;

namespace {

constexpr u32 syndrome(u32 ec, u32 iss) { return ec << 26 | 1u << 25 | iss; }
constexpr u32 mcr_iss(u32 opc1, u32 crn, u32 crm, u32 opc2, u32 rt, bool read) {
    return opc2 << 17 | opc1 << 14 | crn << 10 | rt << 5 | crm << 1 | (read ? 1 : 0);
}
std::string text_of_hsr(u32 hsr, u64 ipa = 0, const Names& names = {}) {
    return text_of(cause_of_hsr(hsr, ipa, names), names);
}

}  // namespace

TEST_CASE("Every exception class of the manual has its reason") {
    const auto [ec, reason] =
        GENERATE(table<u8, ExitReason>({{u8{0x00}, ExitReason::Unknown},
                                        {u8{0x01}, ExitReason::Wfx},
                                        {u8{0x03}, ExitReason::Cp15},
                                        {u8{0x04}, ExitReason::Cp15_64},
                                        {u8{0x05}, ExitReason::Cp14},
                                        {u8{0x06}, ExitReason::Cp14_LoadStore},
                                        {u8{0x07}, ExitReason::Coprocessor},
                                        {u8{0x08}, ExitReason::Cp10_Id},
                                        {u8{0x0a}, ExitReason::Bxj},
                                        {u8{0x0c}, ExitReason::Cp14_64},
                                        {u8{0x11}, ExitReason::Svc},
                                        {u8{0x12}, ExitReason::Hvc},
                                        {u8{0x13}, ExitReason::Smc},
                                        {u8{0x20}, ExitReason::PrefetchAbort},
                                        {u8{0x21}, ExitReason::PrefetchAbort},
                                        {u8{0x24}, ExitReason::DataAbort},
                                        {u8{0x25}, ExitReason::DataAbort},
                                        {u8{0x3f}, ExitReason::Unknown}}));
    CHECK(reason_of_ec(ec) == reason);
}

TEST_CASE("Every reason has a name of its own") {
    for (size_t a = 0; a < static_cast<size_t>(ExitReason::Count); ++a) {
        CHECK_FALSE(name_of(static_cast<ExitReason>(a)).empty());
        for (size_t b = 0; b < a; ++b) {
            CHECK(name_of(static_cast<ExitReason>(a)) != name_of(static_cast<ExitReason>(b)));
        }
    }
}

TEST_CASE("A trapped CP15 access is named by its coordinates and direction") {
    CHECK(text_of_hsr(syndrome(0x03, mcr_iss(0, 1, 0, 1, 3, true))) == "p15, 0, c1, c0, 1 read");
    CHECK(text_of_hsr(syndrome(0x03, mcr_iss(4, 2, 1, 2, 0, false))) == "p15, 4, c2, c1, 2 write");
}

TEST_CASE("Accesses of one register by different core registers are one kind of exit") {
    const ExitCause a = cause_of_hsr(syndrome(0x03, mcr_iss(0, 1, 0, 1, 3, true)), 0, {});
    const ExitCause b = cause_of_hsr(syndrome(0x03, mcr_iss(0, 1, 0, 1, 7, true)), 0, {});
    CHECK(a.detail == b.detail);
}

TEST_CASE("A register is called by name when the machine knows one") {
    Names names;
    names.system_register = [](const RegisterCoordinates& r) -> std::string {
        return !r.wide && r.crn == 1 && r.opc2 == 1 ? "ACTLR" : "";
    };
    CHECK(text_of_hsr(syndrome(0x03, mcr_iss(0, 1, 0, 1, 3, true)), 0, names) == "ACTLR read");
    CHECK(text_of_hsr(syndrome(0x03, mcr_iss(0, 2, 0, 0, 3, true)), 0, names) ==
          "p15, 0, c2, c0, 0 read");
}

TEST_CASE("A 64-bit access has opc1 and CRm alone") {
    const u32 iss = 6u << 16 | 2u << 1 | 1;
    CHECK(text_of_hsr(syndrome(0x04, iss)) == "p15, 6, c2 read");
}

TEST_CASE("A CP14 access names coprocessor 14") {
    CHECK(text_of_hsr(syndrome(0x05, mcr_iss(0, 0, 1, 0, 0, true))) == "p14, 0, c0, c1, 0 read");
}

TEST_CASE("WFI and WFE are told apart by ISS<0>") {
    CHECK(text_of_hsr(syndrome(0x01, 0)) == "wfi");
    CHECK(text_of_hsr(syndrome(0x01, 1)) == "wfe");
}

TEST_CASE("HVC shows its immediate") { CHECK(text_of_hsr(syndrome(0x12, 0x4b)) == "#75"); }

TEST_CASE("A stage 2 fault shows its level and direction") {
    CHECK(text_of_hsr(syndrome(0x24, 0b000111)) == "translation fault, level 3, read");
    CHECK(text_of_hsr(syndrome(0x24, 1u << 6 | 0b001110)) == "permission fault, level 2, write");
    CHECK(text_of_hsr(syndrome(0x24, 1u << 7 | 0b000110)) ==
          "translation fault, level 2, walk, read");
    CHECK(text_of_hsr(syndrome(0x20, 0b000101)) == "translation fault, level 1");
}

TEST_CASE("An abort on a device shows the device") {
    Names names;
    names.devices = {{"gicd", 0x0800'0000, 0x1'0000}, {"pl011", 0x0900'0000, 0x1000}};
    const u32 read = syndrome(0x24, 0b000111), write = syndrome(0x24, 1u << 6 | 0b000111);
    CHECK(text_of_hsr(read, 0x0800'0f00, names) == "gicd read");
    CHECK(text_of_hsr(write, 0x0900'0000, names) == "pl011 write");
    CHECK(text_of_hsr(write, 0x0900'1000, names) == "translation fault, level 3, write");
}

TEST_CASE("A virtual machine with a map of its own has devices of its own") {
    Names names;
    names.devices = {{"flash", 0, 0x0400'0000}};
    names.machines = {{Vmid{1}, "dom0", {}}, {Vmid{2}, "dom1", {{"vgicd", 0x0300'1000, 0x1000}}}};
    const u32 write = syndrome(0x24, 1u << 6 | 0b000111);
    const auto text = [&](u8 vmid, u64 ipa) {
        return text_of(cause_of_hsr(write, ipa, names, Vmid{vmid}), names);
    };
    CHECK(text(1, 0x0300'1000) == "flash write");
    CHECK(text(2, 0x0300'1000) == "vgicd write");
    CHECK(text(2, 0x0300'0000) == "translation fault, level 3, write");
    CHECK(text(3, 0x0300'1000) == "flash write");
}

TEST_CASE("Faults of all levels on a device are one kind of exit") {
    Names names;
    names.devices = {{"gicd", 0x0800'0000, 0x1'0000}};
    CHECK(cause_of_hsr(syndrome(0x24, 0b000111), 0x0800'0000, names).detail ==
          cause_of_hsr(syndrome(0x24, 0b000110), 0x0800'0000, names).detail);
}

TEST_CASE("A call is named by its function, in the register that its table says") {
    Names names;
    names.calls = {{std::nullopt, 0, {{0x8400'0000, "PSCI_VERSION"}}},
                   {u16{0xea1}, 12, {{12, "memory_op"}, {29, "sched_op"}}}};
    std::array<u32, 16> r{};
    r[0] = 0x8400'0000;
    r[12] = 29;
    const auto text = [&](u32 hsr) {
        return text_of(with_function(cause_of_hsr(hsr, 0, names), r, names), names);
    };
    CHECK(text(syndrome(0x12, 0xea1)) == "sched_op");
    CHECK(text(syndrome(0x12, 0xea2)) == "#3746");
    CHECK(text(syndrome(0x13, 0)) == "PSCI_VERSION");
    r[0] = r[12] = 99;
    CHECK(text(syndrome(0x12, 0xea1)) == "#3745");
    CHECK(text(syndrome(0x13, 0)) == "");
    CHECK(text(syndrome(0x24, 0b000111)) == "translation fault, level 3, read");
}

TEST_CASE("VMRS of an ID register is named") {
    CHECK(text_of_hsr(syndrome(0x08, mcr_iss(7, 7, 0, 0, 3, true))) == "MVFR0 read");
    CHECK(text_of_hsr(syndrome(0x08, mcr_iss(7, 6, 0, 0, 3, true))) == "MVFR1 read");
    CHECK(text_of_hsr(syndrome(0x08, mcr_iss(7, 0, 0, 0, 3, true))) == "FPSID read");
}

TEST_CASE("An interrupt shows its ID once it is known") {
    CHECK(text_of({ExitReason::Irq, 0}, {}) == "");
    CHECK(text_of({ExitReason::Irq, detail_of_interrupt(InterruptId{27})}, {}) == "interrupt 27");
    CHECK(text_of({ExitReason::Irq, detail_of_interrupt(InterruptId{0})}, {}) == "interrupt 0");
}

TEST_CASE("A world switch shows where to and why") {
    const u64 detail = detail_of_world_switch(ExitReason::Irq, Vmid{2});
    CHECK(text_of({ExitReason::WorldSwitch, detail}, {}) == "to VMID 2, by irq");
    Names names;
    names.machines = {{Vmid{2}, "dom1", {}}};
    CHECK(text_of({ExitReason::WorldSwitch, detail}, names) == "to dom1, by irq");
}

TEST_CASE("An SMC shows its function") {
    CHECK(text_of({ExitReason::Smc, detail_of_smc(0x8400'0003)}, {}) == "0x84000003");
    CHECK(text_of({ExitReason::Smc, 0}, {}) == "");
}
