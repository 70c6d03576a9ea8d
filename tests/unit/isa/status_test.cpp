// SPDX-License-Identifier: Apache-2.0
// Status registers: MRS, MSR, banked registers, CPS, SETEND (ARM ARM A8.8, B9.3).
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;
using Request = FakeMachine::Request;
using Mode = FakeMachine::Mode;

TEST_CASE("mrs r2, cpsr leaves out the execution state bits other than E") {
    FakeMachine m;
    m.cpsr_value = 0xffffffff;
    SECTION("A1") { REQUIRE(run_a32(m, 0xe10f2000)); }
    SECTION("T1") { REQUIRE(run_t32(m, 0xf3ef8200)); }
    CHECK(m.R(2) == 0xf8ff03df);
}

TEST_CASE("mrs r2, spsr") {
    FakeMachine m;
    m.spsr_value = 0x600001d3;
    SECTION("A1") {
        REQUIRE(run_a32(m, 0xe14f2000));
        CHECK(m.R(2) == 0x600001d3);
    }
    SECTION("T1") {
        REQUIRE(run_t32(m, 0xf3ff8200));
        CHECK(m.R(2) == 0x600001d3);
    }
    SECTION("in User mode UNPREDICTABLE") {
        m.mode = Mode::User;
        m.unpredictable_goes_on = false;
        CHECK_FALSE(run_a32(m, 0xe14f2000));
        CHECK(m.R(2) == 0);
    }
}

namespace {

struct MsrCase {
    const char* assembly;
    bool thumb;
    u32 word;
    u32 bytemask;
    bool spsr;
    bool ends_block;
};

}  // namespace

