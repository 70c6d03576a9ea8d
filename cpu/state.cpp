// SPDX-License-Identifier: Apache-2.0
#include "cpu/state.hpp"

#include <algorithm>

namespace hypscope::cpu {

u32 CoreState::cpsr() const {
    u32 value = static_cast<u32>(mode);
    value |= u32{n} << psr::kN | u32{z} << psr::kZ | u32{c} << psr::kC | u32{v} << psr::kV;
    value |= u32{q} << psr::kQ | u32{ge} << 16;
    value |= u32{big_endian} << psr::kE | u32{mask_a} << psr::kA | u32{mask_i} << psr::kI |
             u32{mask_f} << psr::kF | u32{thumb} << psr::kT;
    return psr::with_it(value, it);
}

void CoreState::set_cpsr(u32 value) {
    n = bit(value, psr::kN);
    z = bit(value, psr::kZ);
    c = bit(value, psr::kC);
    v = bit(value, psr::kV);
    q = bit(value, psr::kQ);
    ge = static_cast<u8>(bits(value, 19, 16));
    it = psr::it(value);
    big_endian = bit(value, psr::kE);
    mask_a = bit(value, psr::kA);
    mask_i = bit(value, psr::kI);
    mask_f = bit(value, psr::kF);
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
