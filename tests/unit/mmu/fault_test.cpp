// SPDX-License-Identifier: Apache-2.0
// Fault status codes and the registers made from them. ARM ARM Tables B3-23 and B3-24, B3.13.
#include <catch2/catch.hpp>
#include <set>

#include "fixtures.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

Fault made(FaultKind kind, unsigned level = 0, AccessKind access = AccessKind::Load) {
    Fault fault;
    fault.kind = kind;
    fault.level = static_cast<u8>(level);
    fault.access = access;
    fault.write = access == AccessKind::Store;
    return fault;
}

struct Row {
    FaultKind kind;
    unsigned level;
    u32 fs, status;
};

// FS[4:0] and STATUS[5:0] as the manual prints them.
constexpr Row kRows[] = {
    {FaultKind::Alignment, 0, 0b00001, 0b100001},
    {FaultKind::Debug, 0, 0b00010, 0b100010},
    {FaultKind::AccessFlag, 1, 0b00011, 0b001001},
    {FaultKind::IcacheMaintenance, 1, 0b00100, 0b000101},
    {FaultKind::Translation, 1, 0b00101, 0b000101},
    {FaultKind::AccessFlag, 2, 0b00110, 0b001010},
    {FaultKind::Translation, 2, 0b00111, 0b000110},
    {FaultKind::SyncExternal, 0, 0b01000, 0b010000},
    {FaultKind::Domain, 1, 0b01001, 0b111101},
    {FaultKind::Domain, 2, 0b01011, 0b111110},
    {FaultKind::SyncExternalOnWalk, 1, 0b01100, 0b010101},
    {FaultKind::Permission, 1, 0b01101, 0b001101},
    {FaultKind::SyncExternalOnWalk, 2, 0b01110, 0b010110},
    {FaultKind::Permission, 2, 0b01111, 0b001110},
    {FaultKind::TlbConflict, 0, 0b10000, 0b110000},
    {FaultKind::Lockdown, 0, 0b10100, 0b110100},
    {FaultKind::UnsupportedExclusive, 0, 0b10101, 0b110101},
    {FaultKind::AsyncExternal, 0, 0b10110, 0b010001},
    {FaultKind::AsyncParity, 0, 0b11000, 0b011001},
    {FaultKind::SyncParity, 0, 0b11001, 0b011000},
    {FaultKind::CoprocessorAbort, 0, 0b11010, 0b111010},
    {FaultKind::SyncParityOnWalk, 1, 0b11100, 0b011101},
    {FaultKind::SyncParityOnWalk, 2, 0b11110, 0b011110},
};

}  // namespace

TEST_CASE("Every fault has its short status code") {
    for (const Row& row : kRows) {
        CAPTURE(name(row.kind), row.level);
        CHECK(short_status(row.kind, row.level) == row.fs);
    }
}

TEST_CASE("Every fault has its long status code") {
    for (const Row& row : kRows) {
        CAPTURE(name(row.kind), row.level);
        CHECK(long_status(row.kind, row.level) == row.status);
    }
}

TEST_CASE("No two rows of the short format share a code") {
    std::set<u32> seen;
    for (const Row& row : kRows) CHECK(seen.insert(row.fs).second);
}

TEST_CASE("Level 3 has long codes only") {
    for (const FaultKind kind :
         {FaultKind::Translation, FaultKind::AccessFlag, FaultKind::Permission,
          FaultKind::SyncExternalOnWalk, FaultKind::SyncParityOnWalk}) {
        CHECK_FALSE(short_status(kind, 3).has_value());
        CHECK((long_status(kind, 3).value() & 3) == 3);
    }
}

TEST_CASE("A level that does not exist has no code") {
    CHECK_FALSE(short_status(FaultKind::Translation, 0).has_value());
    CHECK_FALSE(long_status(FaultKind::Translation, 0).has_value());
    CHECK_FALSE(long_status(FaultKind::Translation, 4).has_value());
    CHECK(dfsr(made(FaultKind::Translation, 3), false) == 0);
}

TEST_CASE("DFSR splits FS[4] from FS[3:0]") {
    CHECK(dfsr(made(FaultKind::AsyncExternal), false) == (1u << 10 | 0b0110));
    CHECK(dfsr(made(FaultKind::TlbConflict), false) == 1u << 10);
}

TEST_CASE("DFSR.WnR is set for stores") {
    CHECK(dfsr(made(FaultKind::Permission, 1, AccessKind::Store), false) == (1u << 11 | 0b01101));
    CHECK(dfsr(made(FaultKind::Permission, 1), false) == 0b01101);
}

TEST_CASE("Cache maintenance and address translation set CM and WnR") {
    for (const AccessKind kind : {AccessKind::CacheMaintenance, AccessKind::AddressTranslation}) {
        CHECK(dfsr(made(FaultKind::Translation, 1, kind), false) ==
              (1u << 13 | 1u << 11 | 0b00101));
        CHECK(hsr_iss(made(FaultKind::Translation, 1, kind)) == (1u << 8 | 1u << 6 | 0b000101));
    }
}

TEST_CASE("ExT and EA are set for external aborts only") {
    Fault fault = made(FaultKind::SyncExternal);
    fault.ext = true;
    CHECK(dfsr(fault, false) == (1u << 12 | 0b01000));
    CHECK(ifsr(fault, true) == (1u << 12 | 1u << 9 | 0b010000));
    CHECK(hsr_iss(fault) == (1u << 9 | 0b010000));
    fault.kind = FaultKind::Permission;
    fault.level = 1;
    CHECK(dfsr(fault, false) == 0b01101);
    CHECK(hsr_iss(fault) == 0b001101);
}

TEST_CASE("The domain is in the short DFSR, not in the long one nor in IFSR") {
    Fault fault = made(FaultKind::Domain, 1);
    fault.has_domain = true;
    fault.domain = 15;
    CHECK(dfsr(fault, false) == (0xf0 | 0b01001));
    CHECK(dfsr(fault, true) == (1u << 9 | 0b111101));
    CHECK(ifsr(fault, false) == 0b01001);
}

TEST_CASE("IFSR has neither WnR nor CM") {
    Fault fault = made(FaultKind::Translation, 2, AccessKind::Fetch);
    fault.write = true;
    CHECK(ifsr(fault, false) == 0b00111);
    CHECK(ifsr(fault, true) == (1u << 9 | 0b000110));
}

TEST_CASE("HSR.ISS of a prefetch abort has no WnR and no CM") {
    Fault fault = made(FaultKind::Translation, 2, AccessKind::Fetch);
    fault.s1ptw = true;
    fault.write = true;
    CHECK(hsr_iss(fault) == (1u << 7 | 0b000110));
}

TEST_CASE("External aborts and MMU faults are told apart") {
    unsigned external = 0, mmu_faults = 0;
    for (unsigned kind = 0; kind <= static_cast<unsigned>(FaultKind::CoprocessorAbort); ++kind) {
        const Fault fault = made(static_cast<FaultKind>(kind));
        external += fault.is_external() ? 1 : 0;
        mmu_faults += fault.is_mmu_fault() ? 1 : 0;
        CHECK_FALSE((fault.is_external() && fault.is_mmu_fault()));
    }
    CHECK(external == 6);
    CHECK(mmu_faults == 4);
}

TEST_CASE("Faults have the manual's names") {
    CHECK(std::string(name(FaultKind::AccessFlag)) == "Access flag fault");
    CHECK(std::string(name(FaultKind::CoprocessorAbort)) == "Coprocessor abort");
}
