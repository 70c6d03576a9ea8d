// SPDX-License-Identifier: Apache-2.0
#include "uarch/extension_registers.hpp"

#include <algorithm>

#include "isa/builders/simd_memory.hpp"

namespace hypscope::uarch {

namespace {

using isa::TimingClass;

bool is_vfp_data(TimingClass c) { return c >= TimingClass::VfpAlu && c <= TimingClass::VfpConvert; }
bool is_single(const PricedInstruction& i) {
    const std::string_view name = i.op->name;
    return name.ends_with("_S") || name.find("_S_to") != name.npos || name == "VMOV_core_to_S";
}
/// `count` registers from `first` on, as doublewords.
u32 registers(u32 first, u32 count, bool single) {
    const u32 begin = single ? first / 2 : first;
    const u32 end = single ? (first + count + 1) / 2 : first + count;
    u32 set = 0;
    for (u32 d = begin; d < std::min(end, 32u); ++d) set |= u32{1} << d;
    return set;
}

/// Operations without a first operand: n is not a register then.
bool is_unary(const PricedInstruction& i) {
    constexpr std::string_view kUnary[] = {
        "vabs",   "vneg",   "vmov",   "vmvn",    "vsqrt",   "vcvt",    "vcvtr",  "vcvtb",
        "vcvtt",  "vcmp",   "vcmpe",  "vdup",    "vcls",    "vclz",    "vcnt",   "vmovl",
        "vmovn",  "vqabs",  "vqneg",  "vqmovn",  "vqmovun", "vpadal",  "vpaddl", "vrecpe",
        "vrev16", "vrev32", "vrev64", "vrsqrte", "vswp",    "vtrn",    "vuzp",   "vzip",
        "vshr",   "vrshr",  "vshrn",  "vrshrn",  "vsra",    "vrsra",   "vsli",   "vsri",
        "vshll",  "vqshlu", "vqshrn", "vqshrun", "vqrshrn", "vqrshrun"};
    return std::find(std::begin(kUnary), std::end(kUnary), i.op->mnemonic) != std::end(kUnary);
}
/// Operations that read what they write.
bool reads_destination(const PricedInstruction& i) {
    constexpr std::string_view kReads[] = {"vcmp", "vcmpe",  "vaba", "vabal", "vbit", "vbif",
                                           "vbsl", "vpadal", "vsra", "vrsra", "vsli", "vsri",
                                           "vswp", "vtrn",   "vuzp", "vzip",  "vtbx"};
    return std::find(std::begin(kReads), std::end(kReads), i.op->mnemonic) != std::end(kReads);
}
bool accumulates(TimingClass c) {
    return c == TimingClass::VfpMultiplyAccumulate || c == TimingClass::SimdMultiplyAccumulate;
}

ExtensionUse data_processing(const PricedInstruction& i) {
    const isa::Operands& o = i.operands;
    const TimingClass c = i.op->timing;
    const bool vfp = is_vfp_data(c), single = vfp && is_single(i);
    const u32 count = vfp ? 1 : std::clamp<u32>(o.a, 1, 2);
    const u32 d = registers(o.d, count, single);
    ExtensionUse use;
    use.reads = registers(o.m, count, single);
    if (!is_unary(i)) use.reads |= registers(o.n, count, single);
    if (reads_destination(i)) use.reads |= d;
    if (accumulates(c)) use.accumulators = d;
    if (c != TimingClass::VfpCompare) use.writes = d;
    return use;
}

ExtensionUse memory(const PricedInstruction& i) {
    const isa::Operands& o = i.operands;
    const bool vfp = i.op->timing == TimingClass::VfpLoad || i.op->timing == TimingClass::VfpStore;
    const u32 set = vfp ? registers(o.d, std::max<u32>(1, o.a), is_single(i))
                        : registers(o.d, (extension_words(i) + 1) / 2, false);
    const bool loads =
        i.op->timing == TimingClass::VfpLoad || i.op->timing == TimingClass::SimdLoad;
    return loads ? ExtensionUse{.writes = set} : ExtensionUse{.reads = set};
}

/// A lane of a register keeps the others, so that it is read, too.
ExtensionUse transfer(const PricedInstruction& i) {
    const bool pair = i.op->name.find("_SS") != std::string_view::npos;
    const u32 set = registers(i.operands.m, pair ? 2 : 1, pair || is_single(i));
    return i.op->use.write_d ? ExtensionUse{.reads = set}
                             : ExtensionUse{.reads = set, .writes = set};
}

}  // namespace

ExtensionUse extension_use(const PricedInstruction& i) {
    switch (i.op->timing) {
        case TimingClass::VfpLoad:
        case TimingClass::VfpStore:
        case TimingClass::SimdLoad:
        case TimingClass::SimdStore: return memory(i);
        case TimingClass::VfpMove: return transfer(i);
        default: return data_processing(i);
    }
}

u32 extension_words(const PricedInstruction& i) {
    const isa::Operands& o = i.operands;
    if (i.op->timing == TimingClass::SimdLoad || i.op->timing == TimingClass::SimdStore)
        return std::max(1u, isa::builders::ElementTransfer::unpack(o.imm).bytes / 4);
    return std::max<u32>(1, o.a) * (is_single(i) ? 1 : 2);
}

}  // namespace hypscope::uarch
