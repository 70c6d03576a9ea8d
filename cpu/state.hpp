// SPDX-License-Identifier: Apache-2.0
// The registers of a core: the current mode's view in one flat array that engines index, the other
// modes' copies in banks that a mode change exchanges. ARM ARM B1.3.2, B1.3.3, A2.6.
#pragma once
#include <array>
#include <cstring>

#include "cpu/psr.hpp"

namespace hypscope::cpu {

/// Modes that have registers of their own. User and System share one; Hyp has SP, SPSR and ELR_hyp
/// and uses the LR of User mode.
enum class Bank : u8 { User, Fiq, Irq, Supervisor, Monitor, Abort, Hyp, Undefined, Count };
/// By the mode's low four bits: one load, on the path of every exception.
inline constexpr std::array<Bank, 16> kBanks = [] {
    std::array<Bank, 16> banks{};  // User and System mode, and what is no mode: Bank::User
    const auto set = [&](Mode mode, Bank bank) { banks[static_cast<u32>(mode) & 0xf] = bank; };
    set(Mode::Fiq, Bank::Fiq);
    set(Mode::Irq, Bank::Irq);
    set(Mode::Supervisor, Bank::Supervisor);
    set(Mode::Monitor, Bank::Monitor);
    set(Mode::Abort, Bank::Abort);
    set(Mode::Hyp, Bank::Hyp);
    set(Mode::Undefined, Bank::Undefined);
    return banks;
}();
[[nodiscard]] constexpr Bank bank_of(Mode mode) { return kBanks[static_cast<u32>(mode) & 0xf]; }

class CoreState {
  public:
    std::array<u32, 16>
        r{};  ///< R0-R14 as the current mode sees them; [15]: PC when a row reads it
    u8 n = 0, z = 0, c = 0, v = 0;  ///< condition flags, 0 or 1 each, side by side (nzcv())
    // Side by side, too (set_cpsr_but_flags()).
    u8 q = 0, ge = 0;
    u8 it = 0;  ///< ITSTATE at a block boundary; inside a block it is the instruction's own
    bool thumb = false;  ///< CPSR.T; J is always 0
    // CPSR.F, I, A and E, side by side as in CPSR bits 6 to 9.
    bool mask_f = true, mask_i = true, mask_a = true, big_endian = false;
    Mode mode = Mode::Supervisor;
    u32 elr_hyp = 0;

    std::array<u64, 32> d{};  ///< D0-D31; S2n and S2n+1 are the halves of Dn
    u32 fpscr = 0;
    u32 fpexc = 0;

    /// The flags as a number: N in bit 0, Z in bit 1, C in bit 2, V in bit 3.
    [[nodiscard]] u32 nzcv() const { return word_of(&n) * kFirstLowest >> 24; }
    [[nodiscard]] u32 cpsr() const { return psr::with_it(cpsr_outside_it(flags()), it); }
    /// With N, Z, C and V as they are in bits 31:28 of `nzcv`, and no ITSTATE.
    [[nodiscard]] u32 cpsr_outside_it(u32 nzcv) const {
        return nzcv | u32{q} << psr::kQ | u32{ge} << psr::kGE | control();
    }
    /// N, Z, C and V in bits 31:28.
    [[nodiscard]] u32 flags() const { return word_of(&n) * kFirstHighest >> 24 << psr::kV; }
    /// Bits 9:0 of the CPSR: E, A, I, F, T and the mode.
    [[nodiscard]] u32 control() const {
        const u32 masks = word_of(&mask_f) * kFirstLowest >> 24;
        return masks << psr::kF | u32{thumb} << psr::kT | static_cast<u32>(mode);
    }
    /// All four, 0 or 1 each, in one store.
    void set_flags(u32 negative, u32 zero, u32 carry, u32 overflow) {
        const u32 bytes = negative | zero << 8 | carry << 16 | overflow << 24;
        std::memcpy(&n, &bytes, 4);
    }
    /// From the bits 31:28 of a PSR.
    void set_nzcv(u32 flags) {
        const u32 bytes = flags * kFirstHighest >> 3 & kLowestOfEach;
        std::memcpy(&n, &bytes, sizeof bytes);
    }
    /// Writes every field without checks and exchanges the banks when the mode differs.
    void set_cpsr(u32 value);
    /// The same but for N, Z, C and V.
    void set_cpsr_but_flags(u32 value);
    void change_mode(Mode to);

    /// SPSR of the current mode; User and System have none (0, writes ignored).
    [[nodiscard]] u32 spsr() const { return spsr_[index(bank_of(mode))]; }
    void set_spsr(u32 value) { spsr_[index(bank_of(mode))] = value; }
    [[nodiscard]] u32* spsr_place(Bank bank) { return &spsr_[index(bank)]; }

    /// Rmode[n, mode] (ARM ARM B1.3.2): register n (0-14) as `in_mode` sees it, from any mode.
    [[nodiscard]] u32 read_r(u32 reg, Mode in_mode) const {
        return *const_cast<CoreState*>(this)->place(reg, in_mode);
    }
    void write_r(u32 reg, Mode in_mode, u32 value) { *place(reg, in_mode) = value; }
    /// Where it lies while the mode is what it is.
    [[nodiscard]] u32* place(u32 reg, Mode in_mode);

  private:
    static constexpr size_t kBankCount = static_cast<size_t>(Bank::Count);
    static constexpr size_t index(Bank bank) { return static_cast<size_t>(bank); }
    /// The bank whose R14 a mode uses: Hyp uses User's.
    static constexpr Bank lr_bank(Mode mode) {
        return mode == Mode::Hyp ? Bank::User : bank_of(mode);
    }
    void exchange_fiq_registers(bool to_fiq);

    /// Four fields of 0 or 1 in a row. Times one of these they are four bits in a row, above
    /// bit 23.
    [[nodiscard]] static u32 word_of(const void* fields) {
        u32 word = 0;
        std::memcpy(&word, fields, sizeof word);
        return word;
    }
    static constexpr u32 kFirstLowest = 0x01020408, kFirstHighest = 0x08040201;
    static constexpr u32 kLowestOfEach = 0x01010101;  ///< bit 0 of each field

    std::array<u32, kBankCount> sp_{}, lr_{}, spsr_{};
    std::array<u32, 5> r8_12_user_{}, r8_12_fiq_{};
};

inline void CoreState::set_cpsr(u32 value) {
    set_nzcv(value >> psr::kV);
    set_cpsr_but_flags(value);
}

inline void CoreState::set_cpsr_but_flags(u32 value) {
    // The other way round: four bits in a row to four fields of 0 or 1.
    const u32 masks = (value >> psr::kF & 0xf) * 0x00204081u & kLowestOfEach;
    std::memcpy(&mask_f, &masks, sizeof masks);
    // Q, GE, ITSTATE and T.
    const u32 execution = (value >> psr::kQ & 1) | bits(value, psr::kGE + 3, psr::kGE) << 8 |
                          u32{psr::it(value)} << 16 | (value >> psr::kT & 1) << 24;
    std::memcpy(&q, &execution, sizeof execution);
    change_mode(psr::mode(value));
}

inline void CoreState::change_mode(Mode to) {
    if (to == mode) return;
    sp_[index(bank_of(mode))] = r[13];
    lr_[index(lr_bank(mode))] = r[14];
    if ((mode == Mode::Fiq) != (to == Mode::Fiq)) [[unlikely]]
        exchange_fiq_registers(to == Mode::Fiq);
    mode = to;
    r[13] = sp_[index(bank_of(to))];
    r[14] = lr_[index(lr_bank(to))];
}

}  // namespace hypscope::cpu
