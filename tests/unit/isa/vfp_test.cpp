// SPDX-License-Identifier: Apache-2.0
// Extension register loads, stores and transfers (ARM ARM A7.6, A7.8, A7.9, B9.3.21, B9.3.22).
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;

namespace {

/// r0 is the base; memory holds its own word numbers, D[n] holds 0xd0n in both halves.
FakeMachine machine(bool spans = false) {
    FakeMachine m;
    for (u32 i = 0; i < m.memory.size() / 4; ++i) m.put_word(4 * i, i);
    for (u32 n = 0; n < 32; ++n) m.set_D(n, u64{0xd00 + n} << 32 | (0xd80 + n));
    m.registers[0] = 0x40;
    m.registers[13] = 0x40;
    m.registers[2] = 0x11223344;
    m.registers[3] = 0x55667788;
    m.spans = spans;
    return m;
}

constexpr u64 doubleword_at(u32 address) { return u64{address / 4 + 1} << 32 | address / 4; }

struct ListCase {
    const char* assembly;
    bool thumb;
    u32 word;
    u32 lowest;  ///< where the first register lies
    u32 first;   ///< its number
    u32 count;
    u32 base;  ///< afterwards; base and stack pointer are 0x40 before
};

bool run(FakeMachine& m, const ListCase& c) {
    return c.thumb ? run_t32(m, c.word) : run_a32(m, c.word);
}

}  // namespace

