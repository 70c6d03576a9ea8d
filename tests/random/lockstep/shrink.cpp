// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/shrink.hpp"

#include <algorithm>

namespace hypscope::lockstep {

namespace {

/// What may be zero in a legal case, the parts that matter least first.
struct Part {
    u32 first, count;
};
constexpr Part kParts[] = {
    {LS_D0, LS_SYSTEM - LS_D0},
    {LS_SP_USR, LS_SVC - LS_SP_USR},
    {LS_R8_FIQ, LS_FIQ + 2 - LS_R8_FIQ},
    {kWordDFAR, 2},
    {kWordCONTEXTIDR, kWordCSSELR - kWordCONTEXTIDR + 1},
    {kWordPAR, 2},
    {kWordHDFAR, kWordHTPIDR - kWordHDFAR + 1},
};

}  // namespace

u32 nop(isa::InstructionSet set) {
    switch (set) {
        case isa::InstructionSet::A32: return 0xe320f000;
        case isa::InstructionSet::T32: return 0xf3af8000;
        case isa::InstructionSet::T16: return 0xbf00;
    }
    return 0;
}

Case smallest(const Case& c, const std::function<bool(const Case&)>& still_differs) {
    Case small = c;
    const auto attempt = [&](auto&& change) {
        Case smaller = small;
        change(smaller);
        if (still_differs(smaller)) small = smaller;
    };
    for (size_t i = 0; i < c.code.size(); ++i)
        attempt([&](Case& s) { s.code[i].word = nop(s.code[i].set); });
    attempt([](Case& s) { s.window.fill(0); });
    for (const Part& part : kParts) {
        attempt([&](Case& s) { std::fill_n(s.initial.begin() + part.first, part.count, 0); });
    }
    for (u32 word = LS_D0; word < LS_SYSTEM; word += 2) {
        if ((small.initial[word] | small.initial[word + 1]) != 0)
            attempt([&](Case& s) { s.initial[word] = s.initial[word + 1] = 0; });
    }
    if (small.initial[LS_FPSCR] != 0) attempt([](Case& s) { s.initial[LS_FPSCR] = 0; });
    for (u32 n = 0; n < 15; ++n) {
        const u32 word = register_word(c.mode(), n);
        if (small.initial[word] != 0) attempt([&](Case& s) { s.initial[word] = 0; });
    }
    return small;
}

}  // namespace hypscope::lockstep
