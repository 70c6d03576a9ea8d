// SPDX-License-Identifier: Apache-2.0
// Loads and stores of one and two registers: alignment, doublewords, aborts, the PC, big-endian
// data, preloads, UNPREDICTABLE encodings (ARM ARM A8.8.62-A8.8.92, A8.8.203-A8.8.220).
#include <catch2/catch.hpp>

#include "load_store_case.hpp"

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("Unaligned words and halfwords are allowed unless SCTLR.A is set") {
    FakeMachine m = machine();
    m.registers[1] = kBase + 1;
    SECTION("ldr r2, [r1]") {
        REQUIRE(run_a32(m, 0xe5912000));
        CHECK(m.R(2) == word_of(kBase + 1));
    }
    SECTION("ldrh r2, [r1]") {
        REQUIRE(run_a32(m, 0xe1d120b0));
        CHECK(m.R(2) == 0x4241);
    }
    SECTION("str r2, [r1, #2]!") {
        REQUIRE(run_a32(m, 0xe5a12002));
        CHECK(m.R(1) == kBase + 3);
    }
    SECTION("with SCTLR.A") {
        m.align_check = true;
        CHECK_FALSE(run_a32(m, 0xe5912000));
        CHECK(m.faulted);
        CHECK(m.R(2) == 0x89abcdef);
    }
}

TEST_CASE("Doublewords need word alignment, SCTLR.A or not") {
    FakeMachine m = machine();
    m.registers[1] = kBase + 2;
    CHECK_FALSE(run_a32(m, 0xe1c140d0));
    CHECK_FALSE(run_a32(m, 0xe1c140f0));
    m.registers[1] = kBase + 4;
    CHECK(run_a32(m, 0xe1c140d0));
}

TEST_CASE("Addressing modes of a doubleword") {
    const auto c = GENERATE(values<AddressingCase>({
        // clang-format off
        {"ldrd r4, r5, [r1, #8]",    Set::A32, 0xe1c140d8, 0x48, 0x40},
        {"ldrd r4, r5, [r1, #-8]!",  Set::A32, 0xe16140d8, 0x38, 0x38},
        {"ldrd r4, r5, [r1], #8",    Set::A32, 0xe0c140d8, 0x40, 0x48},
        {"ldrd r4, r5, [r1, r3]",    Set::A32, 0xe18140d3, 0x48, 0x40},
        {"ldrd r4, r5, [r1], -r3",   Set::A32, 0xe00140d3, 0x40, 0x38},
        {"ldrd r4, r5, [pc, #8]",    Set::A32, 0xe1cf40d8, 0x50, 0x40},
        {"ldrd r4, r5, [r1, #8]",    Set::T32, 0xe9d14502, 0x48, 0x40},
        {"ldrd r4, r5, [r1, #-8]!",  Set::T32, 0xe9714502, 0x38, 0x38},
        {"ldrd r4, r5, [r1], #8",    Set::T32, 0xe8f14502, 0x40, 0x48},
        {"ldrd r4, r5, [pc, #-8]",   Set::T32, 0xe95f4502, 0x40, 0x40},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.R(4) == word_of(c.address));
    CHECK(m.R(5) == word_of(c.address + 4));
    CHECK(m.R(1) == c.base);
}

TEST_CASE("STRD stores the two words in ascending order") {
    FakeMachine m = machine();
    m.registers[4] = 0x11111111;
    m.registers[5] = 0x22222222;
    SECTION("strd r4, r5, [r1, #8]!") { REQUIRE(run_a32(m, 0xe1e140f8)); }
    SECTION("strd r4, r5, [r1, r3]!") { REQUIRE(run_a32(m, 0xe1a140f3)); }
    SECTION("strd r4, r5, [r1, #8]! (T32)") { REQUIRE(run_t32(m, 0xe9e14502)); }
    CHECK(m.word_at(0x48) == 0x11111111);
    CHECK(m.word_at(0x4c) == 0x22222222);
    CHECK(m.R(1) == 0x48);
}

TEST_CASE("strd r4, r9, [r1] (T32): any pair") {
    FakeMachine m = machine();
    m.registers[4] = 1;
    m.registers[9] = 2;
    REQUIRE(run_t32(m, 0xe9c14900));
    CHECK(m.word_at(0x40) == 1);
    CHECK(m.word_at(0x44) == 2);
}

TEST_CASE("An abort leaves every register as it was") {
    struct Case {
        const char* assembly;
        Set set;
        u32 word;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"ldr r2, [r1, #4]!",       Set::A32, 0xe5b12004},
        {"ldr r2, [r1], #4",        Set::A32, 0xe4912004},
        {"str r2, [r1, #4]!",       Set::A32, 0xe5a12004},
        {"ldrsb r2, [r1, #4]!",     Set::A32, 0xe1f120d4},
        {"strh r2, [r1], #4",       Set::A32, 0xe0c120b4},
        {"ldrt r2, [r1], #4",       Set::A32, 0xe4b12004},
        {"strt r2, [r1], #4",       Set::A32, 0xe4a12004},
        {"ldrd r2, r3, [r1, #4]!",  Set::A32, 0xe1e120d4},
        {"strd r2, r3, [r1, #4]!",  Set::A32, 0xe1e120f4},
        {"ldr pc, [r1], #4",        Set::A32, 0xe491f004},
        {"ldr r2, [r1], #4",        Set::T32, 0xf8512b04},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.registers[1] = 0x100;
    const auto before = m.registers;
    CHECK_FALSE(run(m, c.set, c.word));
    CHECK(m.faulted);
    CHECK(m.registers == before);
    CHECK(m.branch == FakeMachine::Branch::None);
}

TEST_CASE("ldrd r4, r5, [r1]: an abort on the second word leaves the first register") {
    FakeMachine m = machine();
    m.fault_at = kBase + 4;
    CHECK_FALSE(run_a32(m, 0xe1c140d0));
    CHECK(m.R(4) == 0);
}

TEST_CASE("Loads to the PC") {
    FakeMachine m = machine();
    SECTION("ldr pc, [r1], #4") {
        REQUIRE(run_a32(m, 0xe491f004));
        CHECK(m.branch == FakeMachine::Branch::Load);
        CHECK(m.target == word_of(kBase));
        CHECK(m.R(1) == kBase + 4);
    }
    SECTION("ldr.w pc, [r1, #4]") {
        REQUIRE(run_t32(m, 0xf8d1f004));
        CHECK(m.target == word_of(kBase + 4));
    }
    SECTION("ldr pc, [r1, #1]: an unaligned address is UNPREDICTABLE") {
        m.unpredictable_goes_on = false;
        CHECK_FALSE(run_a32(m, 0xe591f001));
        CHECK(m.branch == FakeMachine::Branch::None);
    }
}

TEST_CASE("str pc, [r1] stores what R(15) reads") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xe581f000));
    CHECK(m.word_at(kBase) == m.pc);
}

