// SPDX-License-Identifier: Apache-2.0
// Coprocessors, hints and barriers, and the syndrome of a Data Abort (ARM ARM A8.8, B3.13.6).
#include <catch2/catch.hpp>

#include "isa/access.hpp"
#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;
using Request = FakeMachine::Request;
using Mode = FakeMachine::Mode;

// Coprocessors ------------------------------------------------------------------------------------

TEST_CASE("Coprocessor register fields are packed for the system register table") {
    const builders::CoprocFields f{decode_a32(0xee812f53).operands.imm};
    CHECK(f.coproc() == 15);
    CHECK(f.opc1() == 4);
    CHECK(f.CRn() == 1);
    CHECK(f.CRm() == 3);
    CHECK(f.opc2() == 2);
    CHECK(f.key() == decode_t32(0xee917f53, {}).operands.imm);
}

TEST_CASE("MCR and MRC") {
    FakeMachine m;
    m.registers[2] = 0x1234;
    SECTION("mcr p15, 0, r2, c1, c0, 0") {
        REQUIRE(run_a32(m, 0xee012f10));
        CHECK(m.coproc_value == 0x1234);
    }
    SECTION("mrc p14, 0, r2, c0, c1, 0") {
        m.coproc_value = 0x5678;
        REQUIRE(run_a32(m, 0xee102e11));
        CHECK(m.R(2) == 0x5678);
    }
    SECTION("mrc p14, 0, apsr_nzcv, c0, c1, 0") {
        m.coproc_value = 0xa0000000;
        REQUIRE(run_a32(m, 0xee10fe11));
        CHECK((m.N() && !m.Z() && m.C() && !m.V()));
        CHECK(m.branch == FakeMachine::Branch::None);
    }
    SECTION("a trapped read leaves the register") {
        m.coproc_faults = true;
        CHECK_FALSE(run_a32(m, 0xee112f10));
        CHECK(m.R(2) == 0x1234);
    }
}

TEST_CASE("MCRR and MRRC: Rt is the low word") {
    FakeMachine m;
    m.registers[2] = 0x1111;
    m.registers[3] = 0x2222;
    SECTION("mcrr p15, 6, r2, r3, c2") {
        REQUIRE(run_a32(m, 0xec432f62));
        CHECK(m.coproc_value == 0x0000222200001111);
        CHECK(builders::CoprocFields{m.coproc_fields}.opc1() == 6);
        CHECK(builders::CoprocFields{m.coproc_fields}.CRm() == 2);
    }
    SECTION("mrrc p15, 1, r2, r3, c14") {
        m.coproc_value = 0x0123456789abcdef;
        REQUIRE(run_t32(m, 0xec532f1e));
        CHECK(m.R(2) == 0x89abcdef);
        CHECK(m.R(3) == 0x01234567);
    }
}

TEST_CASE("Other coprocessors and the unconditional forms are UNDEFINED") {
    const u32 word = GENERATE(0xee012710, 0xee112310, 0xec432d62, 0xec53201e, 0xee132fa4,
                              0xed915f00, 0xed816e00, 0xfe012f10, 0xfe112e10, 0xfc432f62,
                              0xfc532f1e, 0xfe132ea4, 0xfd915e00, 0xfd815e00);
    INFO(std::hex << word);
    FakeMachine m;
    m.registers[1] = 0x40;
    CHECK_FALSE(run_a32(m, word));
    CHECK(m.undefined);
    CHECK(m.accesses.empty());
}

TEST_CASE("LDC and STC of the debug transfer registers") {
    FakeMachine m;
    m.registers[1] = 0x40;
    m.put_word(0x48, 0xabcd);
    SECTION("ldc p14, c5, [r1, #8]!") {
        REQUIRE(run_a32(m, 0xedb15e02));
        CHECK(m.coproc_value == 0xabcd);
        CHECK(m.R(1) == 0x48);
    }
    SECTION("stc p14, c5, [r1], #4") {
        m.coproc_value = 0x1234;
        REQUIRE(run_a32(m, 0xeca15e01));
        CHECK(m.word_at(0x40) == 0x1234);
        CHECK(m.R(1) == 0x44);
    }
    SECTION("stc p14, c5, [r1], {4}: unindexed") {
        m.coproc_value = 0x1234;
        REQUIRE(run_t32(m, 0xec815e04));
        CHECK(m.word_at(0x40) == 0x1234);
        CHECK(m.R(1) == 0x40);
    }
    SECTION("an abort leaves the base") {
        m.fault_at = 0x48;
        CHECK_FALSE(run_a32(m, 0xedb15e02));
        CHECK(m.R(1) == 0x40);
    }
}

TEST_CASE("UNPREDICTABLE coprocessor encodings") {
    CHECK(decode_a32(0xee01ff10).status == DecodeStatus::Unpredictable);      // mcr, pc
    CHECK(decode_t32(0xee01df10, {}).status == DecodeStatus::Unpredictable);  // mcr, sp
    CHECK(decode_a32(0xec522f0e).status == DecodeStatus::Unpredictable);      // mrrc, Rt = Rt2
    CHECK(decode_a32(0xed9f5e01).status == DecodeStatus::Ok);                 // ldc, literal
    CHECK(decode_t32(0xed9f5e01, {}).status == DecodeStatus::Ok);
    CHECK(decode_a32(0xedbf5e01).status == DecodeStatus::Unpredictable);      // with writeback
    CHECK(decode_t32(0xed8f5e01, {}).status == DecodeStatus::Unpredictable);  // stc, pc
    CHECK(decode_a32(0xed8f5e01).status == DecodeStatus::Ok);
    CHECK(decode_a32(0xec105e01).status == DecodeStatus::Undefined);  // P = U = D = W = 0
}

