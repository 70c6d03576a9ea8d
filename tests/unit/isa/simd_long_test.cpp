// SPDX-License-Identifier: Apache-2.0
// Advanced SIMD with three registers of different lengths, and with a scalar (ARM ARM A7.4.2,
// A7.4.3).
#include "simd_case.hpp"

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("Advanced SIMD: long, wide and narrow sums") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vaddl.s8 q0, d2, d4", 0xf2820004, {}, B(127, -128, 1, 2, 3, 4, 5, 6), B(127, -128, -1, 1, 1, 1, 1, 1), {H(254, -256, 0, 3), H(4, 5, 6, 7)}},
        {"vaddl.u32 q0, d2, d4", 0xf3a20004, {}, W(0xffffffff, 1), W(0xffffffff, 2), {0x1fffffffe, 3}},
        {"vaddw.s8 q0, q1, d4", 0xf2820104, {}, {H(1000, -1000, 0, 1), H(2, 3, 4, 5)}, B(-1, -128, 127, 0, 1, 1, 1, 1), {H(999, -1128, 127, 1), H(3, 4, 5, 6)}},
        {"vaddw.u32 q0, q1, d4", 0xf3a20104, {}, {~u64{0}, 5}, W(1, 0xffffffff), {0, 0x100000004}},
        {"vsubl.s16 q0, d2, d4", 0xf2920204, {}, H(-32768, 32767, 0, 1), H(32767, -32768, 1, 1), {W(-65535, 65535), W(-1, 0)}},
        {"vsubl.u8 q0, d2, d4", 0xf3820204, {}, B(0, 255), B(255, 0), {H(-255, 255), 0}},
        {"vsubw.u16 q0, q1, d4", 0xf3920304, {}, {W(0, 0x10000), W(5, 6)}, H(1, 0xffff, 5, 7), {W(-1, 1), W(0, -1)}},
        {"vsubw.s32 q0, q1, d4", 0xf2a20304, {}, {0, 0}, W(-1, 1), {1, ~u64{0}}},
        // the high halves of the sums; VRADDHN and VRSUBHN round them
        {"vaddhn.i16 d0, q1, q2", 0xf2820404, {}, {H(0x01ff, 0x7fff, 0xff00, 0x0080), 0}, {H(0x0001, 0x0001, 0x0100, 0x0000), 0}, B(2, 0x80, 0, 0)},
        {"vaddhn.i64 d0, q1, q2", 0xf2a20404, {}, {0xffffffff, 0xffffffff00000000}, {1, 0x200000000}, W(1, 1)},
        {"vraddhn.i16 d0, q1, q2", 0xf3820404, {}, {H(0x017f, 0x0100, 0xffff, 0x007f), 0}, {H(0x0001, 0x007f, 0x0000, 0), 0}, B(2, 1, 0, 0)},
        {"vraddhn.i32 d0, q1, q2", 0xf3920404, {}, {W(0x00018000, 0x00017fff), 0}, {0, 0}, H(2, 1)},
        {"vsubhn.i32 d0, q1, q2", 0xf2920604, {}, {W(0x00010000, 0x80000000), 0}, {W(1, 1), 0}, H(0, 0x7fff)},
        {"vrsubhn.i32 d0, q1, q2", 0xf3920604, {}, {W(0x00010000, 0x80000000), 0}, {W(1, 1), 0}, H(1, 0x8000)},
        {"vrsubhn.i64 d0, q1, q2", 0xf3a20604, {}, {0, 0}, {1, 0x80000000}, W(0, 0)},
        {"vabal.s8 q0, d2, d4", 0xf2820504, {H(1, 0xffff), 0}, B(127, -128), B(-128, -127), {H(256, 0), 0}},
        {"vabal.u32 q0, d2, d4", 0xf3a20504, {1, 2}, W(0xffffffff, 0), W(0, 3), {0x100000000, 5}},
        {"vabdl.s16 q0, d2, d4", 0xf2920704, {}, H(-32768, 1), H(32767, 2), {W(65535, 1), 0}},
        {"vabdl.u8 q0, d2, d4", 0xf3820704, {}, B(0, 255), B(255, 0), {H(255, 255), 0}},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: long multiplications") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vmull.s8 q0, d2, d4", 0xf2820c04, {}, B(-128, 127, -1), B(-128, -128, 1), {H(16384, -16256, -1), 0}},
        {"vmull.u32 q0, d2, d4", 0xf3a20c04, {}, W(0xffffffff, 2), W(0xffffffff, 3), {0xfffffffe00000001, 6}},
        {"vmull.p8 q0, d2, d4", 0xf2820e04, {}, B(0xff, 3, 0x80), B(0xff, 3, 0x80), {H(0x5555, 5, 0x4000), 0}},
        {"vmlal.s16 q0, d2, d4", 0xf2920804, {W(1, 2), W(3, 4)}, H(-32768, 2, 3, -1), H(-32768, 5, 7, 1), {W(0x40000001, 12), W(24, 3)}},
        {"vmlal.u8 q0, d2, d4", 0xf3820804, {H(0xffff), 0}, B(255), B(255), {H(0xfe00), 0}},
        {"vmlsl.s16 q0, d2, d4", 0xf2920a04, {W(1, 2), W(3, 4)}, H(-32768, 2, 3, -1), H(-32768, 5, 7, 1), {W(0xc0000001, -8), W(-18, 5)}},
        {"vmlsl.u32 q0, d2, d4", 0xf3a20a04, {0, 10}, W(1, 3), W(1, 3), {~u64{0}, 1}},
        {"vqdmull.s16 q0, d2, d4", 0xf2920d04, {}, H(-32768, -32768, 2, 0), H(-32768, 32767, 3, 1), {W(0x7fffffff, 0x80010000), W(12, 0)}, true},
        {"vqdmull.s32 q0, d2, d4", 0xf2a20d04, {}, W(0x80000000, 1), W(0x7fffffff, 1), {0x8000000100000000, 2}, false},
        {"vqdmull.s32 q0, d2, d4", 0xf2a20d04, {}, W(0x80000000, 0), W(0x80000000, 0), {0x7fffffffffffffff, 0}, true},
        // both the doubled product and the sum saturate
        {"vqdmlal.s16 q0, d2, d4", 0xf2920904, {W(-1, 0x7fffffff), W(1, 0)}, H(-32768, 1, 2, 0), H(-32768, 1, 3, 0), {W(0x7ffffffe, 0x7fffffff), W(13, 0)}, true},
        {"vqdmlal.s16 q0, d2, d4", 0xf2920904, {W(5, 0), W(0, 0)}, H(-3), H(4), {W(-19, 0), 0}, false},
        {"vqdmlsl.s16 q0, d2, d4", 0xf2920b04, {W(0, 0x80000000), W(1, 0)}, H(-32768, 1, 2, 0), H(-32768, 1, 3, 0), {W(0x80000001, 0x80000000), W(-11, 0)}, true},
        {"vqdmlsl.s32 q0, d2, d4", 0xf2a20b04, {0x8000000000000000, 7}, W(1, 1), W(1, 1), {0x8000000000000000, 5}, true},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: a scalar is the second operand of every element") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vmul.i16 d0, d2, d4[3]", 0xf292086c, {}, H(1, 2, 3, 4), H(9, 9, 9, 100), H(100, 200, 300, 400)},
        {"vmul.i32 q0, q1, d4[1]", 0xf3a20864, {}, {W(1, 2), W(3, 4)}, W(9, -5), {W(-5, -10), W(-15, -20)}},
        {"vmla.i16 q0, q1, d4[2]", 0xf3920064, {H(1, 1, 1, 1), H(2, 2, 2, 2)}, {H(1, 2, 3, 4), H(5, 6, 7, 8)}, H(0, 0, 10, 0), {H(11, 21, 31, 41), H(52, 62, 72, 82)}},
        {"vmls.i32 d0, d2, d4[0]", 0xf2a20444, W(100, 0), W(7, 1), W(10, 99), W(30, -10)},
        {"vmlal.s16 q0, d2, d4[1]", 0xf292024c, {W(1, 2), W(3, 4)}, H(1, -1, 2, -2), H(99, -3, 99, 99), {W(-2, 5), W(-3, 10)}},
        {"vmlal.u32 q0, d2, d4[1]", 0xf3a20264, {1, 0}, W(0xffffffff, 1), W(0, 0xffffffff), {0xfffffffe00000002, 0xffffffff}},
        {"vmlsl.u16 q0, d2, d4[0]", 0xf3920644, {W(0, 100), W(0, 0)}, H(0xffff, 1), H(0xffff, 7), {W(0x1ffff, -65435), W(0, 0)}},
        {"vmlsl.s32 q0, d2, d4[0]", 0xf2a20644, {0, 0}, W(-1, 1), W(-1, 7), {~u64{0}, 1}},
        {"vmull.s16 q0, d2, d4[0]", 0xf2920a44, {}, H(-32768, 1, 2, 3), H(-32768, 5), {W(0x40000000, -32768), W(-65536, -98304)}},
        {"vmull.u32 q0, d2, d4[0]", 0xf3a20a44, {}, W(0xffffffff, 2), W(0xffffffff), {0xfffffffe00000001, 0x1fffffffe}},
        {"vqdmull.s16 q0, d2, d4[3]", 0xf2920b6c, {}, H(-32768, 1), H(0, 0, 0, -32768), {W(0x7fffffff, -65536), W(0, 0)}, true},
        {"vqdmlal.s32 q0, d2, d4[1]", 0xf2a20364, {1, 0x7fffffffffffffff}, W(3, 1), W(0, 5), {31, 0x7fffffffffffffff}, true},
        {"vqdmlsl.s16 q0, d2, d4[1]", 0xf292074c, {W(1, 2), W(3, 4)}, H(1, 2, 3, 4), H(0, 5), {W(-9, -18), W(-27, -36)}, false},
        {"vqdmulh.s16 d0, d2, d4[1]", 0xf2920c4c, {}, H(-32768, 16384, 1, -1), H(0, -32768), H(32767, -16384, -1, 1), true},
        {"vqrdmulh.s32 q0, q1, d4[1]", 0xf3a20d64, {}, {W(1, 2), W(-1, 0)}, W(0, 0x40000000), {W(1, 1), W(0, 0)}, false},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: the destination may overlap its operands") {
    FakeMachine m;
    m.set_D(0, B(1, 2, 3, 4, 5, 6, 7, 8));
    m.set_D(1, H(10, 20, 30, 40));
    SECTION("vaddl.u8 q0, d0, d0") {
        REQUIRE(run_a32(m, 0xf3800000));
        CHECK(m.D(0) == H(2, 4, 6, 8));
        CHECK(m.D(1) == H(10, 12, 14, 16));
    }
    SECTION("vmul.i16 q0, q0, d1[1]: the scalar is read once") {
        REQUIRE(run_a32(m, 0xf3900849));
        CHECK(m.D(1) == H(200, 400, 600, 800));
    }
    SECTION("vmovl.u8 q0, d1") {
        m.set_D(1, B(1, 2, 3, 4, 5, 6, 7, 8));
        REQUIRE(run_a32(m, 0xf3880a11));
        CHECK(m.D(0) == H(1, 2, 3, 4));
        CHECK(m.D(1) == H(5, 6, 7, 8));
    }
    SECTION("vpadd.i16 d1, d1, d1") {
        REQUIRE(run_a32(m, 0xf2111b11));
        CHECK(m.D(1) == H(30, 70, 30, 70));
    }
}
