// SPDX-License-Identifier: Apache-2.0
// The table as a whole: order, rights, storage and resets of every row.
#include <catch2/catch.hpp>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

bool is_storage(const SysRegRow& row) { return row.read == nullptr && row.write == nullptr; }
bool is_readable(const SysRegRow& row) { return (row.access & rights::kReads) != 0; }
bool is_writable(const SysRegRow& row) { return (row.access & rights::kWrites) != 0; }
u64 width_mask(const SysRegRow& row) { return row.encoding.is_64bit ? ~u64{0} : mask<u64>(31, 0); }

/// A place from which the row's rights allow an access.
From place_for(const SysRegRow& row) {
    return rights::is_pl2_mode(row.access) ? From::Hyp : From::SecurePl1;
}

TEST_CASE("Every row is found by its encoding, and has a name and a section") {
    for (const SysRegRow& row : sysreg_rows()) {
        INFO(row.name);
        CHECK(find_sysreg(row.encoding) == &row);
        CHECK(&sysreg_row(row.id) == &row);
        CHECK(!row.name.empty());
        CHECK(!row.section.empty());
    }
}

TEST_CASE("An encoding without a register is not found") {
    CHECK(find_sysreg({15, 0, 4, 0, 0, false}) == nullptr);
    CHECK(find_sysreg({15, 7, 15, 15, 7, false}) == nullptr);
    CHECK(find_sysreg({14, 0, 15, 15, 7, false}) == nullptr);
    CHECK(find_sysreg({15, 15, 0, 15, 0, true}) == nullptr);
    CHECK(find_sysreg({10, 0, 1, 0, 0, false}) == nullptr);
}

TEST_CASE("A 64-bit encoding does not find a 32-bit register") {
    CHECK(find_sysreg({15, 0, 0, 2, 0, true})->id == SysReg::TTBR0_64);
    CHECK(find_sysreg({15, 0, 2, 0, 0, false})->id == SysReg::TTBR0);
    CHECK(find_sysreg({14, 0, 0, 1, 0, true})->id == SysReg::DBGDRAR_64);
}

TEST_CASE("A missing register is told as a row to paste") {
    CHECK(row_to_paste({15, 0, 9, 12, 1, false}) == "SYS32( ???, 15, 0,  9, 12, 1,");
    CHECK(row_to_paste({15, 6, 0, 2, 0, true}) == "SYS64( ???, 15, 6,      2,");
}

TEST_CASE("Every row can be accessed from somewhere, and only in directions that have a meaning") {
    for (const SysRegRow& row : sysreg_rows()) {
        INFO(row.name);
        CHECK(row.access != 0);
        if (row.read != nullptr) CHECK(is_readable(row));
        if (row.write != nullptr) CHECK(is_writable(row));
        // Who may write from PL0 may also do so from PL1; the same for reads.
        if ((row.access & kPl0W) != 0) CHECK((row.access & kNsPl1W) != 0);
        if ((row.access & kPl0R) != 0) CHECK((row.access & kNsPl1R) != 0);
    }
}

TEST_CASE("Traps stand only on rows that Non-secure PL1 or PL0 can access") {
    for (const SysRegRow& row : sysreg_rows()) {
        INFO(row.name);
        if (row.trap.exists()) CHECK((row.access & (kNsPl1R | kNsPl1W)) != 0);
    }
}

TEST_CASE("No PL2-mode register is banked") {
    for (const SysRegRow& row : sysreg_rows()) {
        INFO(row.name);
        if (rights::is_pl2_mode(row.access)) CHECK(row.banking == SysRegBanking::Common);
    }
}

TEST_CASE("32-bit rows reset to 32-bit values") {
    for (const SysRegRow& row : sysreg_rows()) {
        INFO(row.name);
        CHECK((row.reset & ~width_mask(row)) == 0);
    }
}

