// SPDX-License-Identifier: Apache-2.0
// One test case: a short sequence of instructions, the whole initial state, and the memory it may
// write. Its addresses follow from its slot, so a case is run again only in the same slot.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "common/bits.hpp"
#include "isa/decode.hpp"
#include "tests/random/lockstep/layout.h"
#include "tests/random/lockstep/regime.hpp"

namespace hypscope::lockstep {

[[nodiscard]] constexpr bool has_spsr(u32 mode) { return mode != kUserMode && mode != kSystem; }
[[nodiscard]] std::string_view name_of_mode(u32 mode);

constexpr u32 kRecordWords = LS_RECORD_BYTES / 4;
constexpr u32 kWindowWords = LS_WINDOW_BYTES / 4;
using Record = std::array<u32, kRecordWords>;
using Window = std::array<u32, kWindowWords>;

/// Words of the system registers in a record.
enum SystemWord : u32 {
#define LS_PL1(word, name, opc1, crn, crm, opc2) kWord##name = word,
#define LS_HYP LS_PL1
#define LS_MON LS_PL1
#define LS_WIDE(word, name, opc1, crm) kWord##name = word,
#include "tests/random/lockstep/system_registers.inc"
#undef LS_PL1
#undef LS_HYP
#undef LS_MON
#undef LS_WIDE
};

/// Where SP, LR and SPSR of a mode lie in a record; User and System mode have no SPSR.
struct BankWords {
    u32 sp, lr, spsr;
};
[[nodiscard]] BankWords bank_words(u32 mode);
/// The word of R<n>, n = 0-14, of `mode`.
[[nodiscard]] u32 register_word(u32 mode, u32 n);

struct CodeItem {
    u32 word = 0;
    isa::InstructionSet set = isa::InstructionSet::A32;
    u16 encoding = 0;  ///< the row: an index into isa::all_encodings()
    [[nodiscard]] u32 length() const { return set == isa::InstructionSet::T16 ? 2 : 4; }
};

struct Case {
    u32 slot = 0;
    Record initial{};
    Window window{};
    std::vector<CodeItem> code;

    [[nodiscard]] u32 mode() const { return initial[LS_CPSR] & 0x1f; }
    [[nodiscard]] bool is_thumb() const { return bit(initial[LS_CPSR], 5); }
    /// Data are big-endian where the case starts.
    [[nodiscard]] bool is_big_endian() const { return bit(initial[LS_CPSR], 9); }
    [[nodiscard]] u32 start() const { return initial[LS_PC] & ~u32{1}; }
    [[nodiscard]] u32 window_base() const { return LS_WINDOWS + slot * LS_WINDOW_BYTES; }
    [[nodiscard]] u32 slot_base() const { return LS_CODE + slot * LS_SLOT_BYTES; }
    [[nodiscard]] u32 end() const {
        u32 at = start();
        for (const CodeItem& item : code) at += item.length();
        return at;
    }
};

// A slot: 32 bytes of padding, the code, padding to its end. Any landing in padding takes an
// UNDEFINED exception at once: the word is UDF in A32, its low half UDF in T16, and its high half a
// branch to the next word.
constexpr u32 kCodeOffset = 32, kMaxCodeBytes = 52, kLandingOffset = 96;
constexpr u32 kPadding = 0xe7ffdef0;

/// What a machine made of a case.
struct Outcome {
    Record final{};
    Window window{};
    bool operator==(const Outcome&) const = default;
};

}  // namespace hypscope::lockstep
