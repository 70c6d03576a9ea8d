// SPDX-License-Identifier: Apache-2.0
// Load and store multiple: modes, writeback, lists with the PC, the user bank, exception return,
// aborts in the middle (ARM ARM A8.8.57-A8.8.61, A8.8.199-A8.8.202, B9.3.5, B9.3.6, B9.3.17).
// Every transfer is tried word by word and through a span of memory.
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;

namespace {

/// r0 is the base; memory holds its own word numbers, the registers 0x100 + their number.
FakeMachine machine(bool spans) {
    FakeMachine m;
    for (u32 i = 0; i < m.memory.size() / 4; ++i) m.put_word(4 * i, i);
    for (u32 n = 1; n < 15; ++n) m.registers[n] = 0x100 + n;
    m.registers[0] = 0x40;
    m.registers[13] = 0x40;
    m.spans = spans;
    return m;
}

struct ModeCase {
    const char* assembly;
    Set set;
    u32 word;
    u32 lowest;  ///< where the first register of {r2, r4, r7} lies
    u32 base;    ///< afterwards
};

}  // namespace

TEST_CASE("Modes of load multiple") {
    const bool spans = GENERATE(false, true);
    const auto c = GENERATE(values<ModeCase>({
        // clang-format off
        {"ldm r0, {r2, r4, r7}",     Set::A32, 0xe8900094, 0x40, 0x40},
        {"ldm r0!, {r2, r4, r7}",    Set::A32, 0xe8b00094, 0x40, 0x4c},
        {"ldmda r0, {r2, r4, r7}",   Set::A32, 0xe8100094, 0x38, 0x40},
        {"ldmda r0!, {r2, r4, r7}",  Set::A32, 0xe8300094, 0x38, 0x34},
        {"ldmdb r0, {r2, r4, r7}",   Set::A32, 0xe9100094, 0x34, 0x40},
        {"ldmdb r0!, {r2, r4, r7}",  Set::A32, 0xe9300094, 0x34, 0x34},
        {"ldmib r0, {r2, r4, r7}",   Set::A32, 0xe9900094, 0x44, 0x40},
        {"ldmib r0!, {r2, r4, r7}",  Set::A32, 0xe9b00094, 0x44, 0x4c},
        {"ldm r0!, {r2, r4, r7}",    Set::T16, 0xc894, 0x40, 0x4c},
        {"ldm.w r0, {r2, r4, r7}",   Set::T32, 0xe8900094, 0x40, 0x40},
        {"ldm.w r0!, {r2, r4, r7}",  Set::T32, 0xe8b00094, 0x40, 0x4c},
        {"ldmdb r0, {r2, r4, r7}",   Set::T32, 0xe9100094, 0x34, 0x40},
        {"ldmdb r0!, {r2, r4, r7}",  Set::T32, 0xe9300094, 0x34, 0x34},
        // clang-format on
    }));
    INFO(c.assembly << (spans ? ", by span" : ", by word"));
    FakeMachine m = machine(spans);
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.R(2) == c.lowest / 4);
    CHECK(m.R(4) == c.lowest / 4 + 1);
    CHECK(m.R(7) == c.lowest / 4 + 2);
    CHECK(m.R(3) == 0x103);
    CHECK(m.R(0) == c.base);
    CHECK(m.accesses.size() == (spans ? 0 : 3));
}

TEST_CASE("Modes of store multiple") {
    const bool spans = GENERATE(false, true);
    const auto c = GENERATE(values<ModeCase>({
        // clang-format off
        {"stm r0, {r2, r4, r7}",     Set::A32, 0xe8800094, 0x40, 0x40},
        {"stm r0!, {r2, r4, r7}",    Set::A32, 0xe8a00094, 0x40, 0x4c},
        {"stmda r0, {r2, r4, r7}",   Set::A32, 0xe8000094, 0x38, 0x40},
        {"stmda r0!, {r2, r4, r7}",  Set::A32, 0xe8200094, 0x38, 0x34},
        {"stmdb r0, {r2, r4, r7}",   Set::A32, 0xe9000094, 0x34, 0x40},
        {"stmdb r0!, {r2, r4, r7}",  Set::A32, 0xe9200094, 0x34, 0x34},
        {"stmib r0, {r2, r4, r7}",   Set::A32, 0xe9800094, 0x44, 0x40},
        {"stmib r0!, {r2, r4, r7}",  Set::A32, 0xe9a00094, 0x44, 0x4c},
        {"stm r0!, {r2, r4, r7}",    Set::T16, 0xc094, 0x40, 0x4c},
        {"stm.w r0, {r2, r4, r7}",   Set::T32, 0xe8800094, 0x40, 0x40},
        {"stm.w r0!, {r2, r4, r7}",  Set::T32, 0xe8a00094, 0x40, 0x4c},
        {"stmdb r0, {r2, r4, r7}",   Set::T32, 0xe9000094, 0x34, 0x40},
        {"stmdb r0!, {r2, r4, r7}",  Set::T32, 0xe9200094, 0x34, 0x34},
        // clang-format on
    }));
    INFO(c.assembly << (spans ? ", by span" : ", by word"));
    FakeMachine m = machine(spans);
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.word_at(c.lowest) == 0x102);
    CHECK(m.word_at(c.lowest + 4) == 0x104);
    CHECK(m.word_at(c.lowest + 8) == 0x107);
    CHECK(m.word_at(c.lowest - 4) == c.lowest / 4 - 1);
    CHECK(m.word_at(c.lowest + 12) == c.lowest / 4 + 3);
    CHECK(m.R(0) == c.base);
    CHECK(m.accesses.size() == (spans ? 0 : 3));
}

