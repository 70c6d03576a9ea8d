// SPDX-License-Identifier: Apache-2.0
// Blocks for pipeline tests, written as assembly: BlockBuilder{}.add(0, 0, 1).mul(2, 0, 0).
#pragma once
#include <vector>

#include "uarch/pipeline_model.hpp"

namespace hypscope::uarch {

using isa::OpInfo;
using isa::TimingClass;

inline constexpr OpInfo kAddImm{
    "ADD_imm", "add", "", TimingClass::Alu, {.write_d = true, .read_n = true}};
inline constexpr OpInfo kAddReg{
    "ADD_reg", "add", "", TimingClass::AluShift, {.write_d = true, .read_n = true, .read_m = true}};
inline constexpr OpInfo kAddRsr{"ADD_rsr",
                                "add",
                                "",
                                TimingClass::AluShiftRegister,
                                {.write_d = true, .read_n = true, .read_m = true, .read_a = true}};
inline constexpr OpInfo kLslImm{
    "LSL_imm", "lsl", "", TimingClass::AluShift, {.write_d = true, .read_m = true}};
inline constexpr OpInfo kCmpImm{"CMP_imm", "cmp", "", TimingClass::Alu, {.read_n = true}};
inline constexpr OpInfo kMul{
    "MUL", "mul", "", TimingClass::Multiply, {.write_d = true, .read_n = true, .read_m = true}};
inline constexpr OpInfo kMla{"MLA",
                             "mla",
                             "",
                             TimingClass::Multiply,
                             {.write_d = true, .read_n = true, .read_m = true, .read_a = true}};
inline constexpr OpInfo kUmull{"UMULL",
                               "umull",
                               "",
                               TimingClass::MultiplyLong,
                               {.write_d = true, .write_a = true, .read_n = true, .read_m = true}};
inline constexpr OpInfo kUdiv{
    "UDIV", "udiv", "", TimingClass::Divide, {.write_d = true, .read_n = true, .read_m = true}};
inline constexpr OpInfo kLdr{
    "LDR_imm", "ldr", "", TimingClass::Load, {.write_d = true, .read_n = true}};
inline constexpr OpInfo kStr{
    "STR_imm", "str", "", TimingClass::Store, {.read_d = true, .read_n = true}};
inline constexpr OpInfo kLdm{"LDM",
                             "ldm",
                             "",
                             TimingClass::LoadMultiple,
                             {.read_n = true, .list = true, .list_written = true}};
inline constexpr OpInfo kStm{
    "STM", "stm", "", TimingClass::StoreMultiple, {.read_n = true, .list = true}};
inline constexpr OpInfo kB{"B", "b", "", TimingClass::Branch, {.read_n = true}};
inline constexpr OpInfo kBl{"BL", "bl", "", TimingClass::Branch, {.write_d = true, .read_n = true}};
inline constexpr OpInfo kBx{"BX", "bx", "", TimingClass::BranchIndirect, {.read_m = true}};
inline constexpr OpInfo kMrc{"MRC", "mrc", "", TimingClass::Coprocessor, {.write_d = true}};
inline constexpr OpInfo kVaddF64{
    "VADD", "vadd", "", TimingClass::VfpAlu, {.write_d = true, .read_n = true, .read_m = true}};
inline constexpr OpInfo kVldm{"VLDM_D", "vldm", "", TimingClass::VfpLoad, {.read_n = true}};
inline constexpr OpInfo kSrs{"SRS", "srs", "", TimingClass::StoreMultiple, {.read_a = true}};
inline constexpr OpInfo kNop{"NOP", "nop", "", TimingClass::Hint, {}};

class BlockBuilder {
  public:
    BlockBuilder& add_imm(u8 d, u8 n) { return append(kAddImm, d, n); }
    BlockBuilder& add(u8 d, u8 n, u8 m) { return append(kAddReg, d, n, m); }
    /// add d, n, m, lsl #3
    BlockBuilder& add_lsl(u8 d, u8 n, u8 m) {
        append(kAddReg, d, n, m);
        block_.back().operands.shift_n = 3;
        return *this;
    }
    BlockBuilder& add_lsl_reg(u8 d, u8 n, u8 m, u8 s) { return append(kAddRsr, d, n, m, s); }
    BlockBuilder& lsl(u8 d, u8 m) {
        append(kLslImm, d, 0, m);
        block_.back().operands.shift_n = 1;
        return *this;
    }
    BlockBuilder& cmp(u8 n) { return append(kCmpImm, 0, n); }
    BlockBuilder& mul(u8 d, u8 n, u8 m) { return append(kMul, d, n, m); }
    BlockBuilder& mla(u8 d, u8 n, u8 m, u8 a) { return append(kMla, d, n, m, a); }
    BlockBuilder& umull(u8 lo, u8 hi, u8 n, u8 m) { return append(kUmull, lo, n, m, hi); }
    BlockBuilder& udiv(u8 d, u8 n, u8 m) { return append(kUdiv, d, n, m); }
    BlockBuilder& ldr(u8 d, u8 n) { return append(kLdr, d, n).offset_addressed(); }
    BlockBuilder& ldr_writeback(u8 d, u8 n) {
        append(kLdr, d, n);
        block_.back().operands.set(isa::kWback);
        return *this;
    }
    BlockBuilder& str(u8 d, u8 n) { return append(kStr, d, n).offset_addressed(); }
    BlockBuilder& ldm(u8 n, u32 list) { return append_list(kLdm, n, list); }
    BlockBuilder& stm(u8 n, u32 list) { return append_list(kStm, n, list); }
    BlockBuilder& b() {
        append(kB, 0, 15);
        block_.back().operands.imm = 0x1000;
        return *this;
    }
    BlockBuilder& bl() {
        append(kBl, 14, 15);
        block_.back().operands.imm = 0x1000;
        block_.back().operands.set(isa::kLink);
        return *this;
    }
    BlockBuilder& bx(u8 m) { return append(kBx, 0, 0, m); }
    BlockBuilder& mrc(u8 d) { return append(kMrc, d); }
    BlockBuilder& vadd(u8 d, u8 n, u8 m) { return append(kVaddF64, d, n, m); }
    /// `count` doublewords from the address in n.
    BlockBuilder& vldm(u8 n, u8 count) { return append(kVldm, 0, n, 0, count); }
    BlockBuilder& srs() {
        append(kSrs, 0);
        block_.back().operands.imm = 0x13;  // the mode, not a list
        return *this;
    }
    BlockBuilder& nop() { return append(kNop, 0); }
    /// A conditional branch to the first instruction, in A32 state.
    BlockBuilder& loop() {
        const u32 before = static_cast<u32>(block_.size()) * 4;
        append(kB, 0, 15);
        block_.back().operands.cond = 1;
        block_.back().operands.imm = 0u - (before + 8);
        return *this;
    }
    BlockBuilder& sets_flags() {
        block_.back().operands.set(isa::kSetFlags);
        return *this;
    }
    BlockBuilder& conditional() {
        block_.back().operands.cond = 0;
        return *this;
    }

