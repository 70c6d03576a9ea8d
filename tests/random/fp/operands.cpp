// SPDX-License-Identifier: Apache-2.0
#include "operands.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace hypscope::fp_test {

namespace {

/// Of one sign: the patterns at the edges of a format, and numbers that conversions meet.
template <class T, class Float>
std::vector<u64> positive_specials() {
    using L = std::numeric_limits<Float>;
    const auto pattern = [](Float x) { return u64{std::bit_cast<T>(x)}; };
    const u64 infinity = pattern(L::infinity()), least = pattern(L::min()),
              quiet = u64{1} << (L::digits - 2);
    std::vector<u64> all = {0,
                            1,
                            2,
                            least >> 1,
                            least - 1,
                            least,
                            least + 1,
                            infinity - 1,
                            infinity,
                            infinity | quiet,
                            infinity | quiet | 0x123,
                            infinity | (infinity - 1),
                            infinity | 1,
                            infinity | 0x456};
    for (const double x : {0.25,    0.5,     1.0,     1.5,     2.0,          2.5,          3.0,
                           4.0,     1e10,    1e-10,   65504.0, 65520.0,      131008.0,     0x1p-14,
                           0x1p-24, 0x1p-25, 32767.5, 65535.5, 2147483647.5, 4294967295.5, 0x1p126})
        all.push_back(pattern(static_cast<Float>(x)));
    for (const int power : {15, 16, 31, 32}) {
        const u64 x = pattern(static_cast<Float>(std::ldexp(1.0, power)));
        for (const u64 near : {x - 1, x, x + 1}) all.push_back(near);
    }
    return all;
}

template <class T, class Float>
std::vector<u64> all_specials() {
    std::vector<u64> all = positive_specials<T, Float>();
    const size_t count = all.size();
    for (size_t i = 0; i < count; ++i) all.push_back(all[i] | u64{1} << (sizeof(T) * 8 - 1));
    return all;
}

}  // namespace

std::span<const u64> special_values(int bits) {
    static const std::vector<u64> singles = all_specials<u32, float>();
    static const std::vector<u64> doubles = all_specials<u64, double>();
    return bits == 64 ? doubles : singles;
}

u64 ProblemSource::operand(int bits, u64 near) {
    const u64 all = bits == 64 ? ~u64{0} : 0xffffffff;
    const auto specials = special_values(bits);
    const int fraction = bits == 64 ? 52 : 23;
    switch (below(8)) {
        case 0:
        case 1: return specials[below(specials.size())];
        case 2: return (specials[below(specials.size())] + below(9) - 4) & all;
        case 3: return (near ^ (below(2) << (bits - 1))) + below(5) - 2;  // cancellation
        case 4: return (near ^ (random_() >> (64 - fraction + below(u64(fraction))))) & all;
        case 5: {  // an exponent near that of the other operand, few bits of fraction
            const u64 exponent = (near + ((below(65) - 32) << fraction)) & (all << fraction) & all;
            return exponent | (random_() & random_() & random_() & ((u64{1} << fraction) - 1));
        }
        default: return random_() & all;
    }
}

Problem ProblemSource::next(std::optional<Operation> only) {
    const auto operations = all_operations();
    Problem p;
    p.operation = only ? *only : operations[below(operations.size())].id;
    const OperationInfo& i = info(p.operation);
    p.bits =
        p.operation == Operation::FPDoubleToSingle || (i.has_double && below(2) != 0) ? 64 : 32;
    p.fpscr = static_cast<u32>(random_()) & 0x07c00000;
    // Advanced SIMD's operations have the standard FPSCR.
    if (p.operation >= Operation::FPRecipEstimate) p.fpscr = (p.fpscr & 0x04000000) | 0x03000000;
    p.a = operand(p.bits, random_());
    if (i.operands > 1) p.b = operand(p.bits, p.a);
    if (i.operands > 2) p.c = operand(p.bits, below(2) != 0 ? p.a : p.b);
    const bool to_fixed = p.operation == Operation::FPToFixed;
    if (p.operation == Operation::FixedToFP) p.a = random_() >> below(64) & 0xffffffff;
    if (p.operation == Operation::FPHalfToSingle) p.a = random_() & 0xffff;
    if (to_fixed || p.operation == Operation::FixedToFP)
        p.b = below(2) != 0 ? (random_() & 0x180) : (random_() & 0x1c0) | below(33);
    const u64 all = p.bits == 64 ? ~u64{0} : 0xffffffff;
    p.a &= all;
    p.b &= all;
    p.c &= all;
    return p;
}

}  // namespace hypscope::fp_test
