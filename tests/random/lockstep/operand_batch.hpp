// SPDX-License-Identifier: Apache-2.0
// Floating-point and SIMD rows over many operands: some tens of instructions, each of which a guest
// program (operands.S) executes with hundreds of random FPSCRs and contents of D0-D31. Every
// result, the FPSCR included, is compared.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "tests/random/lockstep/batch.hpp"
#include "tests/random/lockstep/machines.hpp"

namespace hypscope::lockstep {

/// The rows that compute on extension registers alone, of A32 and T32; of them only those whose
/// name matches `pattern`.
[[nodiscard]] std::vector<u16> operand_rows(const std::string& pattern);

struct OperandBatch {
    /// FPSCR, D0-D31: in the image as here.
    using Operands = std::array<u32, LS_OPERAND_BYTES / 4>;
    std::vector<CodeItem> items;
    std::vector<u32> first;          ///< operand record that each item begins with
    std::vector<Operands> operands;  ///< shared by the items

    [[nodiscard]] u32 results() const;
};

/// A batch of `rows`, from number `next` on, turning round; `next` moves on.
[[nodiscard]] OperandBatch make_operand_batch(std::span<const u16> rows, size_t& next,
                                              Random& random);
void write_image(const OperandBatch& batch, std::span<u8> image);

/// Throws when the guest program did not come to its end, or met an exception.
void check_end(const OperandBatch& batch, TestMachine& machine, const std::string& end);
/// Numbers of the results that differ.
[[nodiscard]] std::vector<u32> different_results(const OperandBatch& batch,
                                                 std::span<const u8> first,
                                                 std::span<const u8> second);
/// Result `number` as a case of its own, for a report.
[[nodiscard]] Case case_of(const OperandBatch& batch, u32 number, const Regime& regime);
[[nodiscard]] const CodeItem& item_of(const OperandBatch& batch, u32 number);

}  // namespace hypscope::lockstep
