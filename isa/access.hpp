// SPDX-License-Identifier: Apache-2.0
// The instruction syndrome of a Data Abort taken to Hyp mode (ARM ARM B3.13.6): HSR.ISS<24:14>.
// Derived from the row: a Load or Store that transfers one core register says size and sign in its
// mnemonic, LDR or STR with S, B or H and T.
#pragma once
#include <array>
#include <string_view>

#include "isa/instruction.hpp"

namespace hypscope::isa {

struct AccessSyndrome {
    bool valid = false;  ///< ISV
    u8 sas = 0;          ///< 0 byte, 1 halfword, 2 word
    bool sse = false;    ///< the loaded value is sign-extended
    u8 srt = 0;          ///< the register transferred

    [[nodiscard]] constexpr u32 iss() const {
        if (!valid) return 0;
        return u32{1} << 24 | u32{sas} << 22 | u32{sse} << 21 | u32{srt} << 16;
    }
};

namespace detail {

/// What a row alone says: `valid` and no register yet.
constexpr AccessSyndrome row_syndrome(std::string_view mnemonic, TimingClass timing) {
    if (timing != TimingClass::Load && timing != TimingClass::Store) return {};
    if (!mnemonic.starts_with("ldr") && !mnemonic.starts_with("str")) return {};  // PUSH, POP
    mnemonic.remove_prefix(3);
    AccessSyndrome s{true, 2, mnemonic.starts_with('s'), 0};
    if (s.sse) mnemonic.remove_prefix(1);
    if (mnemonic.starts_with('b')) s.sas = 0;
    if (mnemonic.starts_with('h')) s.sas = 1;
    return s;
}

inline constexpr std::array<AccessSyndrome, kOpCount> kRowSyndromes{
#define OP(name, mnemonic, section, timing, use, effects) \
    row_syndrome(mnemonic, TimingClass::timing),
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#include "isa/tables/all.inc"
};

}  // namespace detail

/// Valid for a transfer of one register other than the PC without base writeback.
[[nodiscard]] constexpr AccessSyndrome access_syndrome(OpId op, const Operands& o) {
    AccessSyndrome s = detail::kRowSyndromes[static_cast<size_t>(op)];
    if (!s.valid || o.wback() || o.d == 15) return {};
    s.srt = o.d;
    return s;
}

}  // namespace hypscope::isa
