// SPDX-License-Identifier: Apache-2.0
// What plain_access() promises to engines: where it says so, an access is a move of the Non-secure
// or common copy and nothing else, whatever the trap controls say.
#include <catch2/catch.hpp>

#include "cpu/coprocessor.hpp"
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

/// Every Hyp trap but those of HSTR.
void set_every_trap(SysRegBench& bench) {
    bench.set(SysReg::HCR, 0x0fffffff & ~u64{1u << hcr::kTGE});
    bench.set(SysReg::HCPTR, 0xffffffff);
    bench.set(SysReg::HDCR, 0xffffffff);
    bench.set(SysReg::HSTR, 0);
}

bool is_below_hyp(Situation s) {
    return s == Situation::NonSecurePl0 || s == Situation::NonSecurePl1;
}

TEST_CASE("A plain access is Done in its situations, and HSTR alone may trap it") {
    SysRegBench bench;
    u32 seen = 0;
    for (const SysRegRow& row : sysreg_rows()) {
        const SysRegAccessInfo info{row.encoding, &row, 3, 4};
        for (const bool write : {false, true}) {
            const PlainAccess plain = plain_access(row, write);
            for (const auto& [from, situation] : kPlaces) {
                if ((plain.situations & bit_of(situation)) == 0) continue;
                INFO(row.name << (write ? " written" : " read"));
                ++seen;
                bench.go(from);
                CHECK(bench.core().hot.situation == situation);
                set_every_trap(bench);
                CHECK(check_sysreg(bench.core(), info, write) == SysRegOutcome::Done);
                bench.set(SysReg::HSTR, plain.hstr);
                const bool traps = plain.hstr != 0 && is_below_hyp(situation);
                CHECK(check_sysreg(bench.core(), info, write) ==
                      (traps ? SysRegOutcome::TrapToHyp : SysRegOutcome::Done));
                bench.set(SysReg::HSTR, ~plain.hstr & 0xffff);
                if (is_below_hyp(situation))
                    CHECK(check_sysreg(bench.core(), info, write) == SysRegOutcome::Done);
            }
        }
    }
    CHECK(seen > 100);
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
            if ((plain_access(row, false).situations & bit_of(situation)) != 0) {
                core.sys.set(row.id, 0x123456789abcdef0 & all);
                CHECK(bench.read(row.id) == (place & all));
            }
            if ((plain_access(row, true).situations & bit_of(situation)) != 0) {
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
        CHECK(plain_access(sysreg_row(reg), true).situations == 0);
    CHECK(plain_access(sysreg_row(VTTBR), false).situations == bit_of(Situation::Hyp));
    CHECK(plain_access(sysreg_row(HSR), false).situations == bit_of(Situation::Hyp));
    CHECK(plain_access(sysreg_row(CNTPCT), false).situations == 0);
    // Banked: the Secure copy is another.
    const u8 tpidrprw = plain_access(sysreg_row(TPIDRPRW), false).situations;
    CHECK((tpidrprw & bit_of(Situation::NonSecurePl1)) != 0);
    CHECK((tpidrprw & bit_of(Situation::SecurePl1)) == 0);
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