TEST_CASE("PUSH and POP") {
    const bool spans = GENERATE(false, true);
    FakeMachine m = machine(spans);
    SECTION("push {r4, lr} (A1)") {
        REQUIRE(run_a32(m, 0xe92d4010));
        CHECK(m.R(13) == 0x38);
        CHECK(m.word_at(0x38) == 0x104);
        CHECK(m.word_at(0x3c) == 0x10e);
    }
    SECTION("push {r4, lr} (T1)") {
        REQUIRE(run_t16(m, 0xb510));
        CHECK(m.R(13) == 0x38);
        CHECK(m.word_at(0x3c) == 0x10e);
    }
    SECTION("push {r4, r8} (T2)") {
        REQUIRE(run_t32(m, 0xe92d0110));
        CHECK(m.R(13) == 0x38);
        CHECK(m.word_at(0x3c) == 0x108);
    }
    SECTION("pop {r4, pc} (A1)") {
        REQUIRE(run_a32(m, 0xe8bd8010));
        CHECK(m.R(13) == 0x48);
        CHECK(m.R(4) == 0x10);
        CHECK(m.branch == FakeMachine::Branch::Load);
        CHECK(m.target == 0x11);
    }
    SECTION("pop {r4, pc} (T1)") {
        REQUIRE(run_t16(m, 0xbd10));
        CHECK(m.R(13) == 0x48);
        CHECK(m.target == 0x11);
    }
    SECTION("pop {r4, r8} (T2)") {
        REQUIRE(run_t32(m, 0xe8bd0110));
        CHECK(m.R(13) == 0x48);
        CHECK(m.R(8) == 0x11);
        CHECK(m.branch == FakeMachine::Branch::None);
    }
}

TEST_CASE("The base in the list") {
    const bool spans = GENERATE(false, true);
    FakeMachine m = machine(spans);
    SECTION("ldm r0, {r0, r1}: the loaded value stays") {
        REQUIRE(run_a32(m, 0xe8900003));
        CHECK(m.R(0) == 0x10);
        CHECK(m.R(1) == 0x11);
    }
    SECTION("ldm r0, {r0, r1} (T16): no writeback") {
        REQUIRE(run_t16(m, 0xc803));
        CHECK(m.R(0) == 0x10);
    }
    SECTION("stm r0!, {r0, r1}: the lowest register stores the old base") {
        REQUIRE(run_a32(m, 0xe8a00003));
        CHECK(m.word_at(0x40) == 0x40);
        CHECK(m.R(0) == 0x48);
    }
}

TEST_CASE("stm r0, {r1, pc} stores what R(15) reads") {
    FakeMachine m = machine(GENERATE(false, true));
    REQUIRE(run_a32(m, 0xe8808002));
    CHECK(m.word_at(0x44) == m.pc);
}

TEST_CASE("An abort in the middle of a list changes no register") {
    FakeMachine m = machine(GENERATE(false, true));
    m.fault_at = 0x44;
    const auto before = m.registers;
    SECTION("ldm r0!, {r2, r4, r7}") { CHECK_FALSE(run_a32(m, 0xe8b00094)); }
    SECTION("ldm r0!, {r2, pc}") { CHECK_FALSE(run_a32(m, 0xe8b08004)); }
    SECTION("ldm r0, {r0, r1}") { CHECK_FALSE(run_a32(m, 0xe8900003)); }
    SECTION("stm r0!, {r2, r4, r7}") { CHECK_FALSE(run_a32(m, 0xe8a00094)); }
    SECTION("pop {r4, pc} (T16)") { CHECK_FALSE(run_t16(m, 0xbd10)); }
    SECTION("ldm r0, {r1, r2}^") { CHECK_FALSE(run_a32(m, 0xe8d00006)); }
    SECTION("ldm r0!, {r1, pc}^") { CHECK_FALSE(run_a32(m, 0xe8f08002)); }
    CHECK(m.faulted);
    CHECK(m.registers == before);
    CHECK(m.branch == FakeMachine::Branch::None);
}

TEST_CASE("Lists need word alignment") {
    FakeMachine m = machine(GENERATE(false, true));
    m.registers[0] = 0x42;
    CHECK_FALSE(run_a32(m, 0xe8900014));
    CHECK_FALSE(run_a32(m, 0xe8800014));
    CHECK(m.faulted);
}

TEST_CASE("Big-endian lists go word by word") {
    FakeMachine m = machine(true);
    m.big = true;
    REQUIRE(run_a32(m, 0xe8900014));
    CHECK(m.R(2) == 0x10000000);
    CHECK(m.accesses.size() == 2);
}

