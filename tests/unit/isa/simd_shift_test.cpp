// SPDX-License-Identifier: Apache-2.0
// Advanced SIMD with two registers, shifts by an amount and miscellaneous (ARM ARM A7.4.4, A7.4.5).
#include "simd_case.hpp"

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("Advanced SIMD: shifts by an amount") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vshr.s8 d0, d4, #1", 0xf28f0014, {}, 0, B(-1, -128, 127, 3), B(-1, -64, 63, 1)},
        {"vshr.s8 d0, d4, #8", 0xf2880014, {}, 0, B(-1, -128, 127), B(-1, -1, 0)},
        {"vshr.u64 q0, q2, #64", 0xf38000d4, {}, 0, {~u64{0}, 1}, {0, 0}},
        {"vshr.u16 d0, d4, #15", 0xf3910014, {}, 0, H(0x8000, 0x7fff), H(1, 0)},
        {"vsra.s32 d0, d4, #4", 0xf2bc0114, W(1, 10), 0, W(-16, 32), W(0, 12)},
        {"vsra.u64 d0, d4, #63", 0xf3810194, ~u64{0}, 0, ~u64{0}, 0},
        {"vrshr.s8 d0, d4, #1", 0xf28f0214, {}, 0, B(-1, 1, 3, 127), B(0, 1, 2, 64)},
        {"vrshr.u8 d0, d4, #8", 0xf3880214, {}, 0, B(128, 127, 255), B(1, 0, 1)},
        {"vrshr.s64 d0, d4, #64", 0xf2800294, {}, 0, 0x8000000000000000, 0},
        {"vrshr.u64 d0, d4, #64", 0xf3800294, {}, 0, 0x8000000000000000, 1},
        {"vrsra.s16 d0, d4, #2", 0xf29e0314, H(1, 1, 1, 1), 0, H(2, 1, -2, -3), H(2, 1, 1, 0)},
        {"vrsra.u32 q0, q2, #32", 0xf3a00354, {W(1, 1), W(1, 1)}, 0, {W(0x80000000, 0x7fffffff), W(0, -1)}, {W(2, 1), W(1, 2)}},
        // the bits that are not shifted into stay
        {"vsri.8 d0, d4, #4", 0xf38c0414, B(0xab, 0x12), 0, B(0xcd, 0xff), B(0xac, 0x1f)},
        {"vsri.32 d0, d4, #32", 0xf3a00414, W(0x12345678, 1), 0, W(-1, -1), W(0x12345678, 1)},
        {"vsri.64 d0, d4, #64", 0xf3800494, 0x123456789abcdef0, 0, ~u64{0}, 0x123456789abcdef0},
        {"vsli.16 d0, d4, #4", 0xf3940514, H(0xabcd, 0x0001), 0, H(0x1234, 0xffff), H(0x234d, 0xfff1)},
        {"vsli.64 d0, d4, #0", 0xf3800594, 0x123456789abcdef0, 0, ~u64{0}, ~u64{0}},
        {"vshl.i8 d0, d4, #7", 0xf28f0514, {}, 0, B(1, 2, 3), B(128, 0, 128)},
        {"vshl.i64 q0, q2, #63", 0xf2bf05d4, {}, 0, {1, 2}, {0x8000000000000000, 0}},
        {"vqshl.s8 d0, d4, #1", 0xf2890714, {}, 0, B(64, -65, 63, -64), B(127, -128, 126, -128), true},
        {"vqshl.u16 d0, d4, #4", 0xf3940714, {}, 0, H(0x1000, 0x0fff), H(0xffff, 0xfff0), true},
        {"vqshl.s64 d0, d4, #63", 0xf2bf0794, {}, 0, ~u64{0}, 0x8000000000000000, false},
        {"vqshl.u32 d0, d4, #0", 0xf3a00714, {}, 0, W(-1, 5), W(-1, 5), false},
        {"vqshlu.s8 d0, d4, #1", 0xf3890614, {}, 0, B(-1, 127, 1), B(0, 254, 2), true},
        {"vqshlu.s32 d0, d4, #2", 0xf3a20614, {}, 0, W(0x40000000, 1), W(0xffffffff, 4), true},
        {"vqshlu.s64 d0, d4, #1", 0xf3810694, {}, 0, 0x7fffffffffffffff, 0xfffffffffffffffe, false},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: narrowing and lengthening") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vshrn.i16 d0, q2, #8", 0xf2880814, {}, 0, {H(0x1234, 0xff80, 0x00ff, 0), H(0xabcd)}, B(0x12, 0xff, 0, 0, 0xab)},
        {"vshrn.i64 d0, q2, #1", 0xf2bf0814, {}, 0, {0x300000000, 3}, W(0x80000000, 1)},
        {"vrshrn.i16 d0, q2, #8", 0xf2880854, {}, 0, {H(0x1280, 0xffff, 0x007f, 0x0080), 0}, B(0x13, 0, 0, 1)},
        {"vrshrn.i64 d0, q2, #32", 0xf2a00854, {}, 0, {0x80000000, 0xffffffff80000000}, W(1, 0)},
        {"vqshrun.s16 d0, q2, #4", 0xf38c0814, {}, 0, {H(-1, 0x0fff, 0x1000, 0x7fff), 0}, B(0, 255, 255, 255), true},
        {"vqshrun.s32 d0, q2, #16", 0xf3900814, {}, 0, {W(0x7fffffff, 0xffff), 0}, H(0x7fff, 0), false},
        {"vqrshrun.s16 d0, q2, #4", 0xf38c0854, {}, 0, {H(-8, -9, 0x0ff7, 0x0ff8), 0}, B(0, 0, 255, 255), true},
        {"vqrshrun.s64 d0, q2, #1", 0xf3bf0854, {}, 0, {0x1fffffffd, 3}, W(0xffffffff, 2), false},
        {"vqshrn.s16 d0, q2, #1", 0xf28f0914, {}, 0, {H(254, 256, -256, -258), 0}, B(127, 127, -128, -128), true},
        {"vqshrn.u32 d0, q2, #8", 0xf3980914, {}, 0, {W(0x00ffffff, 0x01000000), 0}, H(0xffff, 0xffff), true},
        {"vqshrn.s64 d0, q2, #32", 0xf2a00914, {}, 0, {0x8000000000000000, 0x7fffffffffffffff}, W(0x80000000, 0x7fffffff), false},
        {"vqrshrn.s16 d0, q2, #1", 0xf28f0954, {}, 0, {H(253, 254, -256, -1), 0}, B(127, 127, -128, 0), false},
        {"vqrshrn.s16 d0, q2, #1", 0xf28f0954, {}, 0, {H(255, 0), 0}, B(127, 0), true},
        {"vqrshrn.u64 d0, q2, #32", 0xf3a00954, {}, 0, {0xffffffff80000000, 0x17fffffff}, W(0xffffffff, 1), true},
        {"vshll.s8 q0, d4, #7", 0xf28f0a14, {}, 0, B(-1, 127, -128), {H(-128, 0x3f80, 0xc000), 0}},
        {"vshll.u32 q0, d4, #31", 0xf3bf0a14, {}, 0, W(-1, 1), {0x7fffffff80000000, 0x80000000}},
        {"vshll.i8 q0, d4, #8", 0xf3b20304, {}, 0, B(-1, 1, 0, 0, 0, 0, 0, 2), {H(0xff00, 0x100), H(0, 0, 0, 0x200)}},
        {"vshll.i32 q0, d4, #32", 0xf3ba0304, {}, 0, W(-1, 1), {0xffffffff00000000, 0x100000000}},
        {"vmovl.s16 q0, d4", 0xf2900a14, {}, 0, H(-1, 1, 0x8000, 0x7fff), {W(-1, 1), W(-32768, 32767)}},
        {"vmovl.u32 q0, d4", 0xf3a00a14, {}, 0, W(-1, 1), {0xffffffff, 1}},
        {"vmovn.i16 d0, q2", 0xf3b20204, {}, 0, {H(0x1234, 0x00ff), H(1, 2, 3, 4)}, B(0x34, 0xff, 0, 0, 1, 2, 3, 4)},
        {"vmovn.i64 d0, q2", 0xf3ba0204, {}, 0, {0x123456789abcdef0, ~u64{0}}, W(0x9abcdef0, -1)},
        {"vqmovn.s16 d0, q2", 0xf3b20284, {}, 0, {H(127, 128, -128, -129), 0}, B(127, 127, -128, -128), true},
        {"vqmovn.u32 d0, q2", 0xf3b602c4, {}, 0, {W(0xffff, 0x10000), 0}, H(0xffff, 0xffff), true},
        {"vqmovn.s64 d0, q2", 0xf3ba0284, {}, 0, {0x7fffffff, u64(-5)}, W(0x7fffffff, -5), false},
        {"vqmovun.s16 d0, q2", 0xf3b20244, {}, 0, {H(-1, 255, 256, 7), 0}, B(0, 255, 255, 7), true},
        {"vqmovun.s64 d0, q2", 0xf3ba0244, {}, 0, {0xffffffff, 0}, W(0xffffffff, 0), false},
        // clang-format on
    })));
}

