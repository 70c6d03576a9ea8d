// SPDX-License-Identifier: Apache-2.0
#include "cpu/state.hpp"

#include <algorithm>

namespace hypscope::cpu {

void CoreState::exchange_fiq_registers(bool to_fiq) {
    auto& out = to_fiq ? r8_12_user_ : r8_12_fiq_;
    auto& in = to_fiq ? r8_12_fiq_ : r8_12_user_;
    std::copy_n(r.begin() + 8, 5, out.begin());
    std::copy_n(in.begin(), 5, r.begin() + 8);
}

u32* CoreState::place(u32 reg, Mode in_mode) {
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