    [[nodiscard]] const std::vector<PricedInstruction>& block() const { return block_; }
    [[nodiscard]] std::vector<u16> price(PipelineModel& pipeline) const {
        std::vector<u16> cumulative(block_.size());
        pipeline.price_alone(block_, cumulative);
        return cumulative;
    }
    /// As a block among others.
    [[nodiscard]] u32 steady(PipelineModel& pipeline) const {
        std::vector<u16> cumulative(block_.size());
        pipeline.price(block_, cumulative);
        return cumulative.back();
    }
    [[nodiscard]] std::unique_ptr<BlockEdges> edges(PipelineModel& pipeline) const {
        std::vector<u16> cumulative(block_.size());
        return pipeline.price(block_, cumulative);
    }
    [[nodiscard]] u32 total(PipelineModel& pipeline) const { return price(pipeline).back(); }

  private:
    BlockBuilder& offset_addressed() {
        block_.back().operands.set(isa::kIndex);
        block_.back().operands.set(isa::kAdd);
        return *this;
    }
    BlockBuilder& append(const OpInfo& op, u8 d, u8 n = 0, u8 m = 0, u8 a = 0) {
        isa::Operands o;
        o.d = d;
        o.n = n;
        o.m = m;
        o.a = a;
        block_.push_back({&op, o});
        return *this;
    }
    BlockBuilder& append_list(const OpInfo& op, u8 n, u32 list) {
        append(op, 0, n);
        block_.back().operands.imm = list;
        return *this;
    }
    std::vector<PricedInstruction> block_;
};

/// `count` times the instruction that `append` adds.
template <class Append>
BlockBuilder repeated(unsigned count, Append&& append) {
    BlockBuilder builder;
    for (unsigned i = 0; i < count; ++i) append(builder, i);
    return builder;
}

}  // namespace hypscope::uarch
