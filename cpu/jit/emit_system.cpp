// SPDX-License-Identifier: Apache-2.0
// System instructions that move words: MRC, MCR and their wide forms of registers that are storage,
// MRS of the CPSR, banked registers from Hyp mode, SRS, barriers. Whatever else one of them turns
// out to be (another mode, a trap) its body does.
#include <bit>

#include "cpu/jit/translator.hpp"
#include "isa/exec/exception.hpp"

namespace hypscope::cpu::jit {

namespace {

struct PlainRow {
    const SysRegRow* row = nullptr;
    PlainAccess access{};
};

/// The row of an access that is a move in some situation; else none.
PlainRow plain_row(const Op& op, bool wide, bool write) {
    const SysRegRow* row = find_sysreg(sysreg_encoding(op.operands, wide));
    if (row == nullptr) return {};
    const PlainAccess access = plain_access(*row, write);
    return {access.situations != 0 ? row : nullptr, access};
}

}  // namespace

/// Uses eax and ecx.
void Translator::require(const PlainAccess& access, Label& slow) {
    if (std::has_single_bit(access.situations)) {
        cmp(byte_at(at.situation), static_cast<u32>(std::countr_zero(access.situations)));
        jne(slow, T_NEAR);
    } else {
        movzx(ecx, byte_at(at.situation));
        mov(eax, access.situations);
        bt(eax, ecx);
        jnc(slow, T_NEAR);
    }
    if (access.hstr == 0) return;
    test(word_at(at.sysregs + 8 * static_cast<i32>(SysReg::HSTR)), access.hstr);
    jnz(slow, T_NEAR);
}

void Translator::require_mode(Mode mode, Label& slow) {
    cmp(byte_at(at.mode), static_cast<u32>(mode));
    jne(slow, T_NEAR);
}

/// Core::charge_event() at `op`.
void Translator::charge_event(const Op& op, uarch::TimingEvent event, trace::Phase phase) {
    if (!at.events_modelled) return;
    const u32 ahead = block_->cost - u32{op.cumulative};
    mov(eax, static_cast<u32>(event) | static_cast<u32>(phase) << 8 | ahead << 16);
    call_stub(runtime_.stubs().event);
}

bool Translator::write_sysreg_read(const Op& op, bool wide) {
    const isa::Operands& o = op.operands;
    const auto [row, access] = plain_row(op, wide, false);
    if (row == nullptr || o.d == 15 || (wide && o.a == 15)) return false;
    auto slow = new_label(), done = new_label();
    require(access, *slow);
    charge_event(op, sysreg_event(*row, false), sysreg_phase(*row));
    const i32 place = at.sysregs + 8 * static_cast<i32>(row->id);
    mov(eax, word_at(place));
    write(o.d, eax);
    if (wide) {
        mov(eax, word_at(place + 4));
        write(o.a, eax);
    }
    L(*done);
    clobber_flags();
    defer_body(op, slow, done);
    return true;
}

/// The last instruction of its block.
bool Translator::write_sysreg_write(const Op& op, bool wide) {
    const isa::Operands& o = op.operands;
    const auto [row, access] = plain_row(op, wide, true);
    if (row == nullptr || o.d == 15 || (wide && o.a == 15)) return false;
    auto slow = new_label();
    require(access, *slow);
    charge_event(op, sysreg_event(*row, true), sysreg_phase(*row));
    const i32 place = at.sysregs + 8 * static_cast<i32>(row->id);
    for (i32 half = 0; half <= i32{wide}; ++half) {
        const auto value = word_at(place + 4 * half);
        const u32 writable = static_cast<u32>(row->writable >> (32 * half));
        read(eax, half == 0 ? o.d : o.a);
        if (writable != ~u32{0}) {
            mov(edx, value);
            and_(eax, writable);
            and_(edx, ~writable);
            or_(eax, edx);
        }
        mov(value, eax);
    }
    write_end_synchronised(op);
    defer_handler(op, slow);
    return true;
}

/// As interp::end_synchronised().
void Translator::write_end_synchronised(const Op& op) {
    const Op& end = *(&op + 1);
    read_place(eax, end.operands.imm | (block_->state.thumb ? 1u : 0u));
    write_dispatch(runtime_.stubs().missed);
    ended_ = true;
}

/// MRS of the CPSR.
bool Translator::write_read_psr(const Op& op) {
    if (op.operands.spsr() || op.operands.d == 15) return false;
    call_stub(runtime_.stubs().cpsr);
    write(op.operands.d, eax);
    clobber_flags();
    return true;
}

/// MRS and MSR (banked) of Hyp mode.
bool Translator::write_banked(const Op& op, bool reads) {
    const isa::Operands& o = op.operands;
    CoreState state;
    state.mode = Mode::Hyp;
    const u32* reg = banked_in_hyp_mode(state, o.imm, o.spsr());
    if (reg == nullptr || (reads ? o.d : o.n) == 15) return false;
    const auto place = word_at(HostLayout::in_state(state, reg));
    auto slow = new_label(), done = new_label();
    using enum uarch::TimingEvent;
    require_mode(Mode::Hyp, *slow);
    charge_event(op, reads ? BankedRead : BankedWrite, trace::Phase::Gpr);
    if (reads) {
        mov(eax, place);
        write(o.d, eax);
    } else {
        read(eax, o.n);
        mov(place, eax);
    }
    L(*done);
    clobber_flags();
    defer_body(op, slow, done);
    return true;
}

/// SRS of the mode that executes it. FIQ and Monitor mode may not always be named.
bool Translator::write_save_return_state(const Op& op) {
    const isa::Operands& o = op.operands;
    if (!is_mode(o.imm, true)) return false;
    const Mode mode = psr::mode(o.imm);
    const Bank bank = bank_of(mode);
    if (bank == Bank::User || bank == Bank::Hyp || bank == Bank::Fiq || bank == Bank::Monitor)
        return false;
    CoreState state;
    const auto spsr = word_at(HostLayout::in_state(state, state.spsr_place(bank)));
    auto slow = new_label(), done = new_label();
    require_mode(mode, *slow);
    read(eax, 13);
    if (const u32 offset = isa::exec::stack_pair_address(o, 0)) add(eax, offset);
    check_span(op, 8, true, slow);
    read(edx, 14);
    mov(dword[rcx], edx);
    mov(edx, spsr);
    mov(dword[rcx + 4], edx);
    if (o.wback()) add(reg(13), isa::exec::stack_pair_base_after(o, 0));
    L(*done);
    clobber_flags();
    defer_body(op, slow, done);
    return true;
}

bool Translator::write_system(const Op& op) {
    using enum isa::OpId;
    switch (op.id) {
        case MRC: return !at.rows_logged && write_sysreg_read(op, false);
        case MRRC: return !at.rows_logged && write_sysreg_read(op, true);
        case MRS: return write_read_psr(op);
        case MRS_banked: return write_banked(op, true);
        case MSR_banked: return write_banked(op, false);
        case SRS: return write_save_return_state(op);
        case DMB: charge_event(op, uarch::TimingEvent::Dmb); break;
        case DSB: charge_event(op, uarch::TimingEvent::Dsb); break;
        default: return false;
    }
    clobber_flags();
    return true;
}

/// Of those that end their block; nothing follows where it is not executed.
bool Translator::write_system_end(const Op& op) {
    using enum isa::OpId;
    const bool inside_it_block = (&op + 1)->it != 0;
    if (op.operands.cond != 14 || inside_it_block) return false;
    switch (op.id) {
        case MCR: return !at.rows_logged && write_sysreg_write(op, false);
        case MCRR: return !at.rows_logged && write_sysreg_write(op, true);
        case ISB:
            charge_event(op, uarch::TimingEvent::ContextSync);
            write_end_synchronised(op);
            return true;
        default: return false;
    }
}

}  // namespace hypscope::cpu::jit
