// SPDX-License-Identifier: Apache-2.0
// isa/fp against the host's floating point (tests/random/fp): special values in all combinations,
// and random ones. Values with a story are in fp_values_test.cpp.
#include <catch2/catch.hpp>
#include <vector>

#include "operands.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::fp_test;

constexpr u32 kFpscrs[] = {0,
                           0x00400000,   // RP
                           0x00800000,   // RM
                           0x00c00000,   // RZ
                           0x01000000,   // FZ
                           0x01800000,   // FZ, RM
                           0x02000000,   // DN
                           0x03000000,   // FZ, DN: Advanced SIMD's
                           0x04000000,   // AHP
                           0x07c00000};  // everything

/// Few enough assertions for millions of problems: the first difference fails.
class Checker {
  public:
    void check(const Problem& p) {
        ++count;
        const Answer o = ours(p), h = host(p);
        if (o == h || failed) return;
        failed = true;
        FAIL_CHECK(text_of(p) << ": ours " << std::hex << o.value << " flags " << o.flags
                              << ", host " << h.value << " flags " << h.flags);
    }
    u64 count = 0;

  private:
    bool failed = false;
};

void check_combinations(Operation operation, int bits, u32 fpscr, Checker& checker) {
    const auto values = special_values(bits);
    const int operands = info(operation).operands;
    const std::vector<u64> one = {0};
    const auto second = operands > 1 ? values : std::span<const u64>(one);
    const auto third = operands > 2 ? values : std::span<const u64>(one);
    for (const u64 a : values) {
        for (const u64 b : second) {
            for (const u64 c : third) checker.check({operation, bits, fpscr, a, b, c});
        }
    }
}

bool is_of_integers(Operation operation) {
    return operation == Operation::FPToFixed || operation == Operation::FixedToFP;
}

}  // namespace

TEST_CASE("special values in all combinations, in all rounding modes", "ARM ARM A2.7.7") {
    Checker checker;
    for (const OperationInfo& i : all_operations()) {
        if (is_of_integers(i.id)) continue;
        for (const u32 fpscr : kFpscrs) {
            const bool standard = (fpscr & 0x03c00000) == 0x03000000;
            if (i.id >= Operation::FPRecipEstimate && !standard) continue;
            if (i.id != Operation::FPDoubleToSingle) check_combinations(i.id, 32, fpscr, checker);
            if (i.has_double || i.id == Operation::FPDoubleToSingle)
                check_combinations(i.id, 64, fpscr, checker);
        }
    }
    CHECK(checker.count > 1'000'000);
}

TEST_CASE("special values as integers and fixed-point numbers of all widths", "ARM ARM A8.8.308") {
    Checker checker;
    for (const u32 fpscr : kFpscrs) {
        for (u64 how = 0; how < 0x200; ++how) {
            if ((how & 0x3f) > 32) continue;
            for (const int bits : {32, 64}) {
                for (const u64 a : special_values(bits))
                    checker.check({Operation::FPToFixed, bits, fpscr, a, how, 0});
                for (const u64 a : {0u, 1u, 0x7fffu, 0x8000u, 0xffffu, 0x7fffffffu, 0x80000000u,
                                    0xffffffffu, 0x01000001u, 0x01000003u, 0xff7fffffu})
                    checker.check({Operation::FixedToFP, bits, fpscr, a, how, 0});
            }
        }
    }
    CHECK(checker.count > 500'000);
}

TEST_CASE("all halves, in both half-precision formats", "ARM ARM A2.7.2") {
    Checker checker;
    for (const u32 fpscr : kFpscrs) {
        for (u64 a = 0; a < 0x10000; ++a) {
            const Problem widen{Operation::FPHalfToSingle, 32, fpscr, a, 0, 0};
            checker.check(widen);
            // Halfway to the next half, and a little to either side.
            for (const u64 near : {0u, 0xfffu, 0x1000u, 0x1001u})
                checker.check(
                    {Operation::FPSingleToHalf, 32, fpscr, ours(widen).value + near, 0, 0});
        }
    }
}

TEST_CASE("all entries of the estimate tables", "ARM ARM A2.8.3") {
    Checker checker;
    for (u64 q = 0; q < 0x400; ++q) {
        for (const u64 low : {u64{0}, u64{0x3fffff}}) {
            checker.check({Operation::UnsignedRecipEstimate, 32, 0x03000000, q << 22 | low, 0, 0});
            checker.check({Operation::UnsignedRSqrtEstimate, 32, 0x03000000, q << 22 | low, 0, 0});
        }
        for (u64 exponent = 0; exponent < 256; ++exponent) {
            const u64 a = exponent << 23 | q << 13;
            checker.check({Operation::FPRecipEstimate, 32, 0x03000000, a, 0, 0});
            checker.check({Operation::FPRSqrtEstimate, 32, 0x03000000, a, 0, 0});
        }
    }
}

TEST_CASE("random operands agree with the host's floating point") {
    Checker checker;
    ProblemSource source(1);
    for (int i = 0; i < 400'000; ++i) checker.check(source.next(std::nullopt));
}

TEST_CASE("a problem's text reads back") {
    const auto p = parse("FPMulAdd 64 0x01c00000 0x1 0x2 0xfff0000000000000");
    REQUIRE(p);
    CHECK(text_of(*p) == "FPMulAdd 64 0x01c00000 0x1 0x2 0xfff0000000000000");
    CHECK_FALSE(parse("FPNothing 64 0x0 0x1 0x2 0x3"));
    CHECK_FALSE(parse("FPAdd 16 0x0 0x1 0x2 0x3"));
}