TEST_CASE("Advanced SIMD: reversals, counts and signs") {
    check(GENERATE(values<SimdCase>({
        // clang-format off
        {"vrev64.8 d0, d4", 0xf3b00004, {}, 0, B(1, 2, 3, 4, 5, 6, 7, 8), B(8, 7, 6, 5, 4, 3, 2, 1)},
        {"vrev64.32 q0, q2", 0xf3b80044, {}, 0, {W(1, 2), W(3, 4)}, {W(2, 1), W(4, 3)}},
        {"vrev32.16 d0, d4", 0xf3b40084, {}, 0, H(1, 2, 3, 4), H(2, 1, 4, 3)},
        {"vrev32.8 d0, d4", 0xf3b00084, {}, 0, B(1, 2, 3, 4, 5, 6, 7, 8), B(4, 3, 2, 1, 8, 7, 6, 5)},
        {"vrev16.8 q0, q2", 0xf3b00144, {}, 0, {B(1, 2, 3, 4, 5, 6, 7, 8), B(9, 10)}, {B(2, 1, 4, 3, 6, 5, 8, 7), B(10, 9)}},
        {"vpaddl.s8 d0, d4", 0xf3b00204, {}, 0, B(-128, -128, 127, 127, -1, 1, 2, 3), H(-256, 254, 0, 5)},
        {"vpaddl.u32 q0, q2", 0xf3b802c4, {}, 0, {W(-1, -1), W(1, 2)}, {0x1fffffffe, 3}},
        {"vpadal.u8 d0, d4", 0xf3b00684, H(1, 0xffff, 3, 4), 0, B(255, 255, 1, 0), H(511, 0, 3, 4)},
        {"vpadal.s32 d0, d4", 0xf3b80604, 1, 0, W(-1, -1), ~u64{0}},
        {"vcls.s8 d0, d4", 0xf3b00404, {}, 0, B(0, -1, 1, 0x40, 0x80, 0xc0, 0x7f, 0xfe), B(7, 7, 6, 0, 0, 1, 0, 6)},
        {"vcls.s32 d0, d4", 0xf3b80404, {}, 0, W(0xffff0000, 0), W(15, 31)},
        {"vclz.i8 d0, d4", 0xf3b00484, {}, 0, B(0, 1, 0x80, 0x10), B(8, 7, 0, 3, 8, 8, 8, 8)},
        {"vclz.i32 q0, q2", 0xf3b804c4, {}, 0, {W(0, 1), W(-1, 0x8000)}, {W(32, 31), W(0, 16)}},
        {"vcnt.8 d0, d4", 0xf3b00504, {}, 0, B(0, 0xff, 0x55, 1), B(0, 8, 4, 1)},
        {"vmvn d0, d4", 0xf3b00584, {}, 0, 0x00ff00ff12345678, 0xff00ff00edcba987},
        {"vqabs.s8 d0, d4", 0xf3b00704, {}, 0, B(-128, -127, 5), B(127, 127, 5), true},
        {"vqabs.s32 q0, q2", 0xf3b80744, {}, 0, {W(-1, 1), W(0, -7)}, {W(1, 1), W(0, 7)}, false},
        {"vqneg.s16 d0, d4", 0xf3b40784, {}, 0, H(-32768, 32767, 0, 1), H(32767, -32767, 0, -1), true},
        {"vqneg.s8 d0, d4", 0xf3b00784, {}, 0, B(-127, 127), B(127, -127), false},
        {"vabs.s8 d0, d4", 0xf3b10304, {}, 0, B(-128, -1, 5), B(128, 1, 5)},
        {"vneg.s32 d0, d4", 0xf3b90384, {}, 0, W(0x80000000, 1), W(0x80000000, -1)},
        {"vcgt.s8 d0, d4, #0", 0xf3b10004, {}, 0, B(1, 0, -1, 127, -128), B(-1, 0, 0, -1, 0)},
        {"vcge.s8 d0, d4, #0", 0xf3b10084, {}, 0, B(1, 0, -1, 127, -128, -1, -1, -1), B(-1, -1, 0, -1, 0, 0, 0, 0)},
        {"vceq.i16 d0, d4, #0", 0xf3b50104, {}, 0, H(1, 0, -1, 0x100), H(0, -1, 0, 0)},
        {"vcle.s32 q0, q2, #0", 0xf3b901c4, {}, 0, {W(1, 0), W(-1, 2)}, {W(0, -1), W(-1, 0)}},
        {"vclt.s32 d0, d4, #0", 0xf3b90204, {}, 0, W(0x80000000, 0), W(-1, 0)},
        // clang-format on
    })));
}