TEST_CASE("MSR (register) writes the bytes of its mask; the flags alone do not end a block") {
    const auto c = GENERATE(values<MsrCase>({
        // clang-format off
        {"msr cpsr_f, r2",    false, 0xe128f002, 8, false, false},
        {"msr cpsr_s, r2",    false, 0xe124f002, 4, false, false},
        {"msr cpsr_fs, r2",   false, 0xe12cf002, 12, false, false},
        {"msr cpsr_c, r2",    false, 0xe121f002, 1, false, true},
        {"msr cpsr_x, r2",    false, 0xe122f002, 2, false, true},
        {"msr cpsr_fsxc, r2", false, 0xe12ff002, 15, false, true},
        {"msr spsr_fsxc, r2", false, 0xe16ff002, 15, true, true},
        {"msr cpsr_f, r2",    true, 0xf3828800, 8, false, false},
        {"msr cpsr_c, r2",    true, 0xf3828100, 1, false, true},
        {"msr spsr_fc, r2",   true, 0xf3928900, 9, true, true},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    m.registers[2] = 0xa5a5a5a5;
    REQUIRE((c.thumb ? run_t32(m, c.word) : run_a32(m, c.word)));
    const auto& write = c.spsr ? m.spsr_write : m.cpsr_write;
    REQUIRE(write.has_value());
    CHECK_FALSE((c.spsr ? m.cpsr_write : m.spsr_write).has_value());
    CHECK(write->value == 0xa5a5a5a5);
    CHECK(write->bytemask == c.bytemask);
    CHECK_FALSE(write->exception_return);
    const Decoded d = c.thumb ? decode_t32(c.word, {}) : decode_a32(c.word);
    CHECK(((op_info(d.op).effects & kEndBlock) != 0) == c.ends_block);
}

TEST_CASE("MSR (immediate)") {
    FakeMachine m;
    SECTION("msr cpsr_f, #0xf0000000") {
        REQUIRE(run_a32(m, 0xe328f20f));
        CHECK(m.cpsr_write->value == 0xf0000000);
        CHECK(m.cpsr_write->bytemask == 8);
    }
    SECTION("msr cpsr_c, #0xd3") {
        REQUIRE(run_a32(m, 0xe321f0d3));
        CHECK(m.cpsr_write->value == 0xd3);
        CHECK(m.cpsr_write->bytemask == 1);
    }
    SECTION("msr spsr_c, #0x13") {
        REQUIRE(run_a32(m, 0xe361f013));
        CHECK(m.spsr_write->value == 0x13);
    }
    SECTION("msr spsr_c, #0x13 in System mode") {
        m.mode = Mode::System;
        REQUIRE(run_a32(m, 0xe361f013));
        CHECK_FALSE(m.spsr_write.has_value());
        CHECK_FALSE(m.unpredictable_reason.empty());
    }
    SECTION("an empty mask is a hint for the CPSR, UNPREDICTABLE for the SPSR") {
        CHECK(decode_a32(0xe320f001).op == OpId::YIELD);
        CHECK(decode_a32(0xe360f001).status == DecodeStatus::Unpredictable);
        CHECK(decode_a32(0xe120f002).status == DecodeStatus::Unpredictable);
    }
}

namespace {

struct BankedCase {
    const char* name;
    u32 mrs_a32, mrs_t32;  ///< mrs r2, <name>
    u32 msr_a32, msr_t32;  ///< msr <name>, r3
    u32 sysm;
    bool spsr;
};

}  // namespace

TEST_CASE("Banked register names, ARM ARM Tables B9-1 and B9-2") {
    const auto c = GENERATE(values<BankedCase>({
        // clang-format off
        {"r8_usr",   0xe1002200, 0xf3e08220, 0xe120f203, 0xf3838020,  0, false},
        {"r9_usr",   0xe1012200, 0xf3e18220, 0xe121f203, 0xf3838120,  1, false},
        {"r10_usr",  0xe1022200, 0xf3e28220, 0xe122f203, 0xf3838220,  2, false},
        {"r11_usr",  0xe1032200, 0xf3e38220, 0xe123f203, 0xf3838320,  3, false},
        {"r12_usr",  0xe1042200, 0xf3e48220, 0xe124f203, 0xf3838420,  4, false},
        {"sp_usr",   0xe1052200, 0xf3e58220, 0xe125f203, 0xf3838520,  5, false},
        {"lr_usr",   0xe1062200, 0xf3e68220, 0xe126f203, 0xf3838620,  6, false},
        {"r8_fiq",   0xe1082200, 0xf3e88220, 0xe128f203, 0xf3838820,  8, false},
        {"r9_fiq",   0xe1092200, 0xf3e98220, 0xe129f203, 0xf3838920,  9, false},
        {"r10_fiq",  0xe10a2200, 0xf3ea8220, 0xe12af203, 0xf3838a20, 10, false},
        {"r11_fiq",  0xe10b2200, 0xf3eb8220, 0xe12bf203, 0xf3838b20, 11, false},
        {"r12_fiq",  0xe10c2200, 0xf3ec8220, 0xe12cf203, 0xf3838c20, 12, false},
        {"sp_fiq",   0xe10d2200, 0xf3ed8220, 0xe12df203, 0xf3838d20, 13, false},
        {"lr_fiq",   0xe10e2200, 0xf3ee8220, 0xe12ef203, 0xf3838e20, 14, false},
        {"lr_irq",   0xe1002300, 0xf3e08230, 0xe120f303, 0xf3838030, 16, false},
        {"sp_irq",   0xe1012300, 0xf3e18230, 0xe121f303, 0xf3838130, 17, false},
        {"lr_svc",   0xe1022300, 0xf3e28230, 0xe122f303, 0xf3838230, 18, false},
        {"sp_svc",   0xe1032300, 0xf3e38230, 0xe123f303, 0xf3838330, 19, false},
        {"lr_abt",   0xe1042300, 0xf3e48230, 0xe124f303, 0xf3838430, 20, false},
        {"sp_abt",   0xe1052300, 0xf3e58230, 0xe125f303, 0xf3838530, 21, false},
        {"lr_und",   0xe1062300, 0xf3e68230, 0xe126f303, 0xf3838630, 22, false},
        {"sp_und",   0xe1072300, 0xf3e78230, 0xe127f303, 0xf3838730, 23, false},
        {"lr_mon",   0xe10c2300, 0xf3ec8230, 0xe12cf303, 0xf3838c30, 28, false},
        {"sp_mon",   0xe10d2300, 0xf3ed8230, 0xe12df303, 0xf3838d30, 29, false},
        {"elr_hyp",  0xe10e2300, 0xf3ee8230, 0xe12ef303, 0xf3838e30, 30, false},
        {"sp_hyp",   0xe10f2300, 0xf3ef8230, 0xe12ff303, 0xf3838f30, 31, false},
        {"spsr_fiq", 0xe14e2200, 0xf3fe8220, 0xe16ef203, 0xf3938e20, 14, true},
        {"spsr_irq", 0xe1402300, 0xf3f08230, 0xe160f303, 0xf3938030, 16, true},
        {"spsr_svc", 0xe1422300, 0xf3f28230, 0xe162f303, 0xf3938230, 18, true},
        {"spsr_abt", 0xe1442300, 0xf3f48230, 0xe164f303, 0xf3938430, 20, true},
        {"spsr_und", 0xe1462300, 0xf3f68230, 0xe166f303, 0xf3938630, 22, true},
        {"spsr_mon", 0xe14c2300, 0xf3fc8230, 0xe16cf303, 0xf3938c30, 28, true},
        {"spsr_hyp", 0xe14e2300, 0xf3fe8230, 0xe16ef303, 0xf3938e30, 30, true},
        // clang-format on
    }));
    INFO(c.name);
    FakeMachine m;
    m.banked[{c.sysm, c.spsr}] = 0x12345678;
    REQUIRE(run_a32(m, c.mrs_a32));
    CHECK(m.R(2) == 0x12345678);
    m.set_R(2, 0);
    REQUIRE(run_t32(m, c.mrs_t32));
    CHECK(m.R(2) == 0x12345678);
    m.set_R(3, 0xaaaa);
    REQUIRE(run_a32(m, c.msr_a32));
    CHECK(m.banked.at({c.sysm, c.spsr}) == 0xaaaa);
    m.set_R(3, 0xbbbb);
    REQUIRE(run_t32(m, c.msr_t32));
    CHECK(m.banked.at({c.sysm, c.spsr}) == 0xbbbb);
}

TEST_CASE("Banked accesses in User mode are UNPREDICTABLE") {
    FakeMachine m;
    m.mode = Mode::User;
    m.unpredictable_goes_on = false;
    CHECK_FALSE(run_a32(m, 0xe1002300));
    CHECK_FALSE(run_a32(m, 0xe120f303));
    CHECK(m.banked.empty());
}

TEST_CASE("CPS") {
    FakeMachine m;
    m.cpsr_value = 0x1d3;
    SECTION("cpsie if") {
        REQUIRE(run_a32(m, 0xf10800c0));
        CHECK(m.cpsr_write->value == 0x113);
    }
    SECTION("cpsie aif (T16)") {
        REQUIRE(run_t16(m, 0xb667));
        CHECK(m.cpsr_write->value == 0x13);
    }
    SECTION("cpsid a (T16)") {
        m.cpsr_value = 0x13;
        REQUIRE(run_t16(m, 0xb674));
        CHECK(m.cpsr_write->value == 0x113);
    }
    SECTION("cpsid i, #0x12") {
        m.cpsr_value = 0x13;
        REQUIRE(run_a32(m, 0xf10e0092));
        CHECK(m.cpsr_write->value == 0x92);
    }
    SECTION("cps #0x1f") {
        REQUIRE(run_a32(m, 0xf102001f));
        CHECK(m.cpsr_write->value == 0x1df);
    }
    SECTION("cps #0x11 (T32)") {
        REQUIRE(run_t32(m, 0xf3af8111));
        CHECK(m.cpsr_write->value == 0x1d1);
    }
    SECTION("cpsie f, #0x11 (T32)") {
        REQUIRE(run_t32(m, 0xf3af8531));
        CHECK(m.cpsr_write->value == 0x191);
    }
    CHECK(m.cpsr_write->bytemask == 15);
}

TEST_CASE("cpsid i in User mode does nothing") {
    FakeMachine m;
    m.mode = Mode::User;
    REQUIRE(run_a32(m, 0xf10c0080));
    CHECK_FALSE(m.cpsr_write.has_value());
}

TEST_CASE("UNPREDICTABLE forms of CPS") {
    CHECK(decode_a32(0xf1000000).status == DecodeStatus::Unpredictable);  // neither masks nor mode
    CHECK(decode_a32(0xf1080000).status == DecodeStatus::Unpredictable);  // cpsie without masks
    CHECK(decode_a32(0xf1020080).status == DecodeStatus::Unpredictable);  // masks without imod
    CHECK(decode_a32(0xf1080081).status == DecodeStatus::Unpredictable);  // a mode without M
    CHECK(decode_a32(0xf1040080).status == DecodeStatus::Unpredictable);  // imod = 01
    CHECK(decode_t16(0xb660, {}).status == DecodeStatus::Unpredictable);
    CHECK(decode_t16(0xb662, {0x08}).status == DecodeStatus::Unpredictable);
    CHECK(decode_t32(0xf3af8000, {}).op == OpId::NOP);
}

TEST_CASE("SETEND") {
    FakeMachine m;
    SECTION("setend be") { REQUIRE(run_a32(m, 0xf1010200)); }
    SECTION("setend be (T16)") { REQUIRE(run_t16(m, 0xb658)); }
    CHECK(m.request == Request::EndianState);
    CHECK(m.request_argument == 1);
    REQUIRE(run_a32(m, 0xf1010000));
    CHECK(m.request_argument == 0);
}
