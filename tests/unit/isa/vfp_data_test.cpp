// SPDX-License-Identifier: Apache-2.0
// Floating-point data processing (ARM ARM A7.5): which operation a word is, its registers, its
// flags. The arithmetic itself is fp_test.cpp's.
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;

namespace {

/// s1 = 2, s2 = 3, s4 = 10, and so d17, d18, d20.
FakeMachine machine() {
    FakeMachine m;
    m.set_S(1, 0x40000000);
    m.set_S(2, 0x40400000);
    m.set_S(4, 0x41200000);
    m.set_D(17, 0x4000000000000000);
    m.set_D(18, 0x4008000000000000);
    m.set_D(20, 0x4024000000000000);
    return m;
}

struct ArithmeticCase {
    const char* assembly;
    u32 word;  ///< op s4, s1, s2
    u32 single;
    u64 doubled;
};

/// A word for AL is the same in both instruction sets.
bool run(FakeMachine& m, u32 word, bool thumb) {
    return thumb ? run_t32(m, word) : run_a32(m, word);
}

}  // namespace

TEST_CASE("Arithmetic of singles and doubles") {
    const auto c = GENERATE(values<ArithmeticCase>({
        // clang-format off
        {"vmla",  0xee002a81, 0x41800000, 0x4030000000000000},  // 10 + 2 * 3
        {"vmls",  0xee002ac1, 0x40800000, 0x4010000000000000},  // 10 - 6
        {"vnmls", 0xee102a81, 0xc0800000, 0xc010000000000000},  // -10 + 6
        {"vnmla", 0xee102ac1, 0xc1800000, 0xc030000000000000},  // -10 - 6
        {"vmul",  0xee202a81, 0x40c00000, 0x4018000000000000},
        {"vnmul", 0xee202ac1, 0xc0c00000, 0xc018000000000000},
        {"vadd",  0xee302a81, 0x40a00000, 0x4014000000000000},
        {"vsub",  0xee302ac1, 0xbf800000, 0xbff0000000000000},
        {"vdiv",  0xee802a81, 0x3f2aaaab, 0x3fe5555555555555},
        {"vfnms", 0xee902a81, 0xc0800000, 0xc010000000000000},  // -10 + 6
        {"vfnma", 0xee902ac1, 0xc1800000, 0xc030000000000000},  // -10 - 6
        {"vfma",  0xeea02a81, 0x41800000, 0x4030000000000000},
        {"vfms",  0xeea02ac1, 0x40800000, 0x4010000000000000},
        // clang-format on
    }));
    const bool thumb = GENERATE(false, true);
    INFO(c.assembly << (thumb ? " (T32)" : " (A32)"));
    FakeMachine m = machine();
    REQUIRE(run(m, c.word, thumb));
    CHECK(m.S(4) == c.single);
    CHECK(m.S(5) == 0);
    CHECK_FALSE(m.checked_upper);
    CHECK((m.fpscr() == 0 || c.word == 0xee802a81));
    // sz, and D, N, M with d20, d17, d18
    const u32 of_doubles = (c.word & 0xfff00f50) | 0x004141a2 | (c.word & 0x40);
    REQUIRE(run(m, of_doubles, thumb));
    CHECK(m.D(20) == c.doubled);
    CHECK(m.checked_upper);
    CHECK(m.checked_fpexc);
    CHECK_FALSE(m.checked_advsimd);
}

TEST_CASE("VMLA rounds the product, VFMA does not", "ARM ARM A8.8.317, A8.8.337") {
    // 1.0000001 * 1.0000001 - 1.0000002
    FakeMachine m;
    m.set_S(1, 0x3f800001);
    m.set_S(2, 0x3f800001);
    m.set_S(4, 0xbf800002);
    SECTION("vmla.f32 s4, s1, s2") {
        REQUIRE(run_a32(m, 0xee002a81));
        CHECK(m.S(4) == 0);
    }
    SECTION("vfma.f32 s4, s1, s2") {
        REQUIRE(run_a32(m, 0xeea02a81));
        CHECK(m.S(4) == 0x28800000);
    }
}

