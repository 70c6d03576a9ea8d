// SPDX-License-Identifier: Apache-2.0
// Floating-point results that the manual states: NaNs, flush-to-zero, tininess, exceptions, half
// precision, conversion (ARM ARM A2.7.2 to A2.7.7). fp_random prints rows of this form.
#include <catch2/catch.hpp>

#include "problem.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::fp_test;

struct ValueCase {
    const char* problem;  ///< operation, bits, FPSCR, operands
    u64 want;
    u32 flags;  ///< IDC 0x80, IXC 0x10, UFC 8, OFC 4, DZC 2, IOC 1
};

void check(std::initializer_list<ValueCase> cases) {
    for (const ValueCase& c : cases) {
        INFO(c.problem);
        const auto problem = parse(c.problem);
        REQUIRE(problem);
        const Answer answer = ours(*problem);
        CHECK(answer.value == c.want);
        CHECK(answer.flags == c.flags);
        CHECK(answer == host(*problem));
    }
}

}  // namespace

// clang-format off
TEST_CASE("NaN operands: the first signalling one, else the first quiet one, made quiet", "ARM ARM A2.7.4") {
    check({
        {"FPAdd 32 0x00000000 0x7f800001 0xffc00002 0x0", 0x7fc00001, 1},
        {"FPAdd 32 0x00000000 0x7fc00001 0xff800002 0x0", 0xffc00002, 1},
        {"FPAdd 32 0x00000000 0x7fc00001 0xffc00002 0x0", 0x7fc00001, 0},
        {"FPMul 64 0x00000000 0x3ff0000000000000 0xfff0000000000001 0x0", 0xfff8000000000001, 1},
        {"FPSqrt 32 0x00000000 0xffc12345 0x0 0x0", 0xffc12345, 0},
        {"FPMax 32 0x00000000 0x3f800000 0x7fc00007 0x0", 0x7fc00007, 0},
        {"FPMulAdd 32 0x00000000 0x7fc00001 0x3f800000 0xff800003", 0xffc00003, 1},
        {"FPMulAdd 32 0x00000000 0x3f800000 0x7f800002 0xff800003", 0x7fc00002, 1},
    });
}

TEST_CASE("FPSCR.DN: any NaN gives the default NaN; a quiet one raises nothing", "ARM ARM A2.7.4") {
    check({
        {"FPAdd 32 0x02000000 0xffc12345 0x3f800000 0x0", 0x7fc00000, 0},
        {"FPAdd 64 0x02000000 0x3ff0000000000000 0xfff0000000000001 0x0", 0x7ff8000000000000, 1},
        {"FPSingleToDouble 32 0x02000000 0xff912345 0x0 0x0", 0x7ff8000000000000, 1},
    });
}

TEST_CASE("Invalid Operation gives the default NaN", "ARM ARM A2.7.5") {
    check({
        {"FPAdd 32 0x00000000 0x7f800000 0xff800000 0x0", 0x7fc00000, 1},
        {"FPSub 64 0x00000000 0x7ff0000000000000 0x7ff0000000000000 0x0", 0x7ff8000000000000, 1},
        {"FPMul 32 0x00000000 0x80000000 0x7f800000 0x0", 0x7fc00000, 1},
        {"FPDiv 32 0x00000000 0x0 0x80000000 0x0", 0x7fc00000, 1},
        {"FPDiv 32 0x00000000 0x7f800000 0x7f800000 0x0", 0x7fc00000, 1},
        {"FPSqrt 64 0x00000000 0xbff0000000000000 0x0 0x0", 0x7ff8000000000000, 1},
        {"FPSqrt 32 0x00000000 0x80000000 0x0 0x0", 0x80000000, 0},
    });
}

TEST_CASE("FPMulAdd of infinity by zero is invalid with a quiet NaN as addend, too", "ARM ARM A2.7.7") {
    check({
        {"FPMulAdd 32 0x00000000 0x7fc00001 0x7f800000 0x0", 0x7fc00000, 1},
        {"FPMulAdd 32 0x00000000 0x7f800001 0x7f800000 0x0", 0x7fc00001, 1},
        {"FPMulAdd 32 0x00000000 0x3f800000 0x80000000 0x7f800000", 0x7fc00000, 1},
        {"FPMulAdd 32 0x00000000 0xff800000 0x3f800000 0x7f800000", 0x7fc00000, 1},
        {"FPMulAdd 32 0x00000000 0x7f800000 0x3f800000 0x7f800000", 0x7f800000, 0},
    });
}

