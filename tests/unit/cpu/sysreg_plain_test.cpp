// SPDX-License-Identifier: Apache-2.0
// What known_traps(), settled_access() and plain_access() promise to engines: which bits of
// controls trap an access, and where it is else a move of the Non-secure or common copy and nothing
// more, whatever the other controls say.
#include <catch2/catch.hpp>
#include <random>

#include "cpu/coprocessor.hpp"
#include "cpu/sysreg/traps.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

struct Place {
    From from;
    Situation situation;
};
constexpr std::array kPlaces{
    Place{From::SecurePl0, Situation::SecurePl0}, Place{From::SecurePl1, Situation::SecurePl1},
    Place{From::NsPl0, Situation::NonSecurePl0}, Place{From::NsPl1, Situation::NonSecurePl1},
    Place{From::Hyp, Situation::Hyp}};

/// Random bits of every control of Hyp traps, in registers or not.
void set_traps(SysRegBench& bench, std::mt19937& random) {
    const auto bits = [&] { return random() & random(); };
    bench.set(SysReg::HCR, bits() & 0x0fffffff);
    bench.set(SysReg::HCPTR, bits());
    bench.set(SysReg::HDCR, bits());
    bench.set(SysReg::HSTR, bits() & 0x1ffff);
    bench.go(From::Hyp).write(SysReg::CNTHCTL, random());
}

bool is_below_hyp(Situation s) {
    return s == Situation::NonSecurePl0 || s == Situation::NonSecurePl1;
}

bool any_set(SysRegBench& bench, const TrapControls& controls) {
    return traps::any_set(bench.core(), controls);
}

TEST_CASE("A known trap is one, and a settled access without one is Done") {
    std::mt19937 random(4711);
    SysRegBench bench;
    u32 settled = 0, trapped = 0;
    for (u32 round = 0; round < 40; ++round) {
        set_traps(bench, random);
        for (const auto& [from, situation] : kPlaces) {
            bench.go(from);
            REQUIRE(bench.core().hot.situation == situation);
            for (const SysRegRow& row : sysreg_rows()) {
                for (const bool write : {false, true}) {
                    INFO(row.name << (write ? " written" : " read"));
                    const KnownTraps known = known_traps(row, write);
                    const bool is_known = (known.situations & bit_of(situation)) != 0;
                    const bool is_trap = is_known && any_set(bench, known.controls);
                    const u8 places = settled_access(row, write);
                    const bool is_settled = (places & bit_of(situation)) != 0;
                    if (is_known) CHECK(is_below_hyp(situation));
                    CHECK((plain_access(row, write) & ~places) == 0);
                    if (!is_trap && !is_settled) continue;
                    const SysRegAccessInfo info{row.encoding, &row, 3, 4};
                    CHECK(check_sysreg(bench.core(), info, write) ==
                          (is_trap ? SysRegOutcome::TrapToHyp : SysRegOutcome::Done));
                    ++(is_trap ? trapped : settled);
                }
            }
        }
    }
    CHECK(settled > 12000);
    CHECK(trapped > 4000);
}

TEST_CASE("What traps by bits of controls is known to engines") {
    using enum SysReg;
    for (const SysReg reg : {SCTLR, TTBR0, CONTEXTIDR, ACTLR, TLBIALL, DCCISW, CPACR, DBGBCR0})
        CHECK(known_traps(sysreg_row(reg), true).situations == bit_of(Situation::NonSecurePl1));
    CHECK(known_traps(sysreg_row(MIDR), false).controls.hcr == 0);
    CHECK(known_traps(sysreg_row(ACTLR), false).controls.hcr == 1u << hcr::kTAC);
    CHECK(known_traps(sysreg_row(SCTLR), false).controls.hcr == 0);
    CHECK(known_traps(sysreg_row(VTTBR), false).situations == 0);
}

