// SPDX-License-Identifier: Apache-2.0
// Random vectors of singles, special values among them, through the Advanced SIMD instructions and
// element by element through the host's floating point: bit exact, cumulative flags included.
#include <array>
#include <catch2/catch.hpp>

#include "isa/fp/fpscr.hpp"
#include "operands.hpp"
#include "run.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;
using enum fp_test::Operation;

/// The host with the StandardFPSCRValue, and what it raised.
class Host {
  public:
    explicit Host(u32 fpscr) : standard_(fp::StandardFPSCRValue(fpscr)) {}
    u32 operator()(fp_test::Operation operation, u32 a, u32 b = 0, u32 c = 0) {
        const fp_test::Answer answer = fp_test::host({operation, 32, standard_, a, b, c});
        raised |= answer.flags;
        return static_cast<u32>(answer.value);
    }
    u32 raised = 0;

  private:
    u32 standard_;
};

u32 absolute(u32 x) { return x & 0x7fffffff; }
u32 negated(u32 x) { return x ^ 0x80000000; }
u32 ones(u32 condition) { return condition != 0 ? ~u32{0} : 0; }

/// d of q0, x of q1, y of q2.
struct VectorOperation {
    const char* assembly;
    u32 word;  ///< A32
    u32 (*element)(Host& h, u32 d, u32 x, u32 y);
};
// clang-format off
constexpr VectorOperation kOperations[] = {
    {"vadd.f32 q0, q1, q2", 0xf2020d44, [](Host& h, u32, u32 x, u32 y) { return h(FPAdd, x, y); }},
    {"vsub.f32 q0, q1, q2", 0xf2220d44, [](Host& h, u32, u32 x, u32 y) { return h(FPSub, x, y); }},
    {"vabd.f32 q0, q1, q2", 0xf3220d44, [](Host& h, u32, u32 x, u32 y) { return absolute(h(FPSub, x, y)); }},
    {"vmul.f32 q0, q1, q2", 0xf3020d54, [](Host& h, u32, u32 x, u32 y) { return h(FPMul, x, y); }},
    {"vmla.f32 q0, q1, q2", 0xf2020d54, [](Host& h, u32 d, u32 x, u32 y) { return h(FPAdd, d, h(FPMul, x, y)); }},
    {"vmls.f32 q0, q1, q2", 0xf2220d54, [](Host& h, u32 d, u32 x, u32 y) { return h(FPAdd, d, negated(h(FPMul, x, y))); }},
    {"vfma.f32 q0, q1, q2", 0xf2020c54, [](Host& h, u32 d, u32 x, u32 y) { return h(FPMulAdd, d, x, y); }},
    {"vfms.f32 q0, q1, q2", 0xf2220c54, [](Host& h, u32 d, u32 x, u32 y) { return h(FPMulAdd, d, negated(x), y); }},
    {"vceq.f32 q0, q1, q2", 0xf2020e44, [](Host& h, u32, u32 x, u32 y) { return ones(h(FPCompareEQ, x, y)); }},
    {"vcge.f32 q0, q1, q2", 0xf3020e44, [](Host& h, u32, u32 x, u32 y) { return ones(h(FPCompareGE, x, y)); }},
    {"vcgt.f32 q0, q1, q2", 0xf3220e44, [](Host& h, u32, u32 x, u32 y) { return ones(h(FPCompareGT, x, y)); }},
    {"vacge.f32 q0, q1, q2", 0xf3020e54, [](Host& h, u32, u32 x, u32 y) { return ones(h(FPCompareGE, absolute(x), absolute(y))); }},
    {"vacgt.f32 q0, q1, q2", 0xf3220e54, [](Host& h, u32, u32 x, u32 y) { return ones(h(FPCompareGT, absolute(x), absolute(y))); }},
    {"vmax.f32 q0, q1, q2", 0xf2020f44, [](Host& h, u32, u32 x, u32 y) { return h(FPMax, x, y); }},
    {"vmin.f32 q0, q1, q2", 0xf2220f44, [](Host& h, u32, u32 x, u32 y) { return h(FPMin, x, y); }},
    {"vrecps.f32 q0, q1, q2", 0xf2020f54, [](Host& h, u32, u32 x, u32 y) { return h(FPRecipStep, x, y); }},
    {"vrsqrts.f32 q0, q1, q2", 0xf2220f54, [](Host& h, u32, u32 x, u32 y) { return h(FPRSqrtStep, x, y); }},
    {"vcgt.f32 q0, q2, #0", 0xf3b90444, [](Host& h, u32, u32, u32 y) { return ones(h(FPCompareGT, y, 0)); }},
    {"vcge.f32 q0, q2, #0", 0xf3b904c4, [](Host& h, u32, u32, u32 y) { return ones(h(FPCompareGE, y, 0)); }},
    {"vceq.f32 q0, q2, #0", 0xf3b90544, [](Host& h, u32, u32, u32 y) { return ones(h(FPCompareEQ, y, 0)); }},
    {"vcle.f32 q0, q2, #0", 0xf3b905c4, [](Host& h, u32, u32, u32 y) { return ones(h(FPCompareGE, 0, y)); }},
    {"vclt.f32 q0, q2, #0", 0xf3b90644, [](Host& h, u32, u32, u32 y) { return ones(h(FPCompareGT, 0, y)); }},
    {"vabs.f32 q0, q2", 0xf3b90744, [](Host&, u32, u32, u32 y) { return absolute(y); }},
    {"vneg.f32 q0, q2", 0xf3b907c4, [](Host&, u32, u32, u32 y) { return negated(y); }},
    {"vrecpe.f32 q0, q2", 0xf3bb0544, [](Host& h, u32, u32, u32 y) { return h(FPRecipEstimate, y); }},
    {"vrsqrte.f32 q0, q2", 0xf3bb05c4, [](Host& h, u32, u32, u32 y) { return h(FPRSqrtEstimate, y); }},
    {"vrecpe.u32 q0, q2", 0xf3bb0444, [](Host& h, u32, u32, u32 y) { return h(UnsignedRecipEstimate, y); }},
    {"vrsqrte.u32 q0, q2", 0xf3bb04c4, [](Host& h, u32, u32, u32 y) { return h(UnsignedRSqrtEstimate, y); }},
    {"vcvt.f32.s32 q0, q2", 0xf3bb0644, [](Host& h, u32, u32, u32 y) { return h(FixedToFP, y, 0x100); }},
    {"vcvt.f32.u32 q0, q2", 0xf3bb06c4, [](Host& h, u32, u32, u32 y) { return h(FixedToFP, y, 0x180); }},
    {"vcvt.s32.f32 q0, q2", 0xf3bb0744, [](Host& h, u32, u32, u32 y) { return h(FPToFixed, y, 0x100); }},
    {"vcvt.u32.f32 q0, q2", 0xf3bb07c4, [](Host& h, u32, u32, u32 y) { return h(FPToFixed, y, 0x180); }},
    {"vcvt.f32.s32 q0, q2, #7", 0xf2b90e54, [](Host& h, u32, u32, u32 y) { return h(FixedToFP, y, 0x107); }},
    {"vcvt.f32.u32 q0, q2, #32", 0xf3a00e54, [](Host& h, u32, u32, u32 y) { return h(FixedToFP, y, 0x1a0); }},
    {"vcvt.s32.f32 q0, q2, #32", 0xf2a00f54, [](Host& h, u32, u32, u32 y) { return h(FPToFixed, y, 0x120); }},
    {"vcvt.u32.f32 q0, q2, #7", 0xf3b90f54, [](Host& h, u32, u32, u32 y) { return h(FPToFixed, y, 0x187); }},
};
// clang-format on

