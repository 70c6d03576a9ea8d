// SPDX-License-Identifier: Apache-2.0
#include "problem.hpp"

#include <cinttypes>
#include <cstdio>
#include <stdexcept>

#include "isa/fp/fp.hpp"

namespace hypscope::fp_test {

namespace {

#define HYPSCOPE_OPERATION(name, operands, has_double) \
    { Operation::name, #name, operands, has_double }
constexpr OperationInfo kOperations[] = {
    HYPSCOPE_OPERATION(FPAdd, 2, true),
    HYPSCOPE_OPERATION(FPSub, 2, true),
    HYPSCOPE_OPERATION(FPMul, 2, true),
    HYPSCOPE_OPERATION(FPDiv, 2, true),
    HYPSCOPE_OPERATION(FPMulAdd, 3, true),
    HYPSCOPE_OPERATION(FPSqrt, 1, true),
    HYPSCOPE_OPERATION(FPMin, 2, true),
    HYPSCOPE_OPERATION(FPMax, 2, true),
    HYPSCOPE_OPERATION(FPCompare, 2, true),
    HYPSCOPE_OPERATION(FPCompareE, 2, true),
    HYPSCOPE_OPERATION(FPCompareEQ, 2, true),
    HYPSCOPE_OPERATION(FPCompareGE, 2, true),
    HYPSCOPE_OPERATION(FPCompareGT, 2, true),
    HYPSCOPE_OPERATION(FPToFixed, 1, true),
    HYPSCOPE_OPERATION(FixedToFP, 1, true),
    HYPSCOPE_OPERATION(FPHalfToSingle, 1, false),
    HYPSCOPE_OPERATION(FPSingleToHalf, 1, false),
    HYPSCOPE_OPERATION(FPSingleToDouble, 1, false),
    HYPSCOPE_OPERATION(FPDoubleToSingle, 1, false),
    HYPSCOPE_OPERATION(FPRecipEstimate, 1, false),
    HYPSCOPE_OPERATION(FPRSqrtEstimate, 1, false),
    HYPSCOPE_OPERATION(FPRecipStep, 2, false),
    HYPSCOPE_OPERATION(FPRSqrtStep, 2, false),
    HYPSCOPE_OPERATION(UnsignedRecipEstimate, 1, false),
    HYPSCOPE_OPERATION(UnsignedRSqrtEstimate, 1, false),
};
#undef HYPSCOPE_OPERATION

/// The operations that exist for singles and doubles.
template <class T>
u64 both_formats(const Problem& p, isa::fp::Fpscr& f) {
    using namespace isa::fp;
    const T a = static_cast<T>(p.a), b = static_cast<T>(p.b), c = static_cast<T>(p.c);
    const Fixed fixed{p.b};
    switch (p.operation) {
        case Operation::FPAdd: return FPAdd(a, b, f);
        case Operation::FPSub: return FPSub(a, b, f);
        case Operation::FPMul: return FPMul(a, b, f);
        case Operation::FPDiv: return FPDiv(a, b, f);
        case Operation::FPMulAdd: return FPMulAdd(a, b, c, f);
        case Operation::FPSqrt: return FPSqrt(a, f);
        case Operation::FPMin: return FPMin(a, b, f);
        case Operation::FPMax: return FPMax(a, b, f);
        case Operation::FPCompare: return FPCompare(a, b, false, f);
        case Operation::FPCompareE: return FPCompare(a, b, true, f);
        case Operation::FPCompareEQ: return FPCompareEQ(a, b, f);
        case Operation::FPCompareGE: return FPCompareGE(a, b, f);
        case Operation::FPCompareGT: return FPCompareGT(a, b, f);
        case Operation::FPToFixed:
            return FPToFixed(a, fixed.width(), fixed.fraction_bits(), fixed.is_unsigned(),
                             fixed.own_rounding(), f);
        case Operation::FixedToFP:
            return FixedToFP<T>(static_cast<u32>(p.a), fixed.width(), fixed.fraction_bits(),
                                fixed.is_unsigned(), fixed.own_rounding(), f);
        default: throw std::logic_error("an operation of one format");
    }
}

u64 one_format(const Problem& p, isa::fp::Fpscr& f) {
    using namespace isa::fp;
    const u32 a = static_cast<u32>(p.a), b = static_cast<u32>(p.b);
    switch (p.operation) {
        case Operation::FPHalfToSingle: return FPHalfToSingle(static_cast<u16>(p.a), f);
        case Operation::FPSingleToHalf: return FPSingleToHalf(a, f);
        case Operation::FPSingleToDouble: return FPSingleToDouble(a, f);
        case Operation::FPDoubleToSingle: return FPDoubleToSingle(p.a, f);
        case Operation::FPRecipEstimate: return FPRecipEstimate(a, f);
        case Operation::FPRSqrtEstimate: return FPRSqrtEstimate(a, f);
        case Operation::FPRecipStep: return FPRecipStep(a, b, f);
        case Operation::FPRSqrtStep: return FPRSqrtStep(a, b, f);
        case Operation::UnsignedRecipEstimate: return UnsignedRecipEstimate(a);
        case Operation::UnsignedRSqrtEstimate: return UnsignedRSqrtEstimate(a);
        default: throw std::logic_error("an operation of two formats");
    }
}

}  // namespace

std::span<const OperationInfo> all_operations() { return kOperations; }

const OperationInfo& info(Operation operation) {
    return kOperations[static_cast<size_t>(operation)];
}

Answer ours(const Problem& p) {
    isa::fp::Fpscr f{p.fpscr};
    const u64 value = !info(p.operation).has_double ? one_format(p, f)
                      : p.bits == 64                ? both_formats<u64>(p, f)
                                                    : both_formats<u32>(p, f);
    return {value, f.raised()};
}

std::string text_of(const Problem& p) {
    char line[160];
    std::snprintf(line, sizeof line, "%s %d 0x%08x 0x%" PRIx64 " 0x%" PRIx64 " 0x%" PRIx64,
                  info(p.operation).name.data(), p.bits, p.fpscr, p.a, p.b, p.c);
    return line;
}

std::optional<Problem> parse(std::string_view text) {
    char name[32] = {};
    Problem p;
    const int fields = std::sscanf(std::string(text).c_str(),
                                   "%31s %d %" SCNx32 " %" SCNx64 " %" SCNx64 " %" SCNx64, name,
                                   &p.bits, &p.fpscr, &p.a, &p.b, &p.c);
    if (fields != 6 || (p.bits != 32 && p.bits != 64)) return std::nullopt;
    for (const OperationInfo& i : kOperations) {
        if (i.name != name) continue;
        p.operation = i.id;
        return p;
    }
    return std::nullopt;
}

}  // namespace hypscope::fp_test
