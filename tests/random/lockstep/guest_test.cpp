// SPDX-License-Identifier: Apache-2.0
// A shrunk difference as a source for tests/guest: initial state, instructions, and an `out` for
// each register that differs. The expectation is what the other machine says, to be checked against
// the manual before the test is kept.
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include "tests/random/lockstep/compare.hpp"
#include "tests/random/lockstep/row_pool.hpp"
#include "tests/random/lockstep/shrink.hpp"

namespace hypscope::lockstep {

namespace {

struct ResultMacro {
    std::string_view name, line;
};
constexpr ResultMacro kResults[] = {
    {"vector", "out_vector"}, {"HSR", "out_hsr"},     {"HDFAR", "out_hdfar"},
    {"HIFAR", "out_hifar"},   {"HPFAR", "out_hpfar"}, {"DFSR", "out_dfsr"},
    {"DFAR", "out_dfar"},     {"IFSR", "out_ifsr"},   {"IFAR", "out_ifar"},
};

std::string result_line(const std::string& name) {
    for (const auto& [known, line] : kResults) {
        if (name == known) return fmt::format("    {}\n", line);
    }
    if (name == "FPSCR") return "    vmrs r10, fpscr\n    out r10\n";
    u32 d = 0;
    char half[8] = {};
    if (std::sscanf(name.c_str(), "d%u<%7[0-9:]>", &d, half) == 2)
        return fmt::format("    vmov.32 r10, d{}[{}]\n    out r10\n", d, half[0] == '6' ? 1 : 0);
    const bool low_register = name.size() == 2 && name[0] == 'r';
    if (low_register) return fmt::format("    out {}\n", name);
    return fmt::format("    @ and {}\n", name);
}

std::string value_text(const Case& c, u32 value) {
    const u32 offset = value - c.window_base();
    return offset < LS_WINDOW_BYTES ? fmt::format("window+{:#x}", offset)
                                    : fmt::format("{:#x}", value);
}

bool uses_extension_registers(const Case& c) {
    return std::any_of(c.code.begin(), c.code.end(), [](const CodeItem& item) {
        return isa::op_info(isa::all_encodings()[item.encoding].op).timing >=
               isa::TimingClass::VfpMove;
    });
}

/// D registers that are not zero, and the FPSCR.
std::string extension_text(const Case& c) {
    if (!uses_extension_registers(c)) return {};
    std::string text = "    vfp_on\n";
    for (u32 d = 0; d < 32; ++d) {
        const u32 low = c.initial[LS_D0 + 2 * d], high = c.initial[LS_D0 + 2 * d + 1];
        if ((low | high) == 0) continue;
        text += fmt::format("    set r0, {:#010x}\n    set r1, {:#010x}\n    vmov d{}, r0, r1\n",
                            low, high, d);
    }
    if (c.initial[LS_FPSCR] != 0)
        text += fmt::format("    set r0, {:#010x}\n    vmsr fpscr, r0\n", c.initial[LS_FPSCR]);
    return text;
}

std::string initial_text(const Case& c, const Regime& regime) {
    std::string text;
    const auto system = [&](u32 word, u32 usual, std::string_view coordinates) {
        if (c.initial[word] != usual)
            text += fmt::format("    write {}, {:#x}\n", coordinates, c.initial[word]);
    };
    if (!regime.secure()) {
        system(kWordHCR, 0, "4, c1, c1, 0");
        system(kWordHDCR, 6, "4, c1, c1, 1");
        system(kWordHCPTR, 0x33ff, "4, c1, c1, 2");
        system(kWordHSTR, 0, "4, c1, c1, 3");
    }
    system(kWordCPACR, 0, "0, c1, c0, 2");
    if (regime.translation() != Translation::Off || regime.stage2())
        text += fmt::format("    @ translation as in mmu.inc: {}\n", regime.row->title);
    text += extension_text(c) + "    catch 3f\n";
    for (u32 n = 0; n < 10; ++n) {
        const u32 value = c.initial[register_word(c.mode(), n)];
        if (value != 0) text += fmt::format("    set r{}, {}\n", n, value_text(c, value));
    }
    return text;
}

std::string instruction_text(const CodeItem& item) {
    switch (item.set) {
        case isa::InstructionSet::A32: return fmt::format("    .inst {:#010x}", item.word);
        case isa::InstructionSet::T32: return fmt::format("    .inst.w {:#010x}", item.word);
        case isa::InstructionSet::T16: return fmt::format("    .inst.n {:#06x}", item.word);
    }
    return {};
}

std::string window_text(const Case& c) {
    std::string text = "    .balign 256\nwindow:\n";
    for (u32 i = 0; i < kWindowWords; ++i) {
        if (c.window[i] != 0)
            text +=
                fmt::format("    .org window + {:#x}\n    .word {:#010x}\n", 4 * i, c.window[i]);
    }
    return text + "    .org window + 256\n";
}

}  // namespace

std::string guest_test(const Case& c, const Regime& regime,
                       const std::vector<Difference>& differences) {
    std::string title, section, code, results, expected;
    for (const CodeItem& item : c.code) {
        code += fmt::format("{}  @ {}\n", instruction_text(item), row_name(item.encoding));
        if (item.word == nop(item.set)) continue;
        title = row_name(item.encoding);
        section = isa::op_info(isa::all_encodings()[item.encoding].op).section;
    }
    for (const Difference& d : differences) {
        results += result_line(d.name);
        expected += fmt::format(" {}={:x}", d.name, d.theirs);
    }
    const u32 psr = c.initial[LS_CPSR];
    return fmt::format(
        "  as a test, its expectation to be checked:\n"
        "@ SPDX-License-Identifier: Apache-2.0\n@ title: {}\n@ section: ARM ARM {}\n"
        "@ machine: {}\n@ expect:{}\n@ qemu: yes\n.include \"guest.inc\"\n{}\ntest:\n{}"
        "    {} {:#x}, 2f\n{}2:\n{}{}3:\n{}    done\n{}\n",
        title, section, regime.secure() ? "secure" : "hyp", expected,
        uses_extension_registers(c) ? ".include \"vfp.inc\"\n" : "", initial_text(c, regime),
        regime.secure() ? "leave_to" : "eret_to", psr, c.is_thumb() ? "    .thumb\n" : "", code,
        c.is_thumb() ? "    .arm\n    .balign 4\n" : "", results, window_text(c));
}

}  // namespace hypscope::lockstep
