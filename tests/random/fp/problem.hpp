// SPDX-License-Identifier: Apache-2.0
// One floating-point operation with its operands, and what two implementations make of it: isa/fp,
// and the host's floating point with ARM's rules around it (an oracle for tests only).
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/types.hpp"

namespace hypscope::fp_test {

enum class Operation : u8 {
    FPAdd,
    FPSub,
    FPMul,
    FPDiv,
    FPMulAdd,  ///< a + b * c
    FPSqrt,
    FPMin,
    FPMax,
    FPCompare,
    FPCompareE,  ///< FPCompare with quiet_nan_exc
    FPCompareEQ,
    FPCompareGE,
    FPCompareGT,
    FPToFixed,  ///< b: a Fixed
    FixedToFP,  ///< b: a Fixed
    FPHalfToSingle,
    FPSingleToHalf,
    FPSingleToDouble,
    FPDoubleToSingle,
    FPRecipEstimate,
    FPRSqrtEstimate,
    FPRecipStep,
    FPRSqrtStep,
    UnsignedRecipEstimate,
    UnsignedRSqrtEstimate,
};

struct OperationInfo {
    Operation id;
    std::string_view name;
    int operands;
    bool has_double;  ///< exists for singles and doubles
};
[[nodiscard]] std::span<const OperationInfo> all_operations();
[[nodiscard]] const OperationInfo& info(Operation operation);

/// How FPToFixed and FixedToFP convert, as the operand b of a problem: fraction bits in <5:0>.
struct Fixed {
    u64 value;
    [[nodiscard]] int fraction_bits() const { return static_cast<int>(value & 0x3f); }
    [[nodiscard]] unsigned width() const { return (value & 0x40) != 0 ? 16 : 32; }
    [[nodiscard]] bool is_unsigned() const { return (value & 0x80) != 0; }
    /// FPToFixed rounds towards zero, FixedToFP to nearest; else as the FPSCR says.
    [[nodiscard]] bool own_rounding() const { return (value & 0x100) != 0; }
};

struct Problem {
    Operation operation = Operation::FPAdd;
    int bits = 32;  ///< of the operands: 32 or 64
    u32 fpscr = 0;
    u64 a = 0, b = 0, c = 0;
};

struct Answer {
    u64 value = 0;
    u32 flags = 0;  ///< cumulative flags of the FPSCR
    bool operator==(const Answer&) const = default;
};

[[nodiscard]] Answer ours(const Problem& p);
[[nodiscard]] Answer host(const Problem& p);

/// "FPAdd 32 0x00000000 0x3f800000 0x3f800000 0x0": also what fp_random takes after --problem.
[[nodiscard]] std::string text_of(const Problem& p);
[[nodiscard]] std::optional<Problem> parse(std::string_view text);

}  // namespace hypscope::fp_test