TEST_CASE("FPMulAdd rounds once", "ARM ARM A2.7.7") {
    check({
        // (1 + 2^-23)^2 - (1 + 2^-22) = 2^-46
        {"FPMulAdd 32 0x00000000 0xbf800002 0x3f800001 0x3f800001", 0x28800000, 0},
        // the largest number twice, less itself: no overflow on the way
        {"FPMulAdd 32 0x00000000 0xff7fffff 0x7f7fffff 0x40000000", 0x7f7fffff, 0},
        // an addend far below the product decides a tie
        {"FPMulAdd 64 0x00000000 0x8000000000000001 0x3ff0000000000001 0x3fe8000000000000", 0x3fe8000000000001, 0x10},
    });
}

TEST_CASE("a zero from a difference is minus only when rounding towards minus infinity", "ARM ARM A2.7.7") {
    check({
        {"FPSub 32 0x00000000 0x3f800000 0x3f800000 0x0", 0, 0},
        {"FPSub 32 0x00800000 0x3f800000 0x3f800000 0x0", 0x80000000, 0},
        {"FPAdd 32 0x00800000 0x80000000 0x80000000 0x0", 0x80000000, 0},
        {"FPMulAdd 32 0x00800000 0xbf800000 0x3f800000 0x3f800000", 0x80000000, 0},
        {"FPMulAdd 32 0x00c00000 0x0 0x80000000 0x3f800000", 0, 0},
    });
}

TEST_CASE("overflow gives infinity or the largest number, by rounding mode", "ARM ARM A2.7.5") {
    check({
        {"FPAdd 32 0x00000000 0x7f7fffff 0x7f7fffff 0x0", 0x7f800000, 0x14},
        {"FPAdd 32 0x00400000 0xff7fffff 0xff7fffff 0x0", 0xff7fffff, 0x14},
        {"FPAdd 32 0x00800000 0xff7fffff 0xff7fffff 0x0", 0xff800000, 0x14},
        {"FPMul 64 0x00c00000 0x7fefffffffffffff 0x4000000000000000 0x0", 0x7fefffffffffffff, 0x14},
        {"FPDoubleToSingle 64 0x00000000 0x47efffffefffffff 0x0 0x0", 0x7f7fffff, 0x10},
        {"FPDoubleToSingle 64 0x00000000 0x47effffff0000000 0x0 0x0", 0x7f800000, 0x14},
    });
}

TEST_CASE("division by zero", "ARM ARM A2.7.5") {
    check({
        {"FPDiv 32 0x00000000 0xbf800000 0x0 0x0", 0xff800000, 2},
        {"FPDiv 32 0x00000000 0x7f800000 0x0 0x0", 0x7f800000, 0},
        {"FPDiv 32 0x01000000 0x3f800000 0x1 0x0", 0x7f800000, 0x82},
    });
}

TEST_CASE("tininess is detected before rounding", "ARM ARM A2.7.5") {
    check({
        // the least normalized number times (1 - 2^-24): rounds up to it, and yet was tiny
        {"FPMul 32 0x00000000 0x00800000 0x3f7fffff 0x0", 0x00800000, 0x18},
        {"FPMul 32 0x01000000 0x00800000 0x3f7fffff 0x0", 0, 0x08},
        {"FPMul 32 0x00000000 0x00800000 0x3f000000 0x0", 0x00400000, 0},
        {"FPMul 32 0x00400000 0x1 0x1 0x0", 0x1, 0x18},
        {"FPMul 64 0x00000000 0x0010000000000000 0x3fefffffffffffff 0x0", 0x0010000000000000, 0x18},
    });
}