TEST_CASE("Literals are relative to the PC, aligned down in Thumb") {
    FakeMachine m = machine();
    m.pc = 0x4a;
    REQUIRE(run_t16(m, 0x4a02));
    CHECK(m.R(2) == word_of(0x50));
}

TEST_CASE("Big-endian data") {
    FakeMachine m = machine();
    m.big = true;
    REQUIRE(run_a32(m, 0xe5912000));
    CHECK(m.R(2) == 0x40414243);
    REQUIRE(run_a32(m, 0xe1d120f0));
    CHECK(m.R(2) == 0x4041);
    REQUIRE(run_a32(m, 0xe1c140d0));
    CHECK(m.R(4) == 0x40414243);
    CHECK(m.R(5) == 0x44454647);
}

TEST_CASE("Preloads ask for their address and never fault") {
    using Request = FakeMachine::Request;
    struct Case {
        const char* assembly;
        Set set;
        u32 word;
        Request request;
        u32 address;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"pld [r1, #4]",          Set::A32, 0xf5d1f004, Request::PreloadData, 0x44},
        {"pld [r1, -r3, lsl #1]", Set::A32, 0xf751f083, Request::PreloadData, 0x30},
        {"pld [pc, #8]",          Set::A32, 0xf5dff008, Request::PreloadData, 0x50},
        {"pldw [r1]",             Set::A32, 0xf591f000, Request::PreloadWrite, 0x40},
        {"pldw [r1, r3]",         Set::A32, 0xf791f003, Request::PreloadWrite, 0x48},
        {"pli [r1, #-4]",         Set::A32, 0xf451f004, Request::PreloadInstruction, 0x3c},
        {"pli [r1, r3]",          Set::A32, 0xf6d1f003, Request::PreloadInstruction, 0x48},
        {"pli [pc, #-8]",         Set::A32, 0xf45ff008, Request::PreloadInstruction, 0x40},
        {"pld [r1, #4]",          Set::T32, 0xf891f004, Request::PreloadData, 0x44},
        {"pld [r1, #-4]",         Set::T32, 0xf811fc04, Request::PreloadData, 0x3c},
        {"pld [r1, r3, lsl #2]",  Set::T32, 0xf811f023, Request::PreloadData, 0x60},
        {"pld [pc, #8]",          Set::T32, 0xf89ff008, Request::PreloadData, 0x50},
        {"pldw [r1, #4]",         Set::T32, 0xf8b1f004, Request::PreloadWrite, 0x44},
        {"pli [r1, #4]",          Set::T32, 0xf991f004, Request::PreloadInstruction, 0x44},
        {"pli [pc, #-8]",         Set::T32, 0xf91ff008, Request::PreloadInstruction, 0x40},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.request == c.request);
    CHECK(m.request_argument == c.address);
    CHECK(m.accesses.empty());
}

