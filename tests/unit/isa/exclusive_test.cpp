// SPDX-License-Identifier: Apache-2.0
// Exclusives, CLREX and SWP (ARM ARM A8.8.32, A8.8.75-A8.8.78, A8.8.212-A8.8.215, A8.8.229).
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;

namespace {

FakeMachine machine() {
    FakeMachine m;
    m.put_word(0x40, 0x83828180);
    m.put_word(0x44, 0x87868584);
    m.registers[1] = 0x40;
    m.registers[4] = 0x11223344;
    m.registers[5] = 0x55667788;
    m.registers[2] = 0xffffffff;
    return m;
}

}  // namespace

TEST_CASE("Load exclusive") {
    FakeMachine m = machine();
    SECTION("ldrex r2, [r1]") {
        REQUIRE(run_a32(m, 0xe1912f9f));
        CHECK(m.R(2) == 0x83828180);
    }
    SECTION("ldrex r2, [r1, #4] (T32)") {
        REQUIRE(run_t32(m, 0xe8512f01));
        CHECK(m.R(2) == 0x87868584);
    }
    SECTION("ldrexb r2, [r1]") {
        REQUIRE(run_a32(m, 0xe1d12f9f));
        CHECK(m.R(2) == 0x80);
    }
    SECTION("ldrexb r2, [r1] (T32)") {
        REQUIRE(run_t32(m, 0xe8d12f4f));
        CHECK(m.R(2) == 0x80);
    }
    SECTION("ldrexh r2, [r1]") {
        REQUIRE(run_a32(m, 0xe1f12f9f));
        CHECK(m.R(2) == 0x8180);
    }
    SECTION("ldrexh r2, [r1] (T32)") {
        REQUIRE(run_t32(m, 0xe8d12f5f));
        CHECK(m.R(2) == 0x8180);
    }
    SECTION("ldrexd r2, r3, [r1]") {
        REQUIRE(run_a32(m, 0xe1b12f9f));
        CHECK(m.R(2) == 0x83828180);
        CHECK(m.R(3) == 0x87868584);
    }
    SECTION("ldrexd r2, r9, [r1] (T32)") {
        REQUIRE(run_t32(m, 0xe8d1297f));
        CHECK(m.R(2) == 0x83828180);
        CHECK(m.R(9) == 0x87868584);
    }
    SECTION("ldrexd r2, r3, [r1], big-endian: the first word goes to the first register") {
        m.big = true;
        REQUIRE(run_a32(m, 0xe1b12f9f));
        CHECK(m.R(2) == 0x80818283);
        CHECK(m.R(3) == 0x84858687);
    }
    CHECK(m.exclusive);
}

TEST_CASE("Store exclusive") {
    FakeMachine m = machine();
    m.exclusive = true;
    SECTION("strex r2, r4, [r1]") {
        REQUIRE(run_a32(m, 0xe1812f94));
        CHECK(m.word_at(0x40) == 0x11223344);
    }
    SECTION("strex r2, r4, [r1, #4] (T32)") {
        REQUIRE(run_t32(m, 0xe8414201));
        CHECK(m.word_at(0x44) == 0x11223344);
    }
    SECTION("strexb r2, r4, [r1]") {
        REQUIRE(run_a32(m, 0xe1c12f94));
        CHECK(m.word_at(0x40) == 0x83828144);
    }
    SECTION("strexb r2, r4, [r1] (T32)") {
        REQUIRE(run_t32(m, 0xe8c14f42));
        CHECK(m.word_at(0x40) == 0x83828144);
    }
    SECTION("strexh r2, r4, [r1]") {
        REQUIRE(run_a32(m, 0xe1e12f94));
        CHECK(m.word_at(0x40) == 0x83823344);
    }
    SECTION("strexh r2, r4, [r1] (T32)") {
        REQUIRE(run_t32(m, 0xe8c14f52));
        CHECK(m.word_at(0x40) == 0x83823344);
    }
    SECTION("strexd r2, r4, r5, [r1]") {
        REQUIRE(run_a32(m, 0xe1a12f94));
        CHECK(m.word_at(0x40) == 0x11223344);
        CHECK(m.word_at(0x44) == 0x55667788);
    }
    SECTION("strexd r2, r4, r9, [r1] (T32)") {
        m.registers[9] = 0x99999999;
        REQUIRE(run_t32(m, 0xe8c14972));
        CHECK(m.word_at(0x44) == 0x99999999);
    }
    CHECK(m.R(2) == 0);
}