TEST_CASE("Negations concern NaNs, too: VNMUL negates the NaN, VMLS the product",
          "ARM ARM A8.8.356") {
    FakeMachine m = machine();
    m.set_S(2, 0x7fc00001);
    SECTION("vnmul.f32 s4, s1, s2") {
        REQUIRE(run_a32(m, 0xee202ac1));
        CHECK(m.S(4) == 0xffc00001);
    }
    SECTION("vmls.f32 s4, s1, s2") {
        REQUIRE(run_a32(m, 0xee002ac1));
        CHECK(m.S(4) == 0xffc00001);
    }
    SECTION("vfms.f32 s4, s2, s1: the first factor is negated") {
        REQUIRE(run_a32(m, 0xeea12a60));
        CHECK(m.S(4) == 0xffc00001);
    }
}

TEST_CASE("One operand: VMOV, VABS, VNEG, VSQRT") {
    FakeMachine m = machine();
    m.set_S(1, 0xff800001);  // a signalling NaN
    m.set_D(17, 0xfff0000000000001);
    SECTION("vmov.f32 s4, s1 and vmov.f64 d20, d17") {
        REQUIRE(run_a32(m, 0xeeb02a60));
        REQUIRE(run_a32(m, 0xeef04b61));
        CHECK(m.S(4) == 0xff800001);
        CHECK(m.D(20) == 0xfff0000000000001);
    }
    SECTION("vabs.f32 s4, s1 and vabs.f64 d20, d17") {
        REQUIRE(run_a32(m, 0xeeb02ae0));
        REQUIRE(run_a32(m, 0xeef04be1));
        CHECK(m.S(4) == 0x7f800001);
        CHECK(m.D(20) == 0x7ff0000000000001);
    }
    SECTION("vneg.f32 s4, s1 and vneg.f64 d20, d17") {
        REQUIRE(run_a32(m, 0xeeb12a60));
        REQUIRE(run_a32(m, 0xeef14b61));
        CHECK(m.S(4) == 0x7f800001);
        CHECK(m.D(20) == 0x7ff0000000000001);
    }
    CHECK(m.fpscr() == 0);
    SECTION("vsqrt.f32 s4, s2 and vsqrt.f64 d20, d18: of 3; inexact") {
        REQUIRE(run_a32(m, 0xeeb12ac1));
        REQUIRE(run_a32(m, 0xeef14be2));
        CHECK(m.S(4) == 0x3fddb3d7);
        CHECK(m.D(20) == 0x3ffbb67ae8584caa);
        CHECK(m.fpscr() == 0x10);
    }
}

TEST_CASE("VMOV (immediate)", "ARM ARM A7.5.1") {
    FakeMachine m;
    REQUIRE(run_a32(m, 0xeeb72a00));  // vmov.f32 s4, #1.0
    CHECK(m.S(4) == 0x3f800000);
    REQUIRE(run_a32(m, 0xeef74b00));  // vmov.f64 d20, #1.0
    CHECK(m.D(20) == 0x3ff0000000000000);
    REQUIRE(run_t32(m, 0xeebf2a0f));  // vmov.f32 s4, #-1.9375
    CHECK(m.S(4) == 0xbff80000);
    REQUIRE(run_t32(m, 0xeef04b00));  // vmov.f64 d20, #2.0
    CHECK(m.D(20) == 0x4000000000000000);
    CHECK(decode_a32(0xeeb72a20).status == DecodeStatus::Unpredictable);  // bit 5 is (0)
}

