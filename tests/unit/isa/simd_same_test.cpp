// SPDX-License-Identifier: Apache-2.0
// Advanced SIMD with three registers of the same length (ARM ARM A7.4.1).
#include "simd_case.hpp"

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("Advanced SIMD: halving, saturating and modular sums") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        // VHADD, VRHADD, VHSUB: the ninth bit counts; signed halves are rounded down
        {"vhadd.s8 d0, d2, d4", 0xf2020004, {}, B(127, -128, 1, -1, 5), B(127, -128, 2, 0, -8), B(127, -128, 1, -1, -2)},
        {"vhadd.u8 d0, d2, d4", 0xf3020004, {}, B(255, 255, 1, 0), B(255, 0, 2, 1), B(255, 127, 1, 0)},
        {"vhadd.u32 q0, q1, q2", 0xf3220044, {}, {W(0xffffffff, 1), W(2, 3)}, {W(0xffffffff, 2), W(2, 4)}, {W(0xffffffff, 1), W(2, 3)}},
        {"vrhadd.s16 d0, d2, d4", 0xf2120104, {}, H(32767, -32768, 1, -1), H(32767, -32768, 2, 0), H(32767, -32768, 2, 0)},
        {"vrhadd.u8 d0, d2, d4", 0xf3020104, {}, B(255, 255, 1, 0), B(255, 0, 2, 1), B(255, 128, 2, 1)},
        {"vhsub.s8 d0, d2, d4", 0xf2020204, {}, B(127, -128, 1, 0), B(-128, 127, 2, 1), B(127, -128, -1, -1)},
        {"vhsub.u8 d0, d2, d4", 0xf3020204, {}, B(255, 0, 1), B(0, 255, 2), B(127, 128, 255)},
        // VQADD, VQSUB
        {"vqadd.s8 d0, d2, d4", 0xf2020014, {}, B(127, -128, 100, -1), B(1, -1, 27, -1), B(127, -128, 127, -2), true},
        {"vqadd.s8 d0, d2, d4", 0xf2020014, {}, B(126, -127, 100), B(1, -1, 27), B(127, -128, 127), false},
        {"vqadd.u16 d0, d2, d4", 0xf3120014, {}, H(65535, 65534, 1), H(1, 1, 1), H(65535, 65535, 2), true},
        {"vqadd.s64 q0, q1, q2", 0xf2320054, {}, {0x7fffffffffffffff, 0x8000000000000000}, {1, ~u64{0}}, {0x7fffffffffffffff, 0x8000000000000000}, true},
        {"vqadd.u64 d0, d2, d4", 0xf3320014, {}, ~u64{0}, 1, ~u64{0}, true},
        {"vqadd.u64 d0, d2, d4", 0xf3320014, {}, 0xfffffffffffffffe, 1, ~u64{0}, false},
        {"vqsub.s32 d0, d2, d4", 0xf2220214, {}, W(0x80000000, 0x7fffffff), W(1, -1), W(0x80000000, 0x7fffffff), true},
        {"vqsub.u8 d0, d2, d4", 0xf3020214, {}, B(0, 5, 255), B(1, 5, 1), B(0, 0, 254), true},
        {"vqsub.s64 d0, d2, d4", 0xf2320214, {}, 0, 0x8000000000000000, 0x7fffffffffffffff, true},
        {"vqsub.u64 d0, d2, d4", 0xf3320214, {}, 5, 5, 0, false},
        // VADD, VSUB: modulo 2^esize, no carry into the next element
        {"vadd.i8 d0, d2, d4", 0xf2020804, {}, B(255, 1, 127), B(1, 1, 1), B(0, 2, 128)},
        {"vadd.i64 q0, q1, q2", 0xf2320844, {}, {~u64{0}, 0xffffffff}, {2, 1}, {1, 0x100000000}},
        {"vsub.i16 d0, d2, d4", 0xf3120804, {}, H(0, 1, 0x8000), H(1, 1, 1), H(0xffff, 0, 0x7fff)},
        {"vsub.i64 d0, d2, d4", 0xf3320804, {}, 0, 1, ~u64{0}},
        {"vpadd.i8 d0, d2, d4", 0xf2020b14, {}, B(1, 2, 3, 4, 255, 1, 0, 7), B(10, 20, 30, 40, 50, 60, 128, 128), B(3, 7, 0, 7, 30, 70, 110, 0)},
        {"vpadd.i32 d0, d2, d4", 0xf2220b14, {}, W(1, 2), W(3, 4), W(3, 7)},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: comparisons, extremes and absolute differences") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vcgt.s8 d0, d2, d4", 0xf2020304, {}, B(1, -1, 0, 127), B(0, 0, 0, -128), B(-1, 0, 0, -1)},
        {"vcgt.u8 d0, d2, d4", 0xf3020304, {}, B(1, 255, 0), B(0, 0, 0), B(-1, -1, 0)},
        {"vcge.s16 d0, d2, d4", 0xf2120314, {}, H(1, -1, 0, -32768), H(0, 0, 0, 32767), H(-1, 0, -1, 0)},
        {"vcge.u32 q0, q1, q2", 0xf3220354, {}, {W(0xffffffff, 1), W(0, 7)}, {W(1, 0xffffffff), W(0, 8)}, {W(-1, 0), W(-1, 0)}},
        {"vceq.i8 d0, d2, d4", 0xf3020814, {}, B(1, 2, 0x80), B(1, 3, 0x80), B(-1, 0, -1, -1, -1, -1, -1, -1)},
        {"vtst.8 d0, d2, d4", 0xf2020814, {}, B(0x0f, 0x0f, 0x80), B(0xf0, 0x08, 0xff), B(0, -1, -1)},
        {"vtst.32 d0, d2, d4", 0xf2220814, {}, W(0x80000000, 1), W(0x80000000, 2), W(-1, 0)},
        {"vmax.s8 d0, d2, d4", 0xf2020604, {}, B(-1, 127, -128), B(0, -128, -127), B(0, 127, -127)},
        {"vmax.u8 d0, d2, d4", 0xf3020604, {}, B(-1, 127), B(0, 128), B(-1, 128)},
        {"vmin.s16 q0, q1, q2", 0xf2120654, {}, {H(-1, 5), H(7)}, {H(0, 4), H(-7)}, {H(-1, 4), H(-7)}},
        {"vmin.u32 d0, d2, d4", 0xf3220614, {}, W(0xffffffff, 3), W(0, 4), W(0, 3)},
        {"vpmax.s8 d0, d2, d4", 0xf2020a04, {}, B(1, -2, 3, 4, -5, -6, 7, 8), B(-1, 0, -128, 127, 9, 8, 7, 6), B(1, 4, -5, 8, 0, 127, 9, 7)},
        {"vpmax.u16 d0, d2, d4", 0xf3120a04, {}, H(1, -2, 3, 4), H(5, 6, -1, 0), H(-2, 4, 6, -1)},
        {"vpmin.s32 d0, d2, d4", 0xf2220a14, {}, W(1, -2), W(7, 8), W(-2, 7)},
        {"vpmin.u8 d0, d2, d4", 0xf3020a14, {}, B(255, 1, 2, 3, 4, 5, 6, 7), B(9, 8, 7, 6, 5, 4, 3, 2), B(1, 2, 4, 6, 8, 6, 4, 2)},
        {"vabd.s8 d0, d2, d4", 0xf2020704, {}, B(127, -128, 3), B(-128, 127, 5), B(255, 255, 2)},
        {"vabd.u8 d0, d2, d4", 0xf3020704, {}, B(255, 0, 3), B(0, 255, 5), B(255, 255, 2)},
        {"vaba.s8 d0, d2, d4", 0xf2020714, B(1, 2, 3), B(127, -128, 3), B(-128, 127, 5), B(0, 1, 5)},
        {"vaba.u32 q0, q1, q2", 0xf3220754, {W(1, 2), W(3, 4)}, {W(0xffffffff, 0), W(1, 9)}, {W(0, 0xffffffff), W(9, 1)}, {W(0, 1), W(11, 12)}},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: shifts by a register, whose low byte is a signed amount") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vshl.s8 d0, d4, d2", 0xf2020404, {}, B(1, 7, 8, 127, -1, -7, -8, -128), B(0x41, 1, 1, 1, -128, -128, -128, -1), B(0x82, 0x80, 0, 0, -64, -1, -1, -1)},
        {"vshl.u8 d0, d4, d2", 0xf3020404, {}, B(1, 7, 8, 127, -1, -7, -8, -128), B(0x41, 1, 1, 1, 0x80, 0x80, 0x80, 0xff), B(0x82, 0x80, 0, 0, 0x40, 1, 0, 0)},
        {"vshl.u16 d0, d4, d2", 0xf3120404, {}, H(0xff04, 0x01ff, 16, 0x80f0), H(1, 0x8000, 1, 0xffff), H(16, 0x4000, 0, 0)},  // bits above <7:0> do not count
        {"vshl.s64 q0, q2, q1", 0xf2320444, {}, {63, u64(-64)}, {3, 0x8000000000000000}, {0x8000000000000000, ~u64{0}}},
        {"vshl.u64 q0, q2, q1", 0xf3320444, {}, {64, 0x80}, {3, ~u64{0}}, {0, 0}},
        // VRSHL: half a unit is added before the bits fall off
        {"vrshl.s8 d0, d4, d2", 0xf2020504, {}, B(-1, -1, -1, -7, -8, -9, -128, 1), B(1, -1, 3, 127, 127, 127, -128, 3), B(1, 0, 2, 1, 0, 0, 0, 6)},
        {"vrshl.u8 d0, d4, d2", 0xf3020504, {}, B(-8, -8, -9, -128, -1), B(128, 127, 255, 255, 255), B(1, 0, 0, 0, 128)},
        {"vrshl.u64 q0, q2, q1", 0xf3320544, {}, {u64(-64), u64(-65)}, {0x8000000000000000, ~u64{0}}, {1, 0}},
        {"vrshl.s64 q0, q2, q1", 0xf2320544, {}, {u64(-64), u64(-1)}, {0x8000000000000000, 0x7fffffffffffffff}, {0, 0x4000000000000000}},
        // VQSHL
        {"vqshl.s8 d0, d4, d2", 0xf2020414, {}, B(1, 1, 8, 127, 127, -1), B(64, -65, 1, 0, -1, -3), B(127, -128, 127, 0, -128, -2), true},
        {"vqshl.s8 d0, d4, d2", 0xf2020414, {}, B(1, 1, 7, 127, -8), B(63, -64, -1, 0, -128), B(126, -128, -128, 0, -1), false},
        {"vqshl.u8 d0, d4, d2", 0xf3020414, {}, B(1, 8, 7, -1), B(128, 1, 1, 255), B(255, 255, 128, 127), true},
        {"vqshl.u64 q0, q2, q1", 0xf3320454, {}, {63, 64}, {1, 1}, {0x8000000000000000, ~u64{0}}, true},
        {"vqshl.s64 q0, q2, q1", 0xf2320454, {}, {63, 63}, {u64(-1), 1}, {0x8000000000000000, 0x7fffffffffffffff}, true},
        {"vqshl.s64 q0, q2, q1", 0xf2320454, {}, {64, 127}, {u64(-1), 0}, {0x8000000000000000, 0}, true},
        {"vqshl.u64 d0, d4, d2", 0xf3320414, {}, 127, ~u64{0}, ~u64{0}, true},
        // VQRSHL
        {"vqrshl.s16 d0, d4, d2", 0xf2120514, {}, H(1, -1, -16, 0x7f), H(0x4000, 3, 0x7fff, 0), H(0x7fff, 2, 0, 0), true},
        {"vqrshl.u32 d0, d4, d2", 0xf3220514, {}, W(-1, -32), W(0xffffffff, 0x80000000), W(0x80000000, 1), false},
        {"vqrshl.u8 d0, d4, d2", 0xf3020514, {}, B(2, -2), B(64, 254), B(255, 64), true},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: multiplications") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vmul.i8 d0, d2, d4", 0xf2020914, {}, B(16, 255, 3), B(16, 255, 5), B(0, 1, 15)},
        {"vmul.i32 q0, q1, q2", 0xf2220954, {}, {W(0x10000, 3), W(-1, 7)}, {W(0x10000, 5), W(-1, 8)}, {W(0, 15), W(1, 56)}},
        {"vmla.i16 d0, d2, d4", 0xf2120904, H(1, 2, 0xffff), H(3, 0x100, 1), H(4, 0x100, 1), H(13, 2, 0)},
        {"vmls.i16 d0, d2, d4", 0xf3120904, H(1, 2, 0), H(3, 0x100, 1), H(4, 0x100, 1), H(-11, 2, -1)},
        // {0,1} polynomials: additions without carry; the low byte of the product
        {"vmul.p8 d0, d2, d4", 0xf3020914, {}, B(3, 0xff, 0x80, 0x53), B(3, 0xff, 0x02, 0xca), B(5, 0x55, 0, 0x7e)},
        {"vqdmulh.s16 d0, d2, d4", 0xf2120b04, {}, H(-32768, -32768, 16384, -1), H(-32768, 32767, 16384, 1), H(32767, -32767, 8192, -1), true},
        {"vqdmulh.s32 d0, d2, d4", 0xf2220b04, {}, W(0x80000000, 3), W(0x7fffffff, 0x40000000), W(0x80000001, 1), false},
        {"vqrdmulh.s16 d0, d2, d4", 0xf3120b04, {}, H(-32768, 1, 1, -1), H(-32768, 16383, 16384, 16384), H(32767, 0, 1, 0), true},
        {"vqrdmulh.s32 q0, q1, q2", 0xf3220b44, {}, {W(0x80000000, 1), W(0)}, {W(0x7fffffff, 0x40000000), W(0)}, {W(0x80000001, 1), W(0)}, false},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: bitwise") {
    constexpr u64 kD = 0xff00ff00ff00ff00, kN = 0xffff0000ffff0000, kM = 0xffffffff00000000;
    check(GENERATE_COPY(values<SimdCase>({
        // clang-format off
        {"vand d0, d2, d4", 0xf2020114, kD, kN, kM, 0xffff000000000000},
        {"vbic d0, d2, d4", 0xf2120114, kD, kN, kM, 0x00000000ffff0000},
        {"vorr d0, d2, d4", 0xf2220114, kD, kN, kM, 0xffffffffffff0000},
        {"vorn d0, d2, d4", 0xf2320114, kD, kN, kM, 0xffff0000ffffffff},
        {"veor q0, q1, q2", 0xf3020154, {kD, kD}, {kN, 1}, {kM, 3}, {0x0000ffffffff0000, 2}},
        {"vmov d0, d4", 0xf2240114, kD, 0, kM, kM},
        {"vmov q0, q2", 0xf2240154, {kD, kD}, 0, {kM, kN}, {kM, kN}},
        {"vbsl d0, d2, d4", 0xf3120114, kD, kN, kM, 0xffff00ffff000000},  // d chooses between n and m
        {"vbit d0, d2, d4", 0xf3220114, kD, kN, kM, 0xffff0000ff00ff00},  // n where m is 1
        {"vbif d0, d2, d4", 0xf3320114, kD, kN, kM, 0xff00ff00ffff0000},  // n where m is 0
        // clang-format on
    })));
}