TEST_CASE("A plain access moves the copy that data() shows, by the bits that can be written") {
    for (const SysRegRow& row : sysreg_rows()) {
        SysRegBench bench;  // each row its own: some decide about the others
        Core& core = bench.core();
        const u64 all = row.encoding.is_64bit ? ~u64{0} : mask<u64>(31, 0);
        const u64& place = core.sys.data()[static_cast<size_t>(row.id)];
        for (const auto& [from, situation] : kPlaces) {
            INFO(row.name);
            bench.go(from);
            if ((plain_access(row, false) & bit_of(situation)) != 0) {
                core.sys.set(row.id, 0x123456789abcdef0 & all);
                CHECK(bench.read(row.id) == (place & all));
            }
            if ((plain_access(row, true) & bit_of(situation)) != 0) {
                core.sys.set(row.id, 0);
                bench.write(row.id, ~u64{0});
                CHECK(place == (row.writable & all));
            }
        }
    }
}

TEST_CASE("What has consequences is not plain") {
    using enum SysReg;
    for (const SysReg reg : {SCTLR, TTBR0, TTBR1, TTBCR, DACR, CONTEXTIDR, VTTBR, HCR, HSCTLR, SCR,
                             PMCR, DBGBCR0, TLBIALL, DCCMVAC})
        CHECK(plain_access(sysreg_row(reg), true) == 0);
    CHECK(plain_access(sysreg_row(VTTBR), false) == bit_of(Situation::Hyp));
    CHECK(plain_access(sysreg_row(HSR), false) == bit_of(Situation::Hyp));
    CHECK(plain_access(sysreg_row(CNTPCT), false) == 0);
    // Banked: the Secure copy is another.
    const u8 tpidrprw = plain_access(sysreg_row(TPIDRPRW), false);
    CHECK((tpidrprw & bit_of(Situation::NonSecurePl1)) != 0);
    CHECK((tpidrprw & bit_of(Situation::SecurePl1)) == 0);
}

TEST_CASE("Most writes with consequences are settled") {
    using enum SysReg;
    const u8 of_pl1 = bit_of(Situation::NonSecurePl1) | bit_of(Situation::SecurePl1);
    for (const SysReg reg : {SCTLR, TTBR0, DACR, CONTEXTIDR, TLBIALL, TLBIMVA, DCCMVAC})
        CHECK((settled_access(sysreg_row(reg), true) & of_pl1) == of_pl1);
    CHECK(settled_access(sysreg_row(VTTBR), true) == bit_of(Situation::Hyp));
    // CNTHCTL may take it to Hyp mode; PMUSERENR may make it UNDEFINED.
    CHECK((settled_access(sysreg_row(CNTP_CVAL), true) & bit_of(Situation::NonSecurePl1)) == 0);
    CHECK(settled_access(sysreg_row(PMCR), true) == 0);
}

TEST_CASE("A register of one regime reaches the MMU's view of that one") {
    using enum SysReg;
    using enum mmu::Regime;
    SysRegBench bench;
    const mmu::Mmu& mmu = bench.core().mmu();
    bench.go(From::Hyp);
    bench.write(VTTBR, 0x0055'0000'8000'0000);
    CHECK(mmu.state(NonSecurePL10).vttbr == 0x0055'0000'8000'0000);
    CHECK(mmu.state(NonSecurePL10).current_vmid().value == 0x55);
    bench.write(HTTBR, 0x9000'0000);
    CHECK(mmu.state(Hyp).httbr == 0x9000'0000);
    bench.write(HSCTLR, 1);
    CHECK(mmu.state(Hyp).stage1_enabled());
    // HSCTLR.EE is the endianness of stage 2's tables, too (B4.1.75).
    bench.write(HSCTLR, 1u << 25);
    CHECK((mmu.state(NonSecurePL10).hsctlr >> 25 & 1) == 1);
    bench.write(HCR, 1);
    CHECK(mmu.state(NonSecurePL10).stage2_enabled());
    bench.go(From::NsPl1);
    bench.write(TTBR0, 0x4000);
    CHECK(mmu.state(NonSecurePL10).ttbr0 == 0x4000);
    CHECK(mmu.state(SecurePL10).ttbr0 == 0);
    bench.go(From::SecurePl1);
    bench.write(TTBR0, 0x8000);
    CHECK(mmu.state(SecurePL10).ttbr0 == 0x8000);
    CHECK(mmu.state(NonSecurePL10).ttbr0 == 0x4000);
}

}  // namespace
}  // namespace hypscope::cpu