TEST_CASE("strex r2, r4, [r1] without the monitor stores nothing") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xe1812f94));
    CHECK(m.R(2) == 1);
    CHECK(m.word_at(0x40) == 0x83828180);
}

TEST_CASE("An abort of an exclusive leaves its registers") {
    FakeMachine m = machine();
    m.exclusive = true;
    m.fault_at = 0x40;
    CHECK_FALSE(run_a32(m, 0xe1b12f9f));
    CHECK_FALSE(run_a32(m, 0xe1812f94));
    CHECK(m.R(2) == 0xffffffff);
}

TEST_CASE("Exclusives need alignment") {
    FakeMachine m = machine();
    m.registers[1] = 0x44;
    CHECK_FALSE(run_a32(m, 0xe1b12f9f));
    m.registers[1] = 0x42;
    CHECK_FALSE(run_a32(m, 0xe1912f9f));
    CHECK(run_a32(m, 0xe1f12f9f));
}

TEST_CASE("clrex") {
    FakeMachine m = machine();
    m.exclusive = true;
    SECTION("A1") { REQUIRE(run_a32(m, 0xf57ff01f)); }
    SECTION("T1") { REQUIRE(run_t32(m, 0xf3bf8f2f)); }
    CHECK_FALSE(m.exclusive);
}

TEST_CASE("SWP") {
    FakeMachine m = machine();
    SECTION("UNDEFINED while SCTLR.SW is clear") {
        CHECK_FALSE(run_a32(m, 0xe1012094));
        CHECK(m.undefined);
    }
    SECTION("swp r2, r4, [r1]") {
        m.swp = true;
        REQUIRE(run_a32(m, 0xe1012094));
        CHECK(m.R(2) == 0x83828180);
        CHECK(m.word_at(0x40) == 0x11223344);
    }
    SECTION("swpb r4, r4, [r1]: the register is read before it is written") {
        m.swp = true;
        REQUIRE(run_a32(m, 0xe1414094));
        CHECK(m.R(4) == 0x80);
        CHECK(m.word_at(0x40) == 0x83828144);
    }
    SECTION("swp r2, r4, [r1] from an unaligned address aborts") {
        m.swp = true;
        m.registers[1] = 0x41;
        CHECK_FALSE(run_a32(m, 0xe1012094));
        CHECK(m.faulted);
        CHECK(m.R(2) == 0xffffffff);
    }
}

TEST_CASE("UNPREDICTABLE exclusives") {
    struct Case {
        const char* what;
        Decoded decoded;
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"strex r1, r4, [r1]", decode_a32(0xe1811f94)},
        {"strex r4, r4, [r1]", decode_a32(0xe1814f94)},
        {"strexd r2, r3, r4, [r1]", decode_a32(0xe1a12f93)},
        {"strexd r5, r4, r5, [r1]", decode_a32(0xe1a15f94)},
        {"ldrexd r3, r4, [r1]", decode_a32(0xe1b13f9f)},
        {"ldrex pc, [r1]", decode_a32(0xe191ff9f)},
        {"ldrex r2, [r1] with a clear (1) bit", decode_a32(0xe191209f)},
        {"ldrex sp, [r1] (T32)", decode_t32(0xe851df00, {})},
        {"ldrexd r2, r2, [r1] (T32)", decode_t32(0xe8d1227f, {})},
        {"strexd r4, r4, r5, [r1] (T32)", decode_t32(0xe8c14574, {})},
        {"swp r2, r1, [r1]", decode_a32(0xe1012091)},
    }));
    INFO(c.what);
    CHECK(c.decoded.has_row());
    CHECK(c.decoded.status == DecodeStatus::Unpredictable);
}