struct Element {
    u32 d, x, y;
};

class ElementSource {
  public:
    Element next() {
        fp_test::Problem p;
        do p = source_.next(FPMulAdd);
        while (p.bits != 32);
        return {static_cast<u32>(p.a), static_cast<u32>(p.b), static_cast<u32>(p.c)};
    }

  private:
    fp_test::ProblemSource source_{7};
};

void put(FakeMachine& m, u32 vector, u32 e, u32 value) { m.set_S(4 * vector + e, value); }

/// False when an element or a flag differs.
bool agrees(const VectorOperation& operation, ElementSource& source, u32 fpscr) {
    FakeMachine m;
    m.fpscr_value = fpscr;
    Host host(fpscr);
    std::array<u32, 4> want{};
    for (u32 e = 0; e < 4; ++e) {
        const Element in = source.next();
        put(m, 0, e, in.d);
        put(m, 1, e, in.x);
        put(m, 2, e, in.y);
        want[e] = operation.element(host, in.d, in.x, in.y);
    }
    if (!run_a32(m, operation.word) || m.fpscr() != (fpscr | host.raised)) return false;
    for (u32 e = 0; e < 4; ++e) {
        if (m.S(e) != want[e]) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("Random vectors of singles agree with the host's floating point") {
    ElementSource source;
    for (const VectorOperation& operation : kOperations) {
        INFO(operation.assembly);
        u32 differences = 0;
        for (u32 i = 0; i < 2000; ++i) {
            const u32 rounding = i % 4 << 22, flush_and_nan = i / 4 % 4 << 24;
            differences += agrees(operation, source, rounding | flush_and_nan) ? 0 : 1;
        }
        CHECK(differences == 0);
    }
}