TEST_CASE("Every RES0 bit reads 0 after ones were written, every RES1 bit 1 after zeros") {
    SysRegBench bench;
    for (const SysRegRow& row : sysreg_rows()) {
        if (!is_storage(row) || !is_readable(row) || !is_writable(row)) continue;
        if (row.undefined != nullptr && row.undefined(bench.core(), true)) continue;
        INFO(row.name);
        bench.core().reset();
        bench.go(place_for(row));
        const u64 reset = bench.read(row.id);
        const u64 fixed = ~row.writable & width_mask(row);
        REQUIRE(bench.write(row.id, ~u64{0}) == SysRegOutcome::Done);
        CHECK((bench.read(row.id) & fixed) == (reset & fixed));
        CHECK((bench.read(row.id) & ~fixed) == (~fixed & width_mask(row)));
        bench.core().reset();
        bench.go(place_for(row));
        REQUIRE(bench.write(row.id, 0) == SysRegOutcome::Done);
        CHECK(bench.read(row.id) == (reset & fixed));
    }
}

TEST_CASE("Banked rows keep a value for each security state") {
    for (const SysRegRow& row : sysreg_rows()) {
        if (!is_storage(row) || row.banking != SysRegBanking::Secure_NonSecure) continue;
        if (row.writable == 0) continue;
        INFO(row.name);
        SysRegBench bench;
        const u64 ones = row.writable & width_mask(row);
        bench.go(From::SecurePl1).write(row.id, ~u64{0});
        bench.go(From::NsPl1).write(row.id, 0);
        CHECK((bench.go(From::SecurePl1).read(row.id) & ones) == ones);
        CHECK((bench.go(From::NsPl1).read(row.id) & ones) == 0);
        // Monitor mode reaches the bank that SCR.NS selects.
        CHECK((bench.go(From::Monitor).read(row.id) & ones) == ones);
        CHECK((bench.go(From::MonitorNs).read(row.id) & ones) == 0);
        CHECK((bench.go(From::Hyp).read(row.id) & ones) == 0);
    }
}

TEST_CASE("Common rows have one value in both security states") {
    SysRegBench bench;
    bench.go(From::SecurePl1).write(SysReg::DBGVCR, 0x82);
    CHECK(bench.go(From::NsPl1).read(SysReg::DBGVCR) == 0x82);
    bench.write(SysReg::PMUSERENR, 1);
    CHECK(bench.go(From::SecurePl1).read(SysReg::PMUSERENR) == 1);
}

TEST_CASE("A reset brings every register back") {
    SysRegBench fresh, used;
    for (const SysRegRow& row : sysreg_rows()) {
        used.core().sys.set(row.id, ~u64{0}, false);
        used.core().sys.set(row.id, ~u64{0}, true);
    }
    reset_sysregs(used.core());
    fresh.core().reset();
    for (const SysRegRow& row : sysreg_rows()) {
        INFO(row.name);
        CHECK(used.core().sys.get(row.id, false) == fresh.core().sys.get(row.id, false));
        CHECK(used.core().sys.get(row.id, true) == fresh.core().sys.get(row.id, true));
    }
}

TEST_CASE("Reset values of the TRMs") {
    const auto name = GENERATE("cortex-a15", "cortex-a7");
    SysRegBench bench{name};
    bench.core().reset();
    const SysRegFile& sys = bench.core().sys;
    CHECK(sys.get32(SysReg::SCTLR, true) == 0x00c50078);
    CHECK(sys.get32(SysReg::SCTLR, false) == 0x00c50078);
    CHECK(sys.get32(SysReg::HSCTLR) == 0x30c50830);
    CHECK(sys.get32(SysReg::SCR) == 0);
    CHECK(sys.get32(SysReg::CPACR) == 0);
    CHECK(sys.get32(SysReg::NSACR) == 0);
    CHECK(sys.get32(SysReg::HCR) == 0);
    CHECK(sys.get32(SysReg::HCPTR) == 0x33ff);
    CHECK(sys.get32(SysReg::HSTR) == 0);
    CHECK(sys.get32(SysReg::TTBCR, true) == 0);
    CHECK(sys.get32(SysReg::HTCR) == 0x80800000);
    CHECK(sys.get32(SysReg::VTCR) == 0x80000000);
    CHECK(sys.get32(SysReg::VBAR, true) == 0);
    CHECK(sys.get32(SysReg::DBGOSLSR) == 0xa);
    CHECK(sys.get32(SysReg::HDCR) == (std::string_view(name) == "cortex-a7" ? 4 : 6));
}

}  // namespace
}  // namespace hypscope::cpu