TEST_CASE("flush-to-zero: IDC for operands, UFC alone for results", "ARM ARM A2.7.3") {
    check({
        {"FPAdd 32 0x01000000 0x80000001 0x0 0x0", 0x0, 0x80},
        {"FPMul 32 0x01000000 0x80800000 0x3f000000 0x0", 0x80000000, 0x08},
        {"FPSub 64 0x01000000 0x0010000000000001 0x0010000000000000 0x0", 0, 0x08},
        {"FPAdd 32 0x01000000 0x80000001 0x7f800001 0x0", 0x7fc00001, 0x81},
        {"FPCompare 32 0x01000000 0x1 0x80000001 0x0", 0b0110, 0x80},
        {"FPMin 32 0x01000000 0x1 0x40000000 0x0", 0, 0x80},
        {"FPToFixed 32 0x01000000 0x1 0x0 0x0", 0, 0x80},
        {"FPHalfToSingle 32 0x01000000 0x1 0x0 0x0", 0x33800000, 0},
        {"FPSingleToHalf 32 0x01000000 0x33800000 0x0 0x0", 1, 0},
        {"FPSingleToHalf 32 0x01000000 0x1 0x0 0x0", 0, 0x80},
    });
}

TEST_CASE("comparison: N Z C V, and when a NaN raises Invalid Operation", "ARM ARM A2.7.7") {
    check({
        {"FPCompare 32 0x00000000 0x3f800000 0x40000000 0x0", 0b1000, 0},
        {"FPCompare 32 0x00000000 0x0 0x80000000 0x0", 0b0110, 0},
        {"FPCompare 64 0x00000000 0xbff0000000000000 0xc000000000000000 0x0", 0b0010, 0},
        {"FPCompare 32 0x00000000 0x7fc00000 0x0 0x0", 0b0011, 0},
        {"FPCompare 32 0x00000000 0x7f800001 0x0 0x0", 0b0011, 1},
        {"FPCompareE 32 0x00000000 0x7fc00000 0x0 0x0", 0b0011, 1},
        {"FPCompareEQ 32 0x00000000 0x7fc00000 0x7fc00000 0x0", 0, 0},
        {"FPCompareGE 32 0x00000000 0x7fc00000 0x7fc00000 0x0", 0, 1},
        {"FPCompareGT 32 0x00000000 0x0 0x80000000 0x0", 0, 0},
    });
}

TEST_CASE("minimum and maximum of zeros of both signs", "ARM ARM A2.7.7") {
    check({
        {"FPMin 32 0x00000000 0x0 0x80000000 0x0", 0x80000000, 0},
        {"FPMax 32 0x00000000 0x80000000 0x0 0x0", 0, 0},
        {"FPMax 32 0x00000000 0x80000000 0x80000000 0x0", 0x80000000, 0},
    });
}

TEST_CASE("to an integer: rounding, saturation, NaN", "ARM ARM A2.7.7") {
    check({
        {"FPToFixed 32 0x00000000 0x40200000 0x0 0x0", 2, 0x10},             // 2.5, to nearest even
        {"FPToFixed 32 0x00400000 0x40200000 0x0 0x0", 3, 0x10},             // RP
        {"FPToFixed 32 0x00400000 0xc0200000 0x0 0x0", 0xfffffffe, 0x10},
        {"FPToFixed 32 0x00400000 0x40200000 0x100 0x0", 2, 0x10},           // towards zero whatever RMode
        {"FPToFixed 32 0x00000000 0x4f000000 0x0 0x0", 0x7fffffff, 1},       // 2^31: Invalid, not Inexact
        {"FPToFixed 32 0x00000000 0xcf000000 0x0 0x0", 0x80000000, 0},
        {"FPToFixed 64 0x00000000 0x41dfffffffe00000 0x0 0x0", 0x7fffffff, 1},  // 2^31 - 1/2 rounds to 2^31
        {"FPToFixed 32 0x00000000 0xbf800000 0x80 0x0", 0, 1},               // -1 as unsigned
        {"FPToFixed 32 0x00000000 0xbe800000 0x80 0x0", 0, 0x10},            // -1/4 rounds to 0
        {"FPToFixed 32 0x00000000 0x7fc00000 0x0 0x0", 0, 1},
        {"FPToFixed 32 0x00000000 0xff800000 0x0 0x0", 0x80000000, 1},
        {"FPToFixed 32 0x00000000 0x3fc00000 0x10f 0x0", 0xc000, 0},         // 1.5 with 15 fraction bits
        {"FPToFixed 32 0x00000000 0x3fc00000 0x14f 0x0", 0x7fff, 1},         // ... in 16 bits
    });
}

