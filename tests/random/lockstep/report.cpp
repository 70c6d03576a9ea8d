// SPDX-License-Identifier: Apache-2.0
// A difference as text: enough to write a directed test from, or to run the case again.
#include <algorithm>
#include <capstone/capstone.h>
#include <fmt/format.h>

#include "tests/random/lockstep/compare.hpp"
#include "tests/random/lockstep/row_pool.hpp"

namespace hypscope::lockstep {

namespace {

std::string disassemble(const CodeItem& item, u32 address) {
    csh handle;
    const bool a32 = item.set == isa::InstructionSet::A32;
    const auto mode =
        static_cast<cs_mode>(a32 ? CS_MODE_ARM | CS_MODE_V8 : CS_MODE_THUMB | CS_MODE_V8);
    if (cs_open(CS_ARCH_ARM, mode, &handle) != CS_ERR_OK) return "?";
    const u32 word =
        item.set == isa::InstructionSet::T32 ? item.word >> 16 | item.word << 16 : item.word;
    cs_insn* insn = nullptr;
    const size_t count = cs_disasm(handle, reinterpret_cast<const uint8_t*>(&word), item.length(),
                                   address, 1, &insn);
    std::string text = count == 1 ? fmt::format("{} {}", insn->mnemonic, insn->op_str) : "?";
    if (count != 0) cs_free(insn, count);
    cs_close(&handle);
    return text;
}

std::string registers_text(const Case& c, const Record& r) {
    std::string text;
    for (u32 n = 0; n < 15; ++n) {
        text += fmt::format("{}r{}={:#010x}", n % 5 == 0 ? "\n    " : " ", n,
                            r[register_word(c.mode(), n)]);
    }
    const u32 spsr = bank_words(c.mode()).spsr;
    if (spsr < kRecordWords) text += fmt::format(" spsr={:#010x}", r[spsr]);
    return text + fmt::format(" cpsr={:#010x} pc={:#010x}\n", r[LS_CPSR], r[LS_PC]);
}

std::string window_text(const Case& c) {
    std::string text;
    for (u32 i = 0; i < kWindowWords; ++i) {
        const u32 line = i & ~u32{7};
        const bool zero =
            std::all_of(&c.window[line], &c.window[line] + 8, [](u32 word) { return word == 0; });
        if (zero) continue;
        if (i % 8 == 0) text += fmt::format("\n    {:#010x}:", c.window_base() + 4 * i);
        text += fmt::format(" {:08x}", c.window[i]);
    }
    return text + "\n";
}

std::string ending_text(const Case& c, const Regime& regime, const Outcome& o) {
    static constexpr std::string_view kVectors[] = {
        "reset", "undefined", "call", "prefetch abort", "data abort", "hyp trap", "irq", "fiq"};
    const Ending e = ending_of(c, regime, o);
    return fmt::format("{} to {} at {:#010x} after {} instructions", kVectors[e.vector & 7],
                       e.at_top ? name_of_mode(regime.top_mode()) : "PL1", e.address, e.executed);
}

}  // namespace

std::string code_text(const Case& c) {
    std::string text;
    u32 at = c.start();
    for (const CodeItem& item : c.code) {
        const int digits = item.set == isa::InstructionSet::T16 ? 4 : 8;
        text += fmt::format("    {:#010x}: 0x{:0{}x}  {:40} {}\n", at, item.word, digits,
                            disassemble(item, at), row_name(item.encoding));
        at += item.length();
    }
    return text;
}

std::string reproduction(const Case& c, const Regime& regime, const Names& names,
                         const Outcome& first, const Outcome& second) {
    std::string text = fmt::format(
        "  {} in {} mode, {}{}\n{}", c.is_thumb() ? "Thumb" : "A32", name_of_mode(c.mode()),
        regime.row->title, regime.alignment_checked ? ", alignment checked" : "", code_text(c));
    text += "  initial registers:" + registers_text(c, c.initial);
    if (!regime.secure()) {
        text += fmt::format("    hcr={:#010x} hdcr={:#010x} hcptr={:#010x} hstr={:#010x}",
                            c.initial[kWordHCR], c.initial[kWordHDCR], c.initial[kWordHCPTR],
                            c.initial[kWordHSTR]);
    }
    text += fmt::format("    sctlr={:#010x} cpacr={:#010x} fpexc={:#010x}\n", c.initial[kWordSCTLR],
                        c.initial[kWordCPACR], c.initial[LS_FPEXC]);
    text += "  initial memory:" + window_text(c);
    text += fmt::format("  {}: {}\n  {}: {}\n", names.first, ending_text(c, regime, first),
                        names.second, ending_text(c, regime, second));
    for (const Difference& d : compare_exactly(c, first, second)) {
        text += fmt::format("    {:12} {} {:#010x}  {} {:#010x}\n", d.name, names.first, d.ours,
                            names.second, d.theirs);
    }
    return text;
}

}  // namespace hypscope::lockstep