namespace {

struct StatusCase {
    const char* what;
    DecodeStatus is;
    DecodeStatus should;
};

}  // namespace

TEST_CASE("UNPREDICTABLE and UNDEFINED encodings of loads and stores") {
    constexpr DecodeStatus kUnpredictableStatus = DecodeStatus::Unpredictable;
    constexpr DecodeStatus kUndefinedStatus = DecodeStatus::Undefined;
    const auto c = GENERATE_COPY(values<StatusCase>({
        {"ldr r1, [r1], #4", decode_a32(0xe4911004).status, kUnpredictableStatus},
        {"ldr r2, [r1, pc]", decode_a32(0xe791200f).status, kUnpredictableStatus},
        {"str r2, [pc], #4", decode_a32(0xe48f2004).status, kUnpredictableStatus},
        {"ldrb pc, [r1]", decode_a32(0xe5d1f000).status, kUnpredictableStatus},
        {"strb pc, [r1]", decode_a32(0xe5c1f000).status, kUnpredictableStatus},
        {"ldrt pc, [r1]", decode_a32(0xe4b1f000).status, kUnpredictableStatus},
        {"strt pc, [r1]", decode_a32(0xe4a1f000).status, DecodeStatus::Ok},
        {"ldr r2, [pc], #4", decode_a32(0xe49f2004).status, kUnpredictableStatus},
        {"ldrd r3, r4, [r1]", decode_a32(0xe1c130d0).status, kUnpredictableStatus},
        {"ldrd lr, pc, [r1]", decode_a32(0xe1c1e0d0).status, kUnpredictableStatus},
        {"ldrd with P = 0, W = 1", decode_a32(0xe0e120d0).status, kUnpredictableStatus},
        {"the same with an odd Rt", decode_a32(0xe0e130d0).status, kUndefinedStatus},
        {"ldrd r4, r5, [r1, r4]", decode_a32(0xe18140d4).status, kUnpredictableStatus},
        {"ldrh with a set (0) bit", decode_a32(0xe19121b3).status, kUnpredictableStatus},
        {"str.w r2, [pc, #4]", decode_t32(0xf8cf2004, {}).status, kUndefinedStatus},
        {"str.w pc, [r1]", decode_t32(0xf8c1f000, {}).status, kUnpredictableStatus},
        {"ldr.w with P = W = 0", decode_t32(0xf8512804, {}).status, kUndefinedStatus},
        {"ldrb.w sp, [r1]", decode_t32(0xf891d000, {}).status, kUnpredictableStatus},
        {"ldr.w r2, [r1, sp]", decode_t32(0xf851200d, {}).status, kUnpredictableStatus},
        {"ldr.w r2, [r2], #4", decode_t32(0xf8522b04, {}).status, kUnpredictableStatus},
        {"ldrd r2, r2, [r1]", decode_t32(0xe9d12200, {}).status, kUnpredictableStatus},
        {"ldr.w pc, [r1] inside an IT block", decode_t32(0xf8d1f000, {0x04}).status,
         kUnpredictableStatus},
        {"ldr.w pc, [r1] at its end", decode_t32(0xf8d1f000, {0x08}).status, DecodeStatus::Ok},
    }));
    INFO(c.what);
    CHECK(c.is == c.should);
}

TEST_CASE("Unallocated memory hints are NOPs") {
    CHECK(decode_t32(0xf9b1f000, {}).op == OpId::MEMORY_HINT);
    CHECK(decode_t32(0xf931fc04, {}).op == OpId::MEMORY_HINT);
    CHECK(decode_t32(0xf93ff004, {}).op == OpId::MEMORY_HINT);
    CHECK(decode_a32(0xf4910000).op == OpId::MEMORY_HINT);
    CHECK(decode_a32(0xf6910000).op == OpId::MEMORY_HINT);
}
