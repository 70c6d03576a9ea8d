// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/compare.hpp"

#include <fmt/format.h>

namespace hypscope::lockstep {

namespace {

std::string word_name(u32 word) {
    static constexpr std::string_view kNames[LS_PAR_HIGH - LS_SP_HYP + 1] = {
        "SP_hyp",   "ELR_hyp", "SPSR_hyp", "CPSR", "vector", "TPIDRURW",
        "TPIDRURO", "FPSCR",   "FPEXC",    "HSR",  "HDFAR",  "HIFAR",
        "DFSR",     "DFAR",    "IFSR",     "IFAR", "PAR",    "PAR<63:32>"};
    if (word < LS_SP_USR) return fmt::format("r{}", word);
    if (word >= LS_R8_FIQ && word < LS_FIQ) return fmt::format("r{}_fiq", 8 + word - LS_R8_FIQ);
    if (word >= LS_SP_HYP && word <= LS_PAR_HIGH) return std::string(kNames[word - LS_SP_HYP]);
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

Ending ending_of(const Case& c, const Outcome& outcome) {
    const Record& r = outcome.final;
    Ending e{.vector = r[LS_PC], .in_hyp = true, .address = r[LS_ELR_HYP]};
    const bool hvc = e.vector == 5 && r[LS_HSR] >> 26 == kHvcClass;
    if (hvc && is_in_vectors(e.address - 4)) {
        e.vector = (e.address - 4 - LS_PL1_VECTORS) / 4;
        e.in_hyp = false;
        e.address = pl1_return_address(e.vector, r);
    }
    const bool after = e.vector == 2 || (e.in_hyp && hvc);  // SVC, HVC: the next instruction
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
/// covers belong to stage 2 faults, which these regimes do not have; QEMU 7.2 gives them for stage
/// 1 too.
void clear_unknown(Outcome& outcome) {
    Record& r = outcome.final;
    constexpr u32 kShortDebug = 0x2, kLongDebug = 0x22;
    const u32 status = r[LS_IFSR] & 0x3f;
    if (status == kShortDebug || status == kLongDebug) r[LS_IFAR] = 0;
    constexpr u32 kIl = 1 << 25, kAccess = 0x3ff << 14;
    const u32 hsr_class = r[LS_HSR] >> 26;
    const bool prefetch_abort = hsr_class == 0x20 || hsr_class == 0x21;
    const bool data_abort = hsr_class == 0x24 || hsr_class == 0x25;
    if (prefetch_abort && (r[LS_HSR] & 0x3f) == kLongDebug) r[LS_HIFAR] = 0;
    if (data_abort) r[LS_HSR] &= ~(kAccess | 1 << 24);
    if (hsr_class == 0 || prefetch_abort || data_abort) r[LS_HSR] &= ~kIl;
}

std::vector<Difference> compare(const Case& c, Outcome ours, Outcome theirs) {
    clear_unknown(ours);
    clear_unknown(theirs);
    std::vector<Difference> differences;
    for (u32 i = 0; i < kRecordWords; ++i) {
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

}  // namespace hypscope::lockstep
