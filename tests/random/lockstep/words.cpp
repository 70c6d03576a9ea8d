// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/words.hpp"

#include <span>

namespace hypscope::lockstep {

namespace {

using namespace isa;

/// CP15 registers that a case may touch. Written are those whose value steers nothing, and
/// operations that have no result. Missing are address translation (QEMU gives no attributes
/// in PAR) and cache maintenance (it does not trap that).
enum Touch : u8 { kRead = 1, kWrite = 2, kBoth = 3 };
struct PlainRegister {
    u8 opc1, crn, crm, opc2;
    Touch touch;
};
constexpr PlainRegister kPlain[] = {
    {0, 13, 0, 2, kBoth},   // TPIDRURW
    {0, 13, 0, 3, kBoth},   // TPIDRURO
    {0, 13, 0, 4, kBoth},   // TPIDRPRW
    {0, 13, 0, 1, kBoth},   // CONTEXTIDR
    {0, 6, 0, 0, kBoth},    // DFAR
    {0, 6, 0, 2, kBoth},    // IFAR
    {0, 5, 0, 0, kRead},    // DFSR: QEMU keeps reserved bits that are written, UNK/SBZP
    {0, 5, 0, 1, kRead},    // IFSR
    {0, 7, 4, 0, kBoth},    // PAR
    {0, 7, 5, 4, kWrite},   // CP15ISB
    {0, 7, 10, 4, kWrite},  // CP15DSB
    {0, 7, 10, 5, kWrite},  // CP15DMB
    {0, 3, 0, 0, kRead},    // DACR
    {0, 12, 0, 0, kRead},   // VBAR
    {0, 2, 0, 0, kRead},    // TTBR0
    {0, 2, 0, 1, kBoth},    // TTBR1, which translates nothing
    {0, 2, 0, 2, kRead},    // TTBCR
    {0, 1, 0, 0, kRead},    // SCTLR
    {0, 1, 0, 2, kRead},    // CPACR
    {0, 10, 2, 0, kRead},   // PRRR
    {0, 10, 2, 1, kRead},   // NMRR
    {0, 0, 0, 1, kRead},    // CTR
    {0, 0, 0, 5, kRead},    // MPIDR
    {0, 0, 1, 0, kRead},    // ID_PFR0
    {0, 0, 1, 6, kRead},    // ID_MMFR2
    {0, 0, 2, 0, kRead},    // ID_ISAR0
    {0, 0, 2, 4, kRead},    // ID_ISAR4
    {1, 0, 0, 1, kRead},    // CLIDR
    {2, 0, 0, 0, kRead},    // CSSELR
    {0, 8, 7, 0, kWrite},   // TLBIALL
    {0, 8, 7, 1, kWrite},   // TLBIMVA
    {0, 8, 3, 2, kWrite},   // TLBIASIDIS
    {0, 7, 5, 6, kWrite},   // BPIALL
};
/// Hyp mode's, UNDEFINED elsewhere; UNPREDICTABLE in Monitor mode with SCR.NS = 0.
constexpr PlainRegister kHypRegisters[] = {
    {4, 13, 0, 2, kBoth},  // HTPIDR
    {4, 1, 1, 0, kRead},   // HCR
    {4, 1, 1, 1, kRead},   // HDCR
    {4, 1, 1, 2, kRead},   // HCPTR
    {4, 1, 1, 3, kRead},   // HSTR
    {4, 6, 0, 0, kBoth},   // HDFAR
    {4, 6, 0, 2, kBoth},   // HIFAR
};

u32 plain_coprocessor_word(const Encoding& row, const Regime& regime, u32 mode, u32 word,
                           Random& random) {
    const Touch touch = row.op == OpId::MRC ? kRead : kWrite;
    // HSTR.Tn takes an access from PL1 to a register of Hyp mode, too (B1.14.14); QEMU 7.2 has it
    // UNDEFINED.
    const bool hyp =
        !regime.secure() && (mode == kHyp ? random.one_in(4) : !regime.traps && random.one_in(32));
    const std::span<const PlainRegister> registers =
        hyp ? std::span<const PlainRegister>(kHypRegisters) : kPlain;
    const PlainRegister* reg;
    do reg = &registers[random.below(static_cast<u32>(registers.size()))];
    while ((reg->touch & touch) == 0);
    const std::pair<char, u32> fields[] = {
        {'p', 15}, {'o', reg->opc1}, {'N', reg->crn}, {'M', reg->crm}, {'q', reg->opc2}};
    for (const auto& [letter, value] : fields) word = with_field(row, word, letter, value);
    return word;
}

/// PAR is the one 64-bit register that holds whatever it is given.
u32 plain_coprocessor_pair(const Encoding& row, u32 word) {
    for (const auto& [letter, value] : {std::pair{'p', 15u}, {'o', 0u}, {'M', 7u}})
        word = with_field(row, word, letter, value);
    return word;
}

/// CP14 is a debugger's, CP15 the list above; 10 and 11 have other rows.
u32 absent_coprocessor(Random& random) {
    return random.pick({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13});
}

u32 coprocessor_word(const Encoding& row, const Regime& regime, u32 mode, u32 word,
                     Random& random) {
    if (random.below(8) != 0) {
        if (row.op == OpId::MCR || row.op == OpId::MRC)
            return plain_coprocessor_word(row, regime, mode, word, random);
        if (row.op == OpId::MCRR || row.op == OpId::MRRC) return plain_coprocessor_pair(row, word);
    }
    return with_field(row, word, 'p', absent_coprocessor(random));
}

}  // namespace

u32 with_field(const Encoding& row, u32 word, char letter, u32 value) {
    const FieldLayout& f = row.picture.field(letter);
    return (word & ~f.deposit(~u32{0})) | f.deposit(value);
}

bool results_are_unknown(const Decoded& d) {
    switch (d.op) {
        case OpId::VSWP:
        case OpId::VTRN:
        case OpId::VUZP:
        case OpId::VZIP: return d.operands.d == d.operands.m;
        default: return false;
    }
}

u32 with_distance(const Encoding& row, u32 word, u32 distance) {
    const Picture& p = row.picture;
    if (row.set == InstructionSet::A32) {
        word = with_field(row, word, 'i', distance >> 2);
        return p.has('H') ? with_field(row, word, 'H', distance >> 1) : word;
    }
    if (row.set == InstructionSet::T16) return with_field(row, word, 'i', distance >> 1);
    if (p.has('k')) {
        word = with_field(row, word, 's', distance >> 20);
        word = with_field(row, word, 'i', distance >> 19);
        word = with_field(row, word, 'j', distance >> 18);
        return with_field(row, word, 'l', distance >> 1);
    }
    const u32 s = distance >> 24 & 1;
    word = with_field(row, word, 's', s);
    word = with_field(row, word, 'i', (distance >> 23 & 1) ^ s ^ 1);
    word = with_field(row, word, 'j', (distance >> 22 & 1) ^ s ^ 1);
    if (p.has('H')) word = with_field(row, word, 'H', 0);
    return with_field(row, word, 'l', p.has('H') ? distance >> 2 : distance >> 1);
}

u32 random_psr(Random& random, u32 mode) { return (random.next() & 0xf80f01e0) | mode; }

u32 random_word(const Encoding& row, const Regime& regime, u32 mode, Random& random) {
    const Picture& p = row.picture;
    const u32 fields = ~(p.fixed_mask | p.should_mask) & (p.length == 16 ? 0xffff : ~u32{0});
    u32 word = p.fixed_value | p.should_value | (random.next() & fields);
    if (p.is_conditional_a32()) {
        const u32 cond = random.below(4) != 0 ? 14 : random.below(14);
        word = with_field(row, word, 'c', cond);
    }
    switch (row.op) {
        case OpId::MCR:
        case OpId::MRC:
        case OpId::MCRR:
        case OpId::MRRC:
        case OpId::CDP:
        case OpId::LDC_imm:
        case OpId::LDC_lit:
        case OpId::STC:
        case OpId::MCR2:
        case OpId::MRC2:
        case OpId::MCRR2:
        case OpId::MRRC2:
        case OpId::CDP2:
        case OpId::LDC2_imm:
        case OpId::LDC2_lit:
        case OpId::STC2: return coprocessor_word(row, regime, mode, word, random);
        case OpId::CPS:
            if (p.has('m')) word = with_field(row, word, 'm', 0);
            if (p.has('m') && random.one_in(2)) {
                word = with_field(row, word, 'M', 1);
                word = with_field(
                    row, word, 'm',
                    mode == kHyp ? u32{kHyp} : random_mode(regime, random, regime.secure()));
            }
            return word;
        case OpId::SRS:
            return with_field(row, word, 'm', random_mode(regime, random, regime.secure()));
        case OpId::MSR_imm:
            if (random.one_in(2))
                word = with_field(row, word, 'k', random.pick({2, 4, 6, 8, 10, 12, 14}));
            else
                word =
                    with_field(row, word, 'i', 0xc0 | random_mode(regime, random, regime.secure()));
            return word;
        case OpId::SUBS_PC_LR_imm:
        case OpId::SUBS_PC_LR_reg:  // most others are errors of QEMU: see the notes of the rows
            if (p.has('o') && random.below(16) != 0)
                word = with_field(row, word, 'o', random.pick({2, 13}));
            return word;
        case OpId::VMRS:
        case OpId::VMSR: return with_field(row, word, 'r', random.pick({1, 1, 1, 0, 6, 7, 8, 8}));
        default: return word;
    }
}

}  // namespace hypscope::lockstep
