// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/compare.hpp"

#include <fmt/format.h>

namespace hypscope::lockstep {

namespace {

std::string system_word_name(u32 word) {
    switch (word) {
#define LS_PL1(number, name, opc1, crn, crm, opc2) \
    case number:                                   \
        return #name;
#define LS_HYP LS_PL1
#define LS_MON LS_PL1
#define LS_WIDE(number, name, opc1, crm) \
    case number: return #name;           \
    case number + 1:                     \
        return #name "<63:32>";
#include "tests/random/lockstep/system_registers.inc"
#undef LS_PL1
#undef LS_HYP
#undef LS_MON
#undef LS_WIDE
        default: return fmt::format("word {}", word);
    }
}

std::string word_name(u32 word) {
    static constexpr std::string_view kNames[] = {"SP_top", "LR_top", "SPSR_top", "CPSR",
                                                  "vector", "FPSCR",  "FPEXC"};
    if (word < LS_SP_USR) return fmt::format("r{}", word);
    if (word >= LS_R8_FIQ && word < LS_FIQ) return fmt::format("r{}_fiq", 8 + word - LS_R8_FIQ);
    if (word >= LS_SP_TOP && word <= LS_FPEXC) return std::string(kNames[word - LS_SP_TOP]);
    if (word >= LS_SYSTEM) return system_word_name(word);
    if (word >= LS_D0)
        return fmt::format("d{}{}", (word - LS_D0) / 2, word % 2 != 0 ? "<63:32>" : "<31:0>");
    if (word == LS_SP_USR) return "SP_usr";
    if (word == LS_LR_USR) return "LR_usr";
    static constexpr std::string_view kParts[] = {"SP", "LR", "SPSR"};
    static constexpr std::pair<u32, std::string_view> kBanks[] = {
        {LS_SVC, "svc"}, {LS_ABT, "abt"}, {LS_UND, "und"}, {LS_IRQ, "irq"}, {LS_FIQ, "fiq"}};
    for (const auto& [first, mode] : kBanks) {
        if (word >= first && word < first + 3)
            return fmt::format("{}_{}", kParts[word - first], mode);
    }
    return fmt::format("word {}", word);
}

constexpr u32 kHvcClass = 0x12;

bool is_in_vectors(u32 address) { return address - LS_PL1_VECTORS < 64; }

/// The preferred return address of a PL1 exception, from its banked LR (ARM ARM B1.8.3).
u32 pl1_return_address(u32 vector, const Record& r) {
    const auto thumb = [&](u32 bank) { return bit(r[bank + 2], 5); };
    switch (vector) {
        case 1: return r[LS_UND + 1] - (thumb(LS_UND) ? 2 : 4);
        case 2: return r[LS_SVC + 1];
        case 3: return r[LS_ABT + 1] - 4;
        case 4: return r[LS_ABT + 1] - 8;
        default: return 0;
    }
}

}  // namespace

Ending ending_of(const Case& c, const Regime& regime, const Outcome& outcome) {
    const Record& r = outcome.final;
    Ending e{.vector = r[LS_PC], .at_top = true, .address = r[LS_LR_TOP]};
    // A vector of PL1 calls the harness; so may a case.
    const bool call =
        regime.secure() ? e.vector == 2 : e.vector == 5 && r[kWordHSR] >> 26 == kHvcClass;
    if (call && is_in_vectors(e.address - 4)) {
        e.vector = (e.address - 4 - LS_PL1_VECTORS) / 4;
        e.at_top = false;
        e.address = pl1_return_address(e.vector, r);
    }
    const bool after = e.vector == 2 || (e.at_top && call);  // SVC, HVC, SMC: the next instruction
    u32 at = c.start();
    const bool inside = e.address >= at && e.address <= c.end();
    for (const CodeItem& item : c.code) {
        const bool reached = !inside || (after ? at < e.address : at <= e.address);
        if (!reached) break;
        ++e.executed;
        e.undefined = e.vector == 1 && at == e.address;
        at += item.length();
    }
    return e;
}

/// A debug exception leaves IFAR and HIFAR UNKNOWN (ARM ARM B3.12.3). Of HSR, IL is not valid for
/// an unknown reason, a Prefetch Abort, and a Data Abort without ISV (B3.13.6). ISV and what it
/// covers belong to stage 2 faults; QEMU 7.2 gives them for Hyp mode's own aborts, too. And it
/// gives the level of the stage 1 lookup for a walk that stage 2 stops, where the level is that of
/// the stage 2 lookup.
void clear_unknown(const Regime& regime, bool thumb, Outcome& outcome) {
    Record& r = outcome.final;
    constexpr u32 kShortDebug = 0x2, kLongDebug = 0x22;
    const u32 status = r[kWordIFSR] & 0x3f;
    if (status == kShortDebug || status == kLongDebug) r[kWordIFAR] = 0;
    if (regime.secure()) return;
    constexpr u32 kIl = 1 << 25, kIsv = 1 << 24, kAccess = 0x3ff << 14;
    u32& hsr = r[kWordHSR];
    const u32 hsr_class = hsr >> 26;
    const bool prefetch_abort = hsr_class == 0x20 || hsr_class == 0x21;
    const bool data_abort = hsr_class == 0x24 || hsr_class == 0x25;
    if (prefetch_abort && (hsr & 0x3f) == kLongDebug) r[kWordHIFAR] = 0;
    constexpr u32 kS1Ptw = 1 << 7, kLevel = 3;
    if ((data_abort || prefetch_abort) && (hsr & kS1Ptw) != 0) hsr &= ~kLevel;
    // Traps of instructions: whether CV is set for Thumb, and COND where the condition passed, are
    // IMPLEMENTATION DEFINED (B3.13.6). QEMU 7.2 says coprocessor 10 of SIMD instructions, too (its
    // issue 1153).
    constexpr u32 kCv = 1 << 24, kCond = 0xf << 20, kHcptrClass = 0x07, kTaAndCoprocessor = 0x2f;
    if (hsr_class >= 1 && hsr_class <= 0xf) {
        if (thumb) hsr &= ~(kCv | kCond);
        hsr &= ~kCond;
        if (hsr_class == kHcptrClass) hsr &= ~kTaAndCoprocessor;
    }
    if (data_abort && (hsr_class == 0x25 || !regime.stage2())) hsr &= ~(kAccess | kIsv);
    if (data_abort && (hsr & kIsv) == 0) hsr &= ~kAccess;
    if (hsr_class == 0 || prefetch_abort || (data_abort && (hsr & kIsv) == 0)) hsr &= ~kIl;
}

std::vector<Difference> compare_exactly(const Case& c, const Outcome& ours, const Outcome& theirs) {
    std::vector<Difference> differences;
    for (u32 i = 0; i < LS_WINDOW; ++i) {
        if (ours.final[i] != theirs.final[i])
            differences.push_back({word_name(i), ours.final[i], theirs.final[i]});
    }
    for (u32 i = 0; i < kWindowWords; ++i) {
        if (ours.window[i] != theirs.window[i])
            differences.push_back({fmt::format("[{:#010x}]", c.window_base() + 4 * i),
                                   ours.window[i], theirs.window[i]});
    }
    return differences;
}

std::vector<Difference> compare(const Case& c, const Regime& regime, Outcome ours, Outcome theirs) {
    clear_unknown(regime, c.is_thumb(), ours);
    clear_unknown(regime, c.is_thumb(), theirs);
    return compare_exactly(c, ours, theirs);
}

}  // namespace hypscope::lockstep