TEST_CASE("Loads of double registers") {
    const bool spans = GENERATE(false, true);
    const auto c = GENERATE(values<ListCase>({
        // clang-format off
        {"vldm r0, {d1-d3}",      false, 0xec901b06, 0x40, 1, 3, 0x40},
        {"vldm r0!, {d1-d3}",     false, 0xecb01b06, 0x40, 1, 3, 0x58},
        {"vldmdb r0!, {d16-d19}", false, 0xed700b08, 0x20, 16, 4, 0x20},
        {"vldm r0!, {d8-d15}",    true, 0xecb08b10, 0x40, 8, 8, 0x80},
        {"vpop {d8-d9}",          false, 0xecbd8b04, 0x40, 8, 2, 0x50},
        {"vpop {d16-d31}",        true, 0xecfd0b20, 0x40, 16, 16, 0xc0},
        {"fldmiax r0!, {d1-d2}",  false, 0xecb01b05, 0x40, 1, 2, 0x54},
        {"fldmdbx r0!, {d1-d2}",  false, 0xed301b05, 0x2c, 1, 2, 0x2c},
        {"vldr d5, [r0, #8]",     false, 0xed905b02, 0x48, 5, 1, 0x40},
        {"vldr d21, [r0, #-8]",   true, 0xed505b02, 0x38, 21, 1, 0x40},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine(spans);
    REQUIRE(run(m, c));
    for (u32 i = 0; i < c.count; ++i) CHECK(m.D(c.first + i) == doubleword_at(c.lowest + 8 * i));
    if (c.first + c.count < 32) CHECK((m.D(c.first + c.count) >> 40) == 0xd);
    CHECK((m.R(0) == c.base || m.R(13) == c.base));
    CHECK((m.R(0) == 0x40 || m.R(13) == 0x40));
    CHECK(m.checked_fpexc);
    CHECK_FALSE(m.checked_advsimd);
}

TEST_CASE("Stores of double registers") {
    const bool spans = GENERATE(false, true);
    const auto c = GENERATE(values<ListCase>({
        // clang-format off
        {"vstm r0, {d1-d3}",      false, 0xec801b06, 0x40, 1, 3, 0x40},
        {"vstm r0!, {d1-d3}",     true, 0xeca01b06, 0x40, 1, 3, 0x58},
        {"vstmdb r0!, {d16-d19}", false, 0xed600b08, 0x20, 16, 4, 0x20},
        {"vpush {d8-d9}",         false, 0xed2d8b04, 0x30, 8, 2, 0x30},
        {"vpush {d30-d31}",       true, 0xed6deb04, 0x30, 30, 2, 0x30},
        {"fstmiax r0!, {d1-d2}",  false, 0xeca01b05, 0x40, 1, 2, 0x54},
        {"vstr d5, [r0, #8]",     false, 0xed805b02, 0x48, 5, 1, 0x40},
        {"vstr d21, [r0, #-8]",   true, 0xed405b02, 0x38, 21, 1, 0x40},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine(spans);
    REQUIRE(run(m, c));
    for (u32 i = 0; i < c.count; ++i) {
        CHECK(m.word_at(c.lowest + 8 * i) == 0xd80 + c.first + i);
        CHECK(m.word_at(c.lowest + 8 * i + 4) == 0xd00 + c.first + i);
    }
    CHECK(m.word_at(c.lowest - 4) == c.lowest / 4 - 1);
    CHECK(m.word_at(c.lowest + 8 * c.count) == c.lowest / 4 + 2 * c.count);
    CHECK((m.R(0) == c.base || m.R(13) == c.base));
}

TEST_CASE("Loads and stores of single registers") {
    FakeMachine m = machine(GENERATE(false, true));
    SECTION("vldm r0!, {s1-s3}") {
        REQUIRE(run_a32(m, 0xecf00a03));
        CHECK(m.S(0) == 0xd80);
        CHECK(m.S(1) == 0x10);
        CHECK(m.S(2) == 0x11);
        CHECK(m.S(3) == 0x12);
        CHECK(m.R(0) == 0x4c);
    }
    SECTION("vldmdb r0!, {s31} (T32)") {
        REQUIRE(run_t32(m, 0xed70fa01));
        CHECK(m.S(31) == 0x0f);
        CHECK(m.R(0) == 0x3c);
    }
    SECTION("vpop {s4-s5}") {
        REQUIRE(run_a32(m, 0xecbd2a02));
        CHECK(m.D(2) == doubleword_at(0x40));
        CHECK(m.R(13) == 0x48);
    }
    SECTION("vpush {s4-s5}") {
        REQUIRE(run_a32(m, 0xed2d2a02));
        CHECK(m.word_at(0x38) == 0xd82);
        CHECK(m.word_at(0x3c) == 0xd02);
        CHECK(m.R(13) == 0x38);
    }
    SECTION("vstm r0!, {s1-s2}") {
        REQUIRE(run_a32(m, 0xece00a02));
        CHECK(m.word_at(0x40) == 0xd00);
        CHECK(m.word_at(0x44) == 0xd81);
        CHECK(m.R(0) == 0x48);
    }
    SECTION("vldr s3, [r0, #-4]") {
        REQUIRE(run_a32(m, 0xed501a01));
        CHECK(m.S(3) == 0x0f);
        CHECK(m.S(2) == 0xd81);
    }
    SECTION("vstr s3, [r0, #4]") {
        REQUIRE(run_t32(m, 0xedc01a01));
        CHECK(m.word_at(0x44) == 0xd01);
    }
    SECTION("vldr s3, [pc, #8]: the base is aligned") {
        m.pc = 0x4a;
        REQUIRE(run_t32(m, 0xeddf1a02));
        CHECK(m.S(3) == 0x50 / 4);
    }
}

TEST_CASE("Doublewords of big-endian data") {
    FakeMachine m = machine(true);
    m.big = true;
    SECTION("loads") {
        m.put_word(0x40, 0x03020100);
        m.put_word(0x44, 0x07060504);
        REQUIRE(run_a32(m, 0xed901b00));
        REQUIRE(run_a32(m, 0xec903b02));
        CHECK(m.D(1) == 0x0001020304050607);
        CHECK(m.D(3) == 0x0001020304050607);
    }
    SECTION("stores") {
        m.set_D(2, 0x0001020304050607);
        REQUIRE(run_a32(m, 0xed802b02));
        REQUIRE(run_a32(m, 0xec802b02));
        for (const u32 address : {0x40u, 0x48u}) {
            CHECK(m.word_at(address) == 0x03020100);
            CHECK(m.word_at(address + 4) == 0x07060504);
        }
    }
}

TEST_CASE("An abort changes no extension register and no base") {
    FakeMachine m = machine(GENERATE(false, true));
    m.fault_at = 0x44;
    const auto d_before = m.d_registers;
    const auto before = m.registers;
    SECTION("vldm r0!, {d1-d3}") { CHECK_FALSE(run_a32(m, 0xecb01b06)); }
    SECTION("vldm r0!, {s1-s3}") { CHECK_FALSE(run_a32(m, 0xecf00a03)); }
    SECTION("vpop {d8}") { CHECK_FALSE(run_a32(m, 0xecbd8b02)); }
    SECTION("vldr d1, [r0]") { CHECK_FALSE(run_a32(m, 0xed901b00)); }
    SECTION("vstm r0!, {d1-d3}") { CHECK_FALSE(run_a32(m, 0xeca01b06)); }
    CHECK(m.faulted);
    CHECK(m.d_registers == d_before);
    CHECK(m.registers == before);
}

TEST_CASE("With the extension disabled nothing is accessed") {
    const u32 word = GENERATE(0xecb01b06, 0xece00a03, 0xed901b00, 0xedc00a00, 0xee002a90,
                              0xee102a90, 0xec532b11, 0xec432b11, 0xee412b10, 0xeed12b10,
                              0xee812b10, 0xeef12a10, 0xeee12a10, 0xeef82a10);
    INFO(std::hex << word);
    FakeMachine m = machine();
    m.vfp_enabled = false;
    const auto before = m.registers;
    CHECK_FALSE(run_a32(m, word));
    CHECK(m.undefined);
    CHECK(m.accesses.empty());
    CHECK(m.registers == before);
}

TEST_CASE("Moves between core and extension registers") {
    FakeMachine m = machine();
    SECTION("vmov s3, r2") {
        REQUIRE(run_a32(m, 0xee012a90));
        CHECK(m.S(3) == 0x11223344);
        CHECK(m.S(2) == 0xd81);
    }
    SECTION("vmov r2, s3 (T32)") {
        REQUIRE(run_t32(m, 0xee112a90));
        CHECK(m.R(2) == 0xd01);
    }
    SECTION("vmov s3, s4, r2, r3") {
        REQUIRE(run_a32(m, 0xec432a31));
        CHECK(m.S(3) == 0x11223344);
        CHECK(m.S(4) == 0x55667788);
    }
    SECTION("vmov r2, r3, s3, s4") {
        REQUIRE(run_t32(m, 0xec532a31));
        CHECK(m.R(2) == 0xd01);
        CHECK(m.R(3) == 0xd82);
    }
    SECTION("vmov d20, r2, r3") {
        REQUIRE(run_a32(m, 0xec432b34));
        CHECK(m.D(20) == 0x5566778811223344);
    }
    SECTION("vmov r2, r3, d20") {
        REQUIRE(run_t32(m, 0xec532b34));
        CHECK(m.R(2) == 0xd94);
        CHECK(m.R(3) == 0xd14);
    }
}

TEST_CASE("Scalars: VMOV (core register to scalar)") {
    struct Case {
        const char* assembly;
        u32 word;
        u64 result;
        bool advsimd;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"vmov.8 d17[0], r2",  0xee412b90,  0x0123456789abcd44, true},
        {"vmov.8 d17[7], r2",  0xee612bf0,  0x4423456789abcdef, true},
        {"vmov.16 d17[1], r2", 0xee012bf0, 0x012345673344cdef, true},
        {"vmov.16 d17[3], r2", 0xee212bf0, 0x3344456789abcdef, true},
        {"vmov.32 d17[0], r2", 0xee012b90, 0x0123456711223344, false},
        {"vmov.32 d17[1], r2", 0xee212b90, 0x1122334489abcdef, false},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.set_D(17, 0x0123456789abcdef);
    REQUIRE(run_a32(m, c.word));
    CHECK(m.D(17) == c.result);
    CHECK(m.checked_advsimd == c.advsimd);
}

TEST_CASE("Scalars: VMOV (scalar to core register)") {
    struct Case {
        const char* assembly;
        u32 word;
        u32 result;
        bool advsimd;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"vmov.u8 r2, d17[0]",  0xeed12b90,  0xef, true},
        {"vmov.s8 r2, d17[0]",  0xee512b90,  0xffffffef, true},
        {"vmov.s8 r2, d17[7]",  0xee712bf0,  0x01, true},
        {"vmov.u16 r2, d17[1]", 0xee912bf0, 0x89ab, true},
        {"vmov.s16 r2, d17[1]", 0xee112bf0, 0xffff89ab, true},
        {"vmov.32 r2, d17[0]",  0xee112b90,  0x89abcdef, false},
        {"vmov.32 r2, d17[1]",  0xee312b90,  0x01234567, false},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.set_D(17, 0x0123456789abcdef);
    REQUIRE(run_t32(m, c.word));
    CHECK(m.R(2) == c.result);
    CHECK(m.checked_advsimd == c.advsimd);
}

TEST_CASE("VDUP (core register)") {
    FakeMachine m = machine();
    SECTION("vdup.8 d17, r2") {
        REQUIRE(run_a32(m, 0xeec12b90));
        CHECK(m.D(17) == 0x4444444444444444);
        CHECK((m.D(18) >> 40) == 0xd);
    }
    SECTION("vdup.16 q8, r2") {
        REQUIRE(run_t32(m, 0xeea02bb0));
        CHECK(m.D(16) == 0x3344334433443344);
        CHECK(m.D(17) == 0x3344334433443344);
    }
    SECTION("vdup.32 q15, r2") {
        REQUIRE(run_a32(m, 0xeeae2b90));
        CHECK(m.D(31) == 0x1122334411223344);
    }
    CHECK(m.checked_advsimd);
}

TEST_CASE("VMRS and VMSR") {
    FakeMachine m = machine();
    SECTION("vmrs r2, fpscr") {
        m.vfp_system[1] = 0x1234;
        REQUIRE(run_a32(m, 0xeef12a10));
        CHECK(m.R(2) == 0x1234);
        CHECK(m.checked_fpexc);
    }
    SECTION("vmrs apsr_nzcv, fpscr") {
        m.vfp_system[1] = 0x60000000;
        REQUIRE(run_t32(m, 0xeef1fa10));
        CHECK((!m.N() && m.Z() && m.C() && !m.V()));
    }
    SECTION("vmrs r2, fpexc does not ask for FPEXC.EN") {
        m.vfp_system[8] = 0x40000000;
        REQUIRE(run_a32(m, 0xeef82a10));
        CHECK(m.R(2) == 0x40000000);
        CHECK_FALSE(m.checked_fpexc);
    }
    SECTION("vmrs r2, mvfr0") {
        m.vfp_system[7] = 0x10110222;
        REQUIRE(run_a32(m, 0xeef72a10));
        CHECK(m.R(2) == 0x10110222);
    }
    SECTION("vmsr fpscr, r2") {
        REQUIRE(run_a32(m, 0xeee12a10));
        CHECK(m.vfp_system.at(1) == 0x11223344);
    }
    SECTION("vmsr fpexc, r2") {
        REQUIRE(run_t32(m, 0xeee82a10));
        CHECK(m.vfp_system.at(8) == 0x11223344);
        CHECK_FALSE(m.checked_fpexc);
    }
    SECTION("in User mode only the FPSCR") {
        m.mode = FakeMachine::Mode::User;
        m.vfp_system[1] = 1;
        REQUIRE(run_a32(m, 0xeef12a10));
        CHECK_FALSE(run_a32(m, 0xeef02a10));
        CHECK_FALSE(run_a32(m, 0xeee82a10));
        CHECK(m.undefined);
    }
}

TEST_CASE("UNDEFINED and UNPREDICTABLE extension register encodings") {
    struct Case {
        const char* what;
        Decoded decoded;
        DecodeStatus should;
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"vldm r0!, P = U = 1", decode_a32(0xedb01b06), DecodeStatus::Undefined},
        {"vldm r0!, P = U = 0", decode_a32(0xec301b06), DecodeStatus::Undefined},
        {"vldm r0, {}", decode_a32(0xec901b00), DecodeStatus::Unpredictable},
        {"vldm r0, {d30-d33}", decode_a32(0xecd0eb08), DecodeStatus::Unpredictable},
        {"vldm r0, 17 registers", decode_a32(0xec900b22), DecodeStatus::Unpredictable},
        {"vldm r0, {s30-s33}", decode_a32(0xec90fa04), DecodeStatus::Unpredictable},
        {"vldm pc, {d1}", decode_a32(0xec9f1b02), DecodeStatus::Ok},
        {"vldm pc!, {d1}", decode_a32(0xecbf1b02), DecodeStatus::Unpredictable},
        {"vldm pc, {d1} (T32)", decode_t32(0xec9f1b02, {}), DecodeStatus::Unpredictable},
        {"vstr d1, [pc] (T32)", decode_t32(0xed8f1b00, {}), DecodeStatus::Unpredictable},
        {"vstr d1, [pc]", decode_a32(0xed8f1b00), DecodeStatus::Ok},
        {"vmov s31, s32, r2, r3", decode_a32(0xec432a3f), DecodeStatus::Unpredictable},
        {"vmov r2, r2, d1", decode_a32(0xec522b11), DecodeStatus::Unpredictable},
        {"vmov s1, pc", decode_a32(0xee00fa90), DecodeStatus::Unpredictable},
        {"vmov s1, sp (T32)", decode_t32(0xee00da90, {}), DecodeStatus::Unpredictable},
        {"vdup, b:e = 11", decode_a32(0xeec12bb0), DecodeStatus::Undefined},
        {"vdup q, odd D", decode_a32(0xeea12b10), DecodeStatus::Undefined},
        {"vmov scalar, opc 0x10", decode_a32(0xee012b50), DecodeStatus::Undefined},
        {"vmov.u32 r2, d1[0]", decode_a32(0xee912b10), DecodeStatus::Undefined},
        {"vmrs pc, fpexc", decode_a32(0xeef8fa10), DecodeStatus::Unpredictable},
        {"vmrs r2, reg 5", decode_a32(0xeef52a10), DecodeStatus::Unpredictable},
    }));
    INFO(c.what);
    CHECK(c.decoded.has_row());
    CHECK(c.decoded.status == c.should);
}