// Hints and barriers ------------------------------------------------------------------------------

TEST_CASE("Hints and barriers") {
    struct Case {
        const char* assembly;
        Set set;
        u32 word;
        Request request;
        u32 argument;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"nop",      Set::A32, 0xe320f000, Request::None, 0},
        {"nop",      Set::T32, 0xf3af8000, Request::None, 0},
        {"nop",      Set::T16, 0xbf00, Request::None, 0},
        {"yield",    Set::A32, 0xe320f001, Request::Yield, 0},
        {"yield",    Set::T32, 0xf3af8001, Request::Yield, 0},
        {"yield",    Set::T16, 0xbf10, Request::Yield, 0},
        {"wfe",      Set::A32, 0xe320f002, Request::WaitForEvent, 0},
        {"wfe",      Set::T32, 0xf3af8002, Request::WaitForEvent, 0},
        {"wfe",      Set::T16, 0xbf20, Request::WaitForEvent, 0},
        {"wfi",      Set::A32, 0xe320f003, Request::WaitForInterrupt, 0},
        {"wfi",      Set::T32, 0xf3af8003, Request::WaitForInterrupt, 0},
        {"wfi",      Set::T16, 0xbf30, Request::WaitForInterrupt, 0},
        {"sev",      Set::A32, 0xe320f004, Request::SendEvent, 0},
        {"sev",      Set::T32, 0xf3af8004, Request::SendEvent, 0},
        {"sev",      Set::T16, 0xbf40, Request::SendEvent, 0},
        {"dbg #5",   Set::A32, 0xe320f0f5, Request::Debug, 5},
        {"dbg #5",   Set::T32, 0xf3af80f5, Request::Debug, 5},
        {"dmb ish",  Set::A32, 0xf57ff05b, Request::DataMemoryBarrier, 11},
        {"dmb sy",   Set::T32, 0xf3bf8f5f, Request::DataMemoryBarrier, 15},
        {"dsb ishst", Set::A32, 0xf57ff04a, Request::DataSynchronizationBarrier, 10},
        {"dsb nsh",  Set::T32, 0xf3bf8f47, Request::DataSynchronizationBarrier, 7},
        {"isb",      Set::A32, 0xf57ff06f, Request::InstructionSynchronizationBarrier, 0},
        {"isb",      Set::T32, 0xf3bf8f6f, Request::InstructionSynchronizationBarrier, 0},
        {"hint 5 (SEVL of ARMv8)", Set::A32, 0xe320f005, Request::None, 0},
        {"hint 0x80",              Set::A32, 0xe320f080, Request::None, 0},
        {"hint 5",                 Set::T16, 0xbf50, Request::None, 0},
        {"hint 0x80",              Set::T32, 0xf3af8080, Request::None, 0},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    CHECK(run(m, c.set, c.word));
    CHECK(m.request == c.request);
    CHECK(m.request_argument == c.argument);
}

TEST_CASE("A trapped WFI or WFE ends in an exception") {
    FakeMachine m;
    m.wait_trapped = true;
    CHECK_FALSE(run_a32(m, 0xe320f003));
    CHECK_FALSE(run_t16(m, 0xbf20));
}

// The syndrome of a Data Abort --------------------------------------------------------------------

TEST_CASE("The instruction syndrome of a Data Abort, ARM ARM B3.13.6") {
    struct Case {
        const char* assembly;
        Decoded d;
        u32 iss;
    };
    constexpr u32 kIsv = 1 << 24, kHalf = 1 << 22, kWord = 2 << 22, kSigned = 1 << 21;
    constexpr u32 kR2 = 2 << 16, kR3 = 3 << 16;
    const auto c = GENERATE_COPY(values<Case>({
        {"ldr r2, [r1, #4]", decode_a32(0xe5912004), kIsv | kWord | kR2},
        {"str r3, [r1]", decode_a32(0xe5813000), kIsv | kWord | kR3},
        {"ldrb r2, [r1, r3]", decode_a32(0xe7d12003), kIsv | kR2},
        {"ldrsb r2, [r1]", decode_a32(0xe1d120d0), kIsv | kSigned | kR2},
        {"ldrh r3, [r1]", decode_t16(0x880b, {}), kIsv | kHalf | kR3},
        {"ldrsh r2, [pc, #8]", decode_a32(0xe1df20f8), kIsv | kHalf | kSigned | kR2},
        {"strbt r2, [r1]", decode_t32(0xf8012e00, {}), kIsv | kR2},
        {"ldr r2, [r1, #4]!", decode_a32(0xe5b12004), 0},
        {"ldr r2, [r1], #4", decode_a32(0xe4912004), 0},
        {"ldr pc, [r1]", decode_a32(0xe591f000), 0},
        {"push {r2}", decode_a32(0xe52d2004), 0},
        {"ldrd r2, r3, [r1]", decode_a32(0xe1c120d0), 0},
        {"ldm r1, {r2}", decode_a32(0xe8910004), 0},
        {"ldrex r2, [r1]", decode_a32(0xe1912f9f), 0},
        {"vldr s2, [r1]", decode_a32(0xed911a00), 0},
    }));
    INFO(c.assembly);
    CHECK(access_syndrome(c.d.op, c.d.operands).iss() == c.iss);
}
