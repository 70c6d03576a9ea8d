// SPDX-License-Identifier: Apache-2.0
// Loads and stores of one and two registers: every addressing mode, sizes and signs, alignment,
// writeback, loads to the PC, aborts (ARM ARM A8.8.62-A8.8.92, A8.8.203-A8.8.220).
#include <catch2/catch.hpp>

#include "load_store_case.hpp"

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("Addressing modes of a word load") {
    const auto c = GENERATE(values<AddressingCase>({
        // clang-format off
        {"ldr r2, [r1]",                 Set::A32, 0xe5912000, 0x40, 0x40},
        {"ldr r2, [r1, #4]",             Set::A32, 0xe5912004, 0x44, 0x40},
        {"ldr r2, [r1, #-4]",            Set::A32, 0xe5112004, 0x3c, 0x40},
        {"ldr r2, [r1, #4]!",            Set::A32, 0xe5b12004, 0x44, 0x44},
        {"ldr r2, [r1, #-4]!",           Set::A32, 0xe5312004, 0x3c, 0x3c},
        {"ldr r2, [r1], #4",             Set::A32, 0xe4912004, 0x40, 0x44},
        {"ldr r2, [r1], #-4",            Set::A32, 0xe4112004, 0x40, 0x3c},
        {"ldr r2, [r1, r3]",             Set::A32, 0xe7912003, 0x48, 0x40},
        {"ldr r2, [r1, -r3]",            Set::A32, 0xe7112003, 0x38, 0x40},
        {"ldr r2, [r1, r3, lsl #2]!",    Set::A32, 0xe7b12103, 0x60, 0x60},
        {"ldr r2, [r1, r3, lsr #1]",     Set::A32, 0xe79120a3, 0x44, 0x40},
        {"ldr r2, [r1, r3, lsr #32]",    Set::A32, 0xe7912023, 0x40, 0x40},
        {"ldr r2, [r1, r3, asr #1]",     Set::A32, 0xe79120c3, 0x44, 0x40},
        {"ldr r2, [r1, r3, ror #1]",     Set::A32, 0xe79120e3, 0x44, 0x40},
        {"ldr r2, [r1, r3, rrx]",        Set::A32, 0xe7912063, 0x44, 0x40},
        {"ldr r2, [r1], r3",             Set::A32, 0xe6912003, 0x40, 0x48},
        {"ldr r2, [r1], -r3, lsl #1",    Set::A32, 0xe6112083, 0x40, 0x30},
        {"ldr r2, [pc, #8]",             Set::A32, 0xe59f2008, 0x50, 0x40},
        {"ldr r2, [pc, #-8]",            Set::A32, 0xe51f2008, 0x40, 0x40},
        {"ldrt r2, [r1]",                Set::A32, 0xe4b12000, 0x40, 0x40},
        {"ldrt r2, [r1], #4",            Set::A32, 0xe4b12004, 0x40, 0x44},
        {"ldrt r2, [r1], -r3",           Set::A32, 0xe6312003, 0x40, 0x38},
        {"ldr r2, [r1, #4]",             Set::T16, 0x684a, 0x44, 0x40},
        {"ldr r2, [r1, r3]",             Set::T16, 0x58ca, 0x48, 0x40},
        {"ldr r2, [pc, #8]",             Set::T16, 0x4a02, 0x50, 0x40},
        {"ldr.w r2, [r1, #8]",           Set::T32, 0xf8d12008, 0x48, 0x40},
        {"ldr r2, [r1, #-4]",            Set::T32, 0xf8512c04, 0x3c, 0x40},
        {"ldr r2, [r1, #4]!",            Set::T32, 0xf8512f04, 0x44, 0x44},
        {"ldr r2, [r1, #-4]!",           Set::T32, 0xf8512d04, 0x3c, 0x3c},
        {"ldr r2, [r1], #4",             Set::T32, 0xf8512b04, 0x40, 0x44},
        {"ldr r2, [r1], #-4",            Set::T32, 0xf8512904, 0x40, 0x3c},
        {"ldr.w r2, [r1, r3, lsl #3]",   Set::T32, 0xf8512033, 0x80, 0x40},
        {"ldr.w r2, [pc, #-8]",          Set::T32, 0xf85f2008, 0x40, 0x40},
        {"ldrt r2, [r1, #4]",            Set::T32, 0xf8512e04, 0x44, 0x40},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.R(2) == word_of(c.address));
    CHECK(m.R(1) == c.base);
    CHECK(m.accesses.size() == 1);
}

TEST_CASE("Addressing modes of a word store") {
    const auto c = GENERATE(values<AddressingCase>({
        // clang-format off
        {"str r2, [r1, #4]",            Set::A32, 0xe5812004, 0x44, 0x40},
        {"str r2, [r1, #-4]!",          Set::A32, 0xe5212004, 0x3c, 0x3c},
        {"str r2, [r1], #8",            Set::A32, 0xe4812008, 0x40, 0x48},
        {"str r2, [r1, -r3, lsl #2]",   Set::A32, 0xe7012103, 0x20, 0x40},
        {"str r2, [r1], r3",            Set::A32, 0xe6812003, 0x40, 0x48},
        {"strt r2, [r1], #4",           Set::A32, 0xe4a12004, 0x40, 0x44},
        {"strt r2, [r1], r3",           Set::A32, 0xe6a12003, 0x40, 0x48},
        {"str r2, [r1, #4]",            Set::T16, 0x604a, 0x44, 0x40},
        {"str r2, [r1, r3]",            Set::T16, 0x50ca, 0x48, 0x40},
        {"str.w r2, [r1, #8]",          Set::T32, 0xf8c12008, 0x48, 0x40},
        {"str r2, [r1, #-4]!",          Set::T32, 0xf8412d04, 0x3c, 0x3c},
        {"str r2, [r1], #4",            Set::T32, 0xf8412b04, 0x40, 0x44},
        {"str.w r2, [r1, r3, lsl #1]",  Set::T32, 0xf8412013, 0x50, 0x40},
        {"strt r2, [r1, #4]",           Set::T32, 0xf8412e04, 0x44, 0x40},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.word_at(c.address) == 0x89abcdef);
    CHECK(m.R(1) == c.base);
    CHECK(m.accesses.size() == 1);
}

TEST_CASE("Stack pointer forms") {
    FakeMachine m = machine();
    m.registers[13] = 0x20;
    SECTION("ldr r2, [sp, #8] (T16)") {
        REQUIRE(run_t16(m, 0x9a02));
        CHECK(m.R(2) == word_of(0x28));
    }
    SECTION("str r2, [sp, #8] (T16)") {
        REQUIRE(run_t16(m, 0x9202));
        CHECK(m.word_at(0x28) == 0x89abcdef);
    }
    SECTION("push {r2} (A2)") {
        REQUIRE(run_a32(m, 0xe52d2004));
        CHECK(m.R(13) == 0x1c);
        CHECK(m.word_at(0x1c) == 0x89abcdef);
    }
    SECTION("push {r9} (T3)") {
        m.registers[9] = 0x1234;
        REQUIRE(run_t32(m, 0xf84d9d04));
        CHECK(m.R(13) == 0x1c);
        CHECK(m.word_at(0x1c) == 0x1234);
    }
    SECTION("pop {r2} (A2)") {
        REQUIRE(run_a32(m, 0xe49d2004));
        CHECK(m.R(13) == 0x24);
        CHECK(m.R(2) == word_of(0x20));
    }
    SECTION("pop {pc} (A2) is a branch") {
        REQUIRE(run_a32(m, 0xe49df004));
        CHECK(m.R(13) == 0x24);
        CHECK(m.branch == FakeMachine::Branch::Load);
        CHECK(m.target == word_of(0x20));
    }
}

namespace {

struct SizeCase {
    const char* assembly;
    Set set;
    u32 word;
    u32 size;
    u32 result;  ///< loaded from bytes 0x80 0x81 0x82 0x83 at 0x80
};

}  // namespace

TEST_CASE("Sizes and signs of loads") {
    const auto c = GENERATE(values<SizeCase>({
        // clang-format off
        {"ldrb r2, [r1]",         Set::A32, 0xe5d12000, 1, 0x80},
        {"ldrh r2, [r1]",         Set::A32, 0xe1d120b0, 2, 0x8180},
        {"ldrsb r2, [r1]",        Set::A32, 0xe1d120d0, 1, 0xffffff80},
        {"ldrsh r2, [r1]",        Set::A32, 0xe1d120f0, 2, 0xffff8180},
        {"ldrbt r2, [r1]",        Set::A32, 0xe4f12000, 1, 0x80},
        {"ldrht r2, [r1]",        Set::A32, 0xe0f120b0, 2, 0x8180},
        {"ldrsbt r2, [r1]",       Set::A32, 0xe0f120d0, 1, 0xffffff80},
        {"ldrsht r2, [r1]",       Set::A32, 0xe0f120f0, 2, 0xffff8180},
        {"ldrb r2, [r1, r4]",     Set::A32, 0xe7d12004, 1, 0x80},
        {"ldrh r2, [r1, r4]",     Set::A32, 0xe19120b4, 2, 0x8180},
        {"ldrsb r2, [r1, r4]",    Set::A32, 0xe19120d4, 1, 0xffffff80},
        {"ldrsh r2, [r1, -r4]",   Set::A32, 0xe11120f4, 2, 0xffff8180},
        {"ldrht r2, [r1], r4",    Set::A32, 0xe0b120b4, 2, 0x8180},
        {"ldrb r2, [pc, #0x38]",  Set::A32, 0xe5df2038, 1, 0x80},
        {"ldrh r2, [pc, #0x38]",  Set::A32, 0xe1df23b8, 2, 0x8180},
        {"ldrsb r2, [pc, #0x38]", Set::A32, 0xe1df23d8, 1, 0xffffff80},
        {"ldrsh r2, [pc, #0x38]", Set::A32, 0xe1df23f8, 2, 0xffff8180},
        {"ldrb r2, [r1]",         Set::T16, 0x780a, 1, 0x80},
        {"ldrh r2, [r1]",         Set::T16, 0x880a, 2, 0x8180},
        {"ldrb r2, [r1, r4]",     Set::T16, 0x5d0a, 1, 0x80},
        {"ldrh r2, [r1, r4]",     Set::T16, 0x5b0a, 2, 0x8180},
        {"ldrsb r2, [r1, r4]",    Set::T16, 0x570a, 1, 0xffffff80},
        {"ldrsh r2, [r1, r4]",    Set::T16, 0x5f0a, 2, 0xffff8180},
        {"ldrb.w r2, [r1]",       Set::T32, 0xf8912000, 1, 0x80},
        {"ldrh.w r2, [r1]",       Set::T32, 0xf8b12000, 2, 0x8180},
        {"ldrsb.w r2, [r1]",      Set::T32, 0xf9912000, 1, 0xffffff80},
        {"ldrsh.w r2, [r1]",      Set::T32, 0xf9b12000, 2, 0xffff8180},
        {"ldrsb r2, [r1], #1",    Set::T32, 0xf9112b01, 1, 0xffffff80},
        {"ldrsh r2, [r1, #0]!",   Set::T32, 0xf9312f00, 2, 0xffff8180},
        {"ldrsb.w r2, [r1, r4]",  Set::T32, 0xf9112004, 1, 0xffffff80},
        {"ldrsh.w r2, [r1, r4]",  Set::T32, 0xf9312004, 2, 0xffff8180},
        {"ldrb.w r2, [pc, #0x38]",  Set::T32, 0xf89f2038, 1, 0x80},
        {"ldrsh.w r2, [pc, #0x38]", Set::T32, 0xf9bf2038, 2, 0xffff8180},
        {"ldrbt r2, [r1]",        Set::T32, 0xf8112e00, 1, 0x80},
        {"ldrht r2, [r1]",        Set::T32, 0xf8312e00, 2, 0x8180},
        {"ldrsbt r2, [r1]",       Set::T32, 0xf9112e00, 1, 0xffffff80},
        {"ldrsht r2, [r1]",       Set::T32, 0xf9312e00, 2, 0xffff8180},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.registers[1] = 0x80;
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.R(2) == c.result);
    CHECK(m.accesses.at(0).size == c.size);
}

TEST_CASE("Sizes of stores") {
    const auto c = GENERATE(values<SizeCase>({
        // clang-format off
        {"strb r2, [r1]",        Set::A32, 0xe5c12000, 1, 0x838281ef},
        {"strh r2, [r1]",        Set::A32, 0xe1c120b0, 2, 0x8382cdef},
        {"strb r2, [r1, r4]",    Set::A32, 0xe7c12004, 1, 0x838281ef},
        {"strh r2, [r1, r4]",    Set::A32, 0xe18120b4, 2, 0x8382cdef},
        {"strbt r2, [r1], #1",   Set::A32, 0xe4e12001, 1, 0x838281ef},
        {"strbt r2, [r1], r4",   Set::A32, 0xe6e12004, 1, 0x838281ef},
        {"strht r2, [r1], #2",   Set::A32, 0xe0e120b2, 2, 0x8382cdef},
        {"strht r2, [r1], r4",   Set::A32, 0xe0a120b4, 2, 0x8382cdef},
        {"strb r2, [r1]",        Set::T16, 0x700a, 1, 0x838281ef},
        {"strh r2, [r1]",        Set::T16, 0x800a, 2, 0x8382cdef},
        {"strb r2, [r1, r4]",    Set::T16, 0x550a, 1, 0x838281ef},
        {"strh r2, [r1, r4]",    Set::T16, 0x530a, 2, 0x8382cdef},
        {"strb.w r2, [r1]",      Set::T32, 0xf8812000, 1, 0x838281ef},
        {"strh.w r2, [r1]",      Set::T32, 0xf8a12000, 2, 0x8382cdef},
        {"strb r2, [r1], #1",    Set::T32, 0xf8012b01, 1, 0x838281ef},
        {"strh.w r2, [r1, r4]",  Set::T32, 0xf8212004, 2, 0x8382cdef},
        {"strbt r2, [r1]",       Set::T32, 0xf8012e00, 1, 0x838281ef},
        {"strht r2, [r1]",       Set::T32, 0xf8212e00, 2, 0x8382cdef},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.registers[1] = 0x80;
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.word_at(0x80) == c.result);
    CHECK(m.accesses.at(0).size == c.size);
}

TEST_CASE("Unprivileged forms make unprivileged accesses") {
    FakeMachine m = machine();
    SECTION("ldrt r2, [r1], #4") {
        REQUIRE(run_a32(m, 0xe4b12004));
        CHECK(m.accesses.at(0).unprivileged);
    }
    SECTION("strbt r2, [r1] (T32)") {
        REQUIRE(run_t32(m, 0xf8012e00));
        CHECK(m.accesses.at(0).unprivileged);
    }
    SECTION("ldr r2, [r1] does not") {
        REQUIRE(run_a32(m, 0xe5912000));
        CHECK_FALSE(m.accesses.at(0).unprivileged);
    }
    SECTION("in Hyp mode they are UNPREDICTABLE") {
        m.mode = FakeMachine::Mode::Hyp;
        m.unpredictable_goes_on = false;
        CHECK_FALSE(run_a32(m, 0xe4b12004));
        CHECK_FALSE(m.unpredictable_reason.empty());
        CHECK(m.accesses.empty());
        CHECK(m.R(1) == kBase);
    }
}
