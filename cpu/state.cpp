// SPDX-License-Identifier: Apache-2.0
#include "cpu/state.hpp"

#include <algorithm>

namespace hypscope::cpu {

void CoreState::set_cpsr(u32 value) {
    // The other way round: four bits in a row to four fields of 0 or 1.
    const u32 flags = (value >> psr::kV) * 0x08040201u >> 3 & 0x01010101;
    const u32 masks = (value >> psr::kF & 0xf) * 0x00204081u & 0x01010101;
    std::memcpy(&n, &flags, sizeof flags);
    std::memcpy(&mask_f, &masks, sizeof masks);
    q = bit(value, psr::kQ);
    ge = static_cast<u8>(bits(value, psr::kGE + 3, psr::kGE));
    it = psr::it(value);
    thumb = bit(value, psr::kT);
    change_mode(psr::mode(value));
}

void CoreState::change_mode(Mode to) {
    if (to == mode) return;
    sp_[index(bank_of(mode))] = r[13];
    lr_[index(lr_bank(mode))] = r[14];
    if ((mode == Mode::Fiq) != (to == Mode::Fiq)) {
        auto& out = mode == Mode::Fiq ? r8_12_fiq_ : r8_12_user_;
        auto& in = to == Mode::Fiq ? r8_12_fiq_ : r8_12_user_;
        std::copy_n(r.begin() + 8, 5, out.begin());
        std::copy_n(in.begin(), 5, r.begin() + 8);
    }
    mode = to;
    r[13] = sp_[index(bank_of(to))];
    r[14] = lr_[index(lr_bank(to))];
}

u32* CoreState::locate(u32 reg, Mode in_mode) {
    if (reg < 8) return &r[reg];
    if (reg < 13) {
        const bool now_fiq = mode == Mode::Fiq, want_fiq = in_mode == Mode::Fiq;
        if (now_fiq == want_fiq) return &r[reg];
        return want_fiq ? &r8_12_fiq_[reg - 8] : &r8_12_user_[reg - 8];
    }
    if (reg == 13) {
        const bool same = bank_of(mode) == bank_of(in_mode);
        return same ? &r[13] : &sp_[index(bank_of(in_mode))];
    }
    return lr_bank(mode) == lr_bank(in_mode) ? &r[14] : &lr_[index(lr_bank(in_mode))];
}

}  // namespace hypscope::cpu
