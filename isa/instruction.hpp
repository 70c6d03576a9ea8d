// SPDX-License-Identifier: Apache-2.0
// The instruction table as data: one OpInfo per operation, one Encoding per encoding of it, both
// made from isa/tables/*.inc. Decode, disassembly names, timing, the random generator, coverage and
// the documents derive from these two arrays.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "common/types.hpp"
#include "isa/operands.hpp"
#include "isa/picture.hpp"

namespace hypscope::isa {

/// How an operation uses the core: the pipeline models price a class, the exit ledger takes its
/// phase from it (Banked: gpr; Coprocessor: by the register; Vfp*: vfp; ExceptionReturn: return).
enum class TimingClass : u8 {
    Alu,               ///< one-cycle integer
    AluShift,          ///< with a shifted operand, by immediate
    AluShiftRegister,  ///< shifted by register
    Saturating,        ///< saturating, parallel, bit field, extend, select, reverse
    Multiply,          ///< 32-bit result
    MultiplyLong,      ///< 64-bit result
    Divide,
    Branch,          ///< direct
    BranchIndirect,  ///< target from a register
    Load,
    LoadDouble,
    LoadMultiple,
    Store,
    StoreDouble,
    StoreMultiple,
    LoadExclusive,
    StoreExclusive,
    Preload,
    Status,              ///< MRS, MSR, CPS, SETEND of the CPSR and SPSR
    Banked,              ///< MRS and MSR of banked registers, SPSRs of other modes
    Coprocessor,         ///< MCR, MRC, MCRR, MRRC of CP14 and CP15
    Barrier,             ///< DMB, DSB
    InstructionBarrier,  ///< ISB
    Exception,           ///< SVC, HVC, SMC, BKPT, UDF
    ExceptionReturn,     ///< ERET, RFE, SUBS PC LR, LDM (exception return)
    Wait,                ///< WFI, WFE
    Hint,                ///< NOP, YIELD, SEV, DBG, IT
    VfpMove,             ///< between core and extension registers
    VfpLoad,
    VfpStore,
    VfpSystem,  ///< VMRS, VMSR
    VfpAlu,
    VfpMultiply,
    VfpMultiplyAccumulate,
    VfpDivide,
    VfpCompare,
    VfpConvert,
    SimdAlu,
    SimdMultiply,
    SimdMultiplyAccumulate,
    SimdFloat,
    SimdLoad,
    SimdStore,
    SimdPermute,
    Count
};

/// What computes from core registers into core registers and flags.
[[nodiscard]] constexpr bool is_data_processing(TimingClass timing) {
    return timing >= TimingClass::Alu && timing <= TimingClass::Divide;
}

/// Bits of OpInfo::effects, for the block builder. Whether a block ends because the PC is written
/// is kWritesPc of the operands, not a row's constant.
enum Effect : u8 {
    kPlain = 0,
    kEndBlock = 1 << 0,       ///< state may change that decode, translation or interrupts depend on
    kMayFault = 1 << 1,       ///< the body may end in an exception
    kUnconditional = 1 << 2,  ///< executes whatever the condition field or IT state says (BKPT, IT)
};

/// Registers read and written, by operand member: parsed from "d=nm" (writes before '=').
struct RegisterUse {
    bool write_d = false, write_a = false, write_n = false, write_m = false;
    bool read_d = false, read_n = false, read_m = false, read_a = false;
    bool list = false;  ///< 'l': a register list in imm, read or written on its side
    bool list_written = false;
};

struct OpInfo {
    std::string_view name;      ///< identifier, e.g. ADC_imm
    std::string_view mnemonic;  ///< UAL, lower case, without condition and S
    std::string_view section;   ///< of the ARM ARM, e.g. A8.8.1
    TimingClass timing = TimingClass::Alu;
    RegisterUse use{};
    u8 effects = kPlain;
};

enum class OpId : u16 {
#define OP(name, mnemonic, section, timing, use, effects) name,
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#include "isa/tables/all.inc"
    Count
};
inline constexpr size_t kOpCount = static_cast<size_t>(OpId::Count);

enum class InstructionSet : u8 { A32, T32, T16 };

/// What an operand builder says of a word that its picture matched.
enum class DecodeStatus : u8 {
    Ok,
    NotThis,        ///< "SEE ...": another row's word
    Undefined,      ///< "UNDEFINED" in the encoding's pseudocode
    Unpredictable,  ///< "UNPREDICTABLE" there; the operands are built as far as they can be
};

/// Where and how a Thumb instruction stands: builders of T16 need to know (setflags =
/// !InITBlock()).
struct DecodeContext {
    u8 it = 0;  ///< ITSTATE<7:0> before the instruction; 0 outside an IT block
    [[nodiscard]] constexpr bool in_it_block() const { return (it & 0xf) != 0; }
    [[nodiscard]] constexpr bool last_in_it_block() const { return (it & 0xf) == 8; }
};

using OperandBuilder = DecodeStatus (*)(const Fields& f, const DecodeContext& context, Operands& o);

/// A word that an oracle sees otherwise, with the reason and the manual's section.
enum class Oracle : u8 { Capstone, Qemu };
struct OracleNote {
    Oracle oracle;
    u32 mask, value;  ///< words with (word & mask) == value
    std::string_view reason;
};

struct Encoding {
    OpId op = OpId::Count;
    InstructionSet set = InstructionSet::A32;
    std::string_view name;  ///< A1, T3, ...
    Picture picture{};
    OperandBuilder build = nullptr;
};

[[nodiscard]] const OpInfo& op_info(OpId op);
[[nodiscard]] std::span<const OpInfo> all_ops();
[[nodiscard]] std::span<const Encoding> all_encodings();
[[nodiscard]] constexpr std::string_view name_of(InstructionSet set) {
    return set == InstructionSet::A32 ? "A32" : set == InstructionSet::T32 ? "T32" : "T16";
}
/// "ADC_imm A1": names a row among those of its instruction set.
[[nodiscard]] std::string row_name(const Encoding& encoding);
/// The notes of encoding `index` of all_encodings().
[[nodiscard]] std::span<const OracleNote> oracle_notes(size_t index);

}  // namespace hypscope::isa