TEST_CASE("from an integer or fixed-point number", "ARM ARM A2.7.7") {
    check({
        {"FixedToFP 32 0x00000000 0x01000001 0x0 0x0", 0x4b800000, 0x10},
        {"FixedToFP 32 0x00400000 0x01000001 0x0 0x0", 0x4b800001, 0x10},
        {"FixedToFP 32 0x00400000 0x01000001 0x100 0x0", 0x4b800000, 0x10},  // to nearest whatever RMode
        {"FixedToFP 64 0x00000000 0x80000000 0x0 0x0", 0xc1e0000000000000, 0},
        {"FixedToFP 64 0x00000000 0x80000000 0x80 0x0", 0x41e0000000000000, 0},
        {"FixedToFP 32 0x00000000 0x12348000 0x150 0x0", 0xbf000000, 0},     // -2^15 / 2^16
        {"FixedToFP 32 0x00800000 0x0 0x0 0x0", 0, 0},
    });
}

TEST_CASE("half precision: IEEE and alternative format", "ARM ARM A2.7.2") {
    check({
        {"FPHalfToSingle 32 0x00000000 0x7c00 0x0 0x0", 0x7f800000, 0},
        {"FPHalfToSingle 32 0x04000000 0x7c00 0x0 0x0", 0x47800000, 0},      // 65536
        {"FPHalfToSingle 32 0x00000000 0xfd01 0x0 0x0", 0xffe02000, 1},
        {"FPSingleToHalf 32 0x00000000 0x477ff000 0x0 0x0", 0x7c00, 0x14},   // 65520
        {"FPSingleToHalf 32 0x04000000 0x477ff000 0x0 0x0", 0x7c00, 0x10},   // rounds to 65536
        {"FPSingleToHalf 32 0x04000000 0x48000000 0x0 0x0", 0x7fff, 1},      // 131072: Invalid, not Inexact
        {"FPSingleToHalf 32 0x04000000 0xff800000 0x0 0x0", 0xffff, 1},
        {"FPSingleToHalf 32 0x04000000 0xffc00000 0x0 0x0", 0x8000, 1},
        {"FPSingleToHalf 32 0x00000000 0xffc02000 0x0 0x0", 0xfe01, 0},
        {"FPSingleToHalf 32 0x00000000 0x387fffff 0x0 0x0", 0x0400, 0x18},   // tiny before rounding
    });
}

TEST_CASE("reciprocal estimates and steps", "ARM ARM A2.8.3") {
    check({
        {"FPRecipEstimate 32 0x03000000 0x3f800000 0x0 0x0", 0x3f7f8000, 0},   // of 1: 511/512
        {"FPRecipEstimate 32 0x03000000 0x80000000 0x0 0x0", 0xff800000, 2},
        {"FPRecipEstimate 32 0x03000000 0xfe800000 0x0 0x0", 0x80000000, 8},   // of -2^126
        {"FPRSqrtEstimate 32 0x03000000 0x3f800000 0x0 0x0", 0x3f7f8000, 0},
        {"FPRSqrtEstimate 32 0x03000000 0xbf800000 0x0 0x0", 0x7fc00000, 1},
        {"FPRSqrtEstimate 32 0x03000000 0x80000000 0x0 0x0", 0xff800000, 2},
        {"FPRecipStep 32 0x03000000 0x0 0xff800000 0x0", 0x40000000, 0},
        {"FPRSqrtStep 32 0x03000000 0x80000000 0x7f800000 0x0", 0x3fc00000, 0},
        {"FPRSqrtStep 32 0x03000000 0x3f800000 0x3f800000 0x0", 0x3f800000, 0},
        {"UnsignedRecipEstimate 32 0x03000000 0x7fffffff 0x0 0x0", 0xffffffff, 0},
        {"UnsignedRecipEstimate 32 0x03000000 0x80000000 0x0 0x0", 0xff800000, 0},
        {"UnsignedRSqrtEstimate 32 0x03000000 0x3fffffff 0x0 0x0", 0xffffffff, 0},
        {"UnsignedRSqrtEstimate 32 0x03000000 0x40000000 0x0 0x0", 0xff800000, 0},
    });
}
// clang-format on