TEST_CASE("VCMP and VCMPE write FPSCR.NZCV alone", "ARM ARM A8.8.303") {
    FakeMachine m = machine();
    m.set_fpscr(0xf8000000);
    SECTION("vcmp.f32 s1, s2: less") {
        REQUIRE(run_a32(m, 0xeef40a41));
        CHECK(m.fpscr() == 0x88000000);
    }
    SECTION("vcmpe.f64 d18, d17: greater") {
        REQUIRE(run_a32(m, 0xeef42be1));
        CHECK(m.fpscr() == 0x28000000);
    }
    SECTION("vcmp.f32 s0, #0: -0 equals it") {
        m.set_S(0, 0x80000000);
        REQUIRE(run_t32(m, 0xeeb50a40));
        CHECK(m.fpscr() == 0x68000000);
    }
    SECTION("vcmp.f32 s1, s2 with a quiet NaN") {
        m.set_S(2, 0x7fc00000);
        REQUIRE(run_a32(m, 0xeef40a41));
        CHECK(m.fpscr() == 0x38000000);
    }
    SECTION("vcmpe.f32 s1, s2 with a quiet NaN: Invalid Operation") {
        m.set_S(2, 0x7fc00000);
        REQUIRE(run_a32(m, 0xeef40ac1));
        CHECK(m.fpscr() == 0x38000001);
    }
    CHECK_FALSE(m.n);
}

TEST_CASE("VCVT between precisions", "ARM ARM A8.8.309, A8.8.311") {
    FakeMachine m = machine();
    SECTION("vcvt.f64.f32 d20, s1") {
        REQUIRE(run_a32(m, 0xeef74ae0));
        CHECK(m.D(20) == 0x4000000000000000);
        CHECK(m.checked_upper);
    }
    SECTION("vcvt.f32.f64 s4, d18") {
        REQUIRE(run_a32(m, 0xeeb72be2));
        CHECK(m.S(4) == 0x40400000);
        CHECK(m.checked_upper);
    }
    SECTION("vcvtb.f32.f16 s4, s0 and vcvtt.f32.f16 s5, s0") {
        m.set_S(0, 0xc0003c00);
        REQUIRE(run_a32(m, 0xeeb22a40));
        REQUIRE(run_a32(m, 0xeef22ac0));
        CHECK(m.S(4) == 0x3f800000);
        CHECK(m.S(5) == 0xc0000000);
    }
    SECTION("vcvtb.f16.f32 s4, s1 and vcvtt.f16.f32 s4, s2: the other half is kept") {
        m.set_S(4, 0x11112222);
        REQUIRE(run_a32(m, 0xeeb32a60));
        CHECK(m.S(4) == 0x11114000);
        REQUIRE(run_a32(m, 0xeeb32ac1));
        CHECK(m.S(4) == 0x42004000);
    }
}

TEST_CASE("VCVT, VCVTR of integers", "ARM ARM A8.8.306") {
    FakeMachine m = machine();
    m.set_S(0, 0xffffffff);
    m.set_S(8, 0x402ccccd);           // 2.7
    m.set_D(19, 0xc00599999999999a);  // -2.7
    SECTION("vcvt.f32.s32 s4, s0 and vcvt.f32.u32 s5, s0") {
        REQUIRE(run_a32(m, 0xeeb82ac0));
        REQUIRE(run_a32(m, 0xeef82a40));
        CHECK(m.S(4) == 0xbf800000);
        CHECK(m.S(5) == 0x4f800000);
    }
    SECTION("vcvt.f64.s32 d20, s0 and vcvt.f64.u32 d21, s0") {
        REQUIRE(run_a32(m, 0xeef84bc0));
        REQUIRE(run_a32(m, 0xeef85b40));
        CHECK(m.D(20) == 0xbff0000000000000);
        CHECK(m.D(21) == 0x41efffffffe00000);
        CHECK(m.fpscr() == 0);
    }
    SECTION("vcvt.s32.f32 s4, s8 rounds towards zero, vcvtr.s32.f32 s5, s8 as the FPSCR says") {
        REQUIRE(run_a32(m, 0xeebd2ac4));
        REQUIRE(run_a32(m, 0xeefd2a44));
        CHECK(m.S(4) == 2);
        CHECK(m.S(5) == 3);
    }
    SECTION("vcvt.s32.f64 s4, d19 and vcvtr.u32.f64 s5, d19") {
        REQUIRE(run_a32(m, 0xeebd2be3));
        REQUIRE(run_a32(m, 0xeefc2b63));
        CHECK(m.S(4) == 0xfffffffe);
        CHECK(m.S(5) == 0);
        CHECK(m.fpscr() == 0x11);
    }
}

