// SPDX-License-Identifier: Apache-2.0
// Stage 1 off: the flat map and its memory types. ARM ARM B3.2.1.
#include <catch2/catch.hpp>

#include "fixtures.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

TEST_CASE("Stage 1 off maps flat, to the security state's own memory, without a fetch") {
    for (const Regime regime : {Regime::SecurePL10, Regime::NonSecurePL10, Regime::Hyp}) {
        World w;
        w.state.regime = regime;
        const Translation t = w.load(0xfedcba98);
        CHECK(t.output({0xfedcba98}).value == 0xfedcba98);
        CHECK(t.non_secure == (regime != Regime::SecurePL10));
        CHECK(t.log2_size == 32);
        CHECK(w.memory.reads.empty());
        CHECK(w.allows(0xfedcba98, kStore0));
        CHECK(w.allows(0xfedcba98, kFetch0));
    }
}

TEST_CASE("Stage 1 off: data accesses are Strongly-ordered") {
    World w;
    CHECK(w.load(0).memory == kStronglyOrdered);
    CHECK(w.fault(1, Access::load(true, true)).kind == FaultKind::Alignment);
}

TEST_CASE("Stage 1 off: instruction fetches are Normal, Non-cacheable with SCTLR.I 0") {
    World w;
    const MemoryAttributes fetch = w.load(0).fetch_memory;
    CHECK(fetch.is_normal());
    CHECK_FALSE(fetch.is_inner_cacheable());
}

TEST_CASE("Stage 1 off: instruction fetches are Write-Through with SCTLR.I 1") {
    World w;
    w.state.sctlr = kSctlrI;
    const MemoryAttributes fetch = w.load(0).fetch_memory;
    CHECK(fetch.inner == kWriteThrough);
    CHECK(fetch.outer == kWriteThrough);
    CHECK(w.load(0).memory == kStronglyOrdered);
}

TEST_CASE("Stage 1 off in Hyp mode asks HSCTLR.I") {
    World w;
    w.state.regime = Regime::Hyp;
    w.state.sctlr = kSctlrI;
    CHECK_FALSE(w.load(0).fetch_memory.is_inner_cacheable());
    w.state.hsctlr = kSctlrI;
    CHECK(w.load(0).fetch_memory.is_inner_cacheable());
}

TEST_CASE("HCR.DC makes data and instructions Write-Back and uses stage 2") {
    World w;
    w.with_identity_stage2();
    w.state.hcr = kHcrVm | kHcrDc;
    CHECK(w.load(0).memory.inner == kWriteBackWriteAllocate);
    CHECK(w.load(0).memory.outer == kWriteBackWriteAllocate);
    CHECK(w.load(0).memory.shareability == Shareability::NonShareable);
    CHECK(w.load(0).fetch_memory == w.load(0).memory);
    CHECK(w.allows(1, Access::load(true, true)));
    w.state.hcr = kHcrDc;
    CHECK(w.load(0).stage2_level == 1);
}

TEST_CASE("HCR.DC acts as SCTLR.M 0") {
    World w;
    w.short_format().with_identity_stage2();
    w.state.hcr |= kHcrDc;
    CHECK_FALSE(w.state.stage1_enabled());
    CHECK(w.address(0x1234) == 0x1234);
}

TEST_CASE("HCR.TGE acts as SCTLR.M 0, in Non-secure PL1&0 only") {
    World w;
    w.short_format();
    w.state.hcr = kHcrTge;
    CHECK(w.address(0x1234) == 0x1234);
    w.secure();
    CHECK(w.state.stage1_enabled());
}

TEST_CASE("HCR.DC does not reach Secure state") {
    World w;
    w.secure();
    w.state.hcr = kHcrDc;
    CHECK(w.load(0).memory == kStronglyOrdered);
    CHECK_FALSE(w.state.stage2_enabled());
}

TEST_CASE("Stage 1 off under a Device stage 2 stays Strongly-ordered for data") {
    World w;
    w.with_identity_stage2().stage2.map(0, 0, 1, kStage2Device);
    CHECK(w.load(0).memory.type == MemoryType::StronglyOrdered);
    CHECK(w.load(0).fetch_memory.type == MemoryType::Device);
}