TEST_CASE("LDM and STM of user registers") {
    FakeMachine m = machine(GENERATE(false, true));
    m.user_registers[13] = 0xdddd;
    m.user_registers[14] = 0xeeee;
    SECTION("ldm r0, {r2, sp, lr}^") {
        REQUIRE(run_a32(m, 0xe8d06004));
        CHECK(m.user_registers[2] == 0x10);
        CHECK(m.user_registers[13] == 0x11);
        CHECK(m.user_registers[14] == 0x12);
        CHECK(m.R(13) == 0x40);
    }
    SECTION("stmdb r0, {sp, lr}^") {
        REQUIRE(run_a32(m, 0xe9406000));
        CHECK(m.word_at(0x38) == 0xdddd);
        CHECK(m.word_at(0x3c) == 0xeeee);
        CHECK(m.R(0) == 0x40);
    }
    SECTION("stmib r0, {lr, pc}^") {
        REQUIRE(run_a32(m, 0xe9c0c000));
        CHECK(m.word_at(0x44) == 0xeeee);
        CHECK(m.word_at(0x48) == m.pc);
    }
    SECTION("ldmda r0, {r2, r3}^") {
        REQUIRE(run_a32(m, 0xe850000c));
        CHECK(m.user_registers[2] == 0x0f);
        CHECK(m.user_registers[3] == 0x10);
    }
    SECTION("in Hyp mode UNDEFINED") {
        m.mode = FakeMachine::Mode::Hyp;
        CHECK_FALSE(run_a32(m, 0xe8d00004));
        CHECK(m.undefined);
    }
    SECTION("in System mode UNPREDICTABLE") {
        m.mode = FakeMachine::Mode::System;
        m.unpredictable_goes_on = false;
        CHECK_FALSE(run_a32(m, 0xe8c00004));
        CHECK_FALSE(m.unpredictable_reason.empty());
    }
}

TEST_CASE("LDM (exception return)") {
    FakeMachine m = machine(GENERATE(false, true));
    m.spsr_value = 0x10;
    SECTION("ldm r0!, {r1, pc}^") {
        REQUIRE(run_a32(m, 0xe8f08002));
        CHECK(m.R(1) == 0x10);
        CHECK(m.R(0) == 0x48);
        CHECK(m.branch == FakeMachine::Branch::ExceptionReturn);
        CHECK(m.target == 0x11);
        CHECK(m.returned_cpsr == 0x10);
    }
    SECTION("ldmdb r0, {r1, pc}^") {
        REQUIRE(run_a32(m, 0xe9508002));
        CHECK(m.R(1) == 0x0e);
        CHECK(m.target == 0x0f);
        CHECK(m.R(0) == 0x40);
    }
    SECTION("in Hyp mode UNDEFINED") {
        m.mode = FakeMachine::Mode::Hyp;
        CHECK_FALSE(run_a32(m, 0xe8d08002));
        CHECK(m.undefined);
    }
    SECTION("in User mode UNPREDICTABLE") {
        m.mode = FakeMachine::Mode::User;
        m.unpredictable_goes_on = false;
        CHECK_FALSE(run_a32(m, 0xe8d08002));
        CHECK(m.branch == FakeMachine::Branch::None);
    }
}

TEST_CASE("UNPREDICTABLE lists") {
    struct Case {
        const char* what;
        Decoded decoded;
        DecodeStatus should;
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"ldm r0, {}", decode_a32(0xe8900000), DecodeStatus::Unpredictable},
        {"ldm pc, {r1}", decode_a32(0xe89f0002), DecodeStatus::Unpredictable},
        {"ldm r0!, {r0, r1}", decode_a32(0xe8b00003), DecodeStatus::Unpredictable},
        {"stm r1!, {r0, r1}", decode_a32(0xe8a10003), DecodeStatus::Ok},
        {"stm r0!, {} (T16)", decode_t16(0xc000, {}), DecodeStatus::Unpredictable},
        {"push {} (T16)", decode_t16(0xb400, {}), DecodeStatus::Unpredictable},
        {"ldm.w r0, {r1}", decode_t32(0xe8900002, {}), DecodeStatus::Unpredictable},
        {"ldm.w r0, {r1, sp}", decode_t32(0xe8902006, {}), DecodeStatus::Unpredictable},
        {"ldm.w r0, {lr, pc}", decode_t32(0xe890c000, {}), DecodeStatus::Unpredictable},
        {"stm.w r0, {r1, pc}", decode_t32(0xe8808002, {}), DecodeStatus::Unpredictable},
        {"stm.w r0!, {r0, r1}", decode_t32(0xe8a00003, {}), DecodeStatus::Unpredictable},
        {"pop {pc} inside an IT block", decode_t16(0xbd00, {0x04}), DecodeStatus::Unpredictable},
        {"pop {pc} at its end", decode_t16(0xbd00, {0x08}), DecodeStatus::Ok},
        {"ldm r0!, {r1}^ without the PC", decode_a32(0xe8f00002), DecodeStatus::Unpredictable},
    }));
    INFO(c.what);
    CHECK(c.decoded.has_row());
    CHECK(c.decoded.status == c.should);
}