TEST_CASE("VCVT of fixed-point numbers", "ARM ARM A8.8.308") {
    FakeMachine m;
    m.set_S(4, 0x1234ff00);
    m.set_D(20, 0xaaaaaaaa80000000);
    SECTION("vcvt.f32.s16 s4, s4, #8 and back: extended to the register") {
        REQUIRE(run_a32(m, 0xeeba2a44));
        CHECK(m.S(4) == 0xbf800000);
        REQUIRE(run_a32(m, 0xeebe2a44));
        CHECK(m.S(4) == 0xffffff00);
    }
    SECTION("vcvt.f32.u16 s4, s4, #8 and back") {
        REQUIRE(run_a32(m, 0xeebb2a44));
        CHECK(m.S(4) == 0x437f0000);
        REQUIRE(run_a32(m, 0xeebf2a44));
        CHECK(m.S(4) == 0xff00);
    }
    SECTION("vcvt.f64.s32 d20, d20, #31 and back") {
        REQUIRE(run_a32(m, 0xeefa4be0));
        CHECK(m.D(20) == 0xbff0000000000000);
        REQUIRE(run_a32(m, 0xeefe4be0));
        CHECK(m.D(20) == 0xffffffff80000000);
    }
    SECTION("vcvt.f64.u32 d20, d20, #31 and back") {
        REQUIRE(run_a32(m, 0xeefb4be0));
        CHECK(m.D(20) == 0x3ff0000000000000);
        REQUIRE(run_a32(m, 0xeeff4be0));
        CHECK(m.D(20) == 0x0000000080000000);
    }
    CHECK(decode_a32(0xeeba2a68).status == DecodeStatus::Unpredictable);  // 16 - 17 fraction bits
    CHECK(decode_a32(0xeeba2a48).status == DecodeStatus::Ok);             // 16 - 16
}

TEST_CASE("FPSCR.LEN or STRIDE other than 0: UNDEFINED, save for VCMP and VCVT", "ARM ARM A2.6.3") {
    const u32 fpscr = GENERATE(0x00010000u, 0x00040000u, 0x00300000u);
    FakeMachine m = machine();
    m.set_fpscr(fpscr);
    for (const u32 word : {0xee302a81u, 0xee002a81u, 0xee802a81u, 0xeea02a81u, 0xeeb02a60u,
                           0xeeb12ac1u, 0xeeb72a00u, 0xeeb02ae0u}) {
        m.undefined = false;
        CHECK_FALSE(run_a32(m, word));
        CHECK(m.undefined);
    }
    CHECK(m.S(4) == 0x41200000);
    CHECK(run_a32(m, 0xeef40a41));  // vcmp
    CHECK(run_a32(m, 0xeeb82ac0));  // vcvt
}

TEST_CASE("Floating-point disabled: nothing happens") {
    FakeMachine m = machine();
    m.vfp_enabled = false;
    for (const u32 word : {0xee302a81u, 0xeeb02a60u, 0xeef40a41u, 0xeef74ae0u, 0xeeba2a44u}) {
        m.undefined = false;
        CHECK_FALSE(run_a32(m, word));
        CHECK(m.undefined);
    }
    CHECK(m.S(4) == 0x41200000);
    CHECK(m.fpscr() == 0);
}

TEST_CASE("What came with ARMv8 is not there") {
    CHECK_FALSE(decode_a32(0xfe000a81).has_row());                        // vseleq.f32
    CHECK_FALSE(decode_a32(0xfe810b02).has_row());                        // vmaxnm.f64
    CHECK_FALSE(decode_a32(0xeeb60a60).has_row());                        // vrintr.f32
    CHECK_FALSE(decode_a32(0xeeb70b41).has_row());                        // vrintx.f64
    CHECK_FALSE(decode_a32(0xfebc0ae0).has_row());                        // vcvta.s32.f32
    CHECK_FALSE(decode_t32(0xfeb80a60, {}).has_row());                    // vrinta.f32
    CHECK(decode_a32(0xeeb20b60).status == DecodeStatus::Unpredictable);  // vcvtb.f64.f16: (0)
}
