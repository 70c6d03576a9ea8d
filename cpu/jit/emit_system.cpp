// SPDX-License-Identifier: Apache-2.0
// System instructions that move words: MRC, MCR and their wide forms of registers that are storage,
// MRS of the CPSR, banked registers from Hyp mode, SRS, barriers. Whatever else one of them turns
// out to be (another mode, a trap) its body does.
#include <bit>

#include "cpu/jit/translator.hpp"
#include "cpu/sysreg/hooks.hpp"
#include "isa/exec/exception.hpp"

namespace hypscope::cpu::jit {

/// What an MRC, MCR, MRRC or MCRR accesses.
struct Access {
    const SysRegRow* row = nullptr;  ///< none: nothing is known of it
    bool wide = false, write = false;
    u8 settled = 0, plain = 0;  ///< settled_access(), plain_access()
    KnownTraps traps{};
};

namespace {

Access access_of(const Op& op) {
    using enum isa::OpId;
    Access access;
    const isa::Operands& o = op.operands;
    access.wide = op.id == MRRC || op.id == MCRR;
    access.write = op.id == MCR || op.id == MCRR;
    const bool is_access = access.wide || access.write || op.id == MRC;
    if (!is_access || o.d == 15 || (access.wide && o.a == 15)) return access;
    access.row = find_sysreg(sysreg_encoding(o, access.wide));
    if (access.row == nullptr) return access;
    access.settled = settled_access(*access.row, access.write);
    access.plain = plain_access(*access.row, access.write);
    access.traps = known_traps(*access.row, access.write);
    return access;
}

}  // namespace

/// Uses eax and ecx.
void Translator::require(u8 situations, Label& slow) {
    if (std::has_single_bit(situations)) {
        cmp(byte_at(at.situation), static_cast<u32>(std::countr_zero(situations)));
        jne(slow, T_NEAR);
    } else {
        movzx(ecx, byte_at(at.situation));
        mov(eax, situations);
        bt(eax, ecx);
        jnc(slow, T_NEAR);
    }
}

/// A trap that is known leaves the block; in an IT block what else is at `slow` finds it.
void Translator::write_known_traps(const Op& op, const Access& access, Label* slow) {
    const KnownTraps& traps = access.traps;
    if (!at.has_virtualization || traps.situations == 0 || !traps.controls.any()) return;
    auto trapped = op.it == 0 ? new_label() : slow, resume = new_label();
    const auto look_at = [&](SysReg control, u32 bits) {
        if (bits == 0) return;
        test(word_at(at.sysregs + 8 * static_cast<i32>(control)), bits);
        jnz(*trapped, T_NEAR);
    };
    look_at(SysReg::HCR, traps.controls.hcr);
    look_at(SysReg::HSTR, traps.controls.hstr);
    look_at(SysReg::HDCR, traps.controls.hdcr);
    look_at(SysReg::HCPTR, traps.controls.hcptr);
    L(*resume);
    if (op.it != 0) return;
    const isa::Operands& o = op.operands;
    const SysRegAccessInfo info{access.row->encoding, access.row, o.d, access.wide ? o.a : u8{0}};
    const u32 hsr =
        hsr_value(sysreg_syndrome(info, access.write), o.length == 4, block_->state.thumb, o.cond);
    defer([this, &op, trapped, resume, hsr, situations = traps.situations] {
        L(*trapped);
        require(situations, *resume);
        mov(edx, hsr);
        finish_by(hypscope_jit_trap, op);
    });
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

bool Translator::write_sysreg_read(const Op& op) {
    const isa::Operands& o = op.operands;
    const Access access = access_of(op);
    const SysRegRow* row = access.row;
    if (access.plain == 0) {
        if (op.it == 0) write_known_traps(op, access, nullptr);
        return false;
    }
    auto slow = new_label(), done = new_label();
    require(access.plain, *slow);
    write_known_traps(op, access, slow);
    charge_event(op, sysreg_event(*row, false), sysreg_phase(*row));
    const i32 place = at.sysregs + 8 * static_cast<i32>(row->id);
    mov(eax, word_at(place));
    write(o.d, eax);
    if (access.wide) {
        mov(eax, word_at(place + 4));
        write(o.a, eax);
    }
    L(*done);
    clobber_flags();
    defer_body(op, slow, done);
    return true;
}

/// The last instruction of its block.
bool Translator::write_sysreg_write(const Op& op) {
    const Access access = access_of(op);
    if (access.settled == 0) {
        if (op.it == 0) write_known_traps(op, access, nullptr);
        return false;
    }
    auto slow = new_label();
    require(access.plain != 0 ? access.plain : access.settled, *slow);
    write_known_traps(op, access, slow);
    if (access.plain != 0)
        write_sysreg_move(op, access);
    else
        write_sysreg_by_hook(op, access, *slow);
    defer_handler(op, slow);
    return true;
}

void Translator::write_sysreg_move(const Op& op, const Access& access) {
    const isa::Operands& o = op.operands;
    const SysRegRow* row = access.row;
    charge_event(op, sysreg_event(*row, true), sysreg_phase(*row));
    const i32 place = at.sysregs + 8 * static_cast<i32>(row->id);
    for (i32 half = 0; half <= i32{access.wide}; ++half) {
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
}

void Translator::write_sysreg_by_hook(const Op& op, const Access& access, Label& slow) {
    const auto invalidate = hooks::local_invalidation(*access.row);
    if (invalidate == nullptr) {
        mov(rdx, reinterpret_cast<u64>(access.row));
        return finish_by(hypscope_jit_write_sysreg, op);
    }
    if (at.has_virtualization) {
        test(word_at(at.sysregs + 8 * static_cast<i32>(SysReg::HCR)), 1u << hcr::kFB);
        jnz(slow, T_NEAR);
    }
    charge_event(op, uarch::TimingEvent::TlbMaintenance, sysreg_phase(*access.row));
    read(ecx, op.operands.d);
    mov(rax, reinterpret_cast<u64>(invalidate));
    call_stub(runtime_.stubs().call);
    write_end_synchronised(op);
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
        case MRC:
        case MRRC: return !at.rows_logged && write_sysreg_read(op);
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
        case MCR:
        case MCRR: return !at.rows_logged && write_sysreg_write(op);
        case ISB:
            charge_event(op, uarch::TimingEvent::ContextSync);
            write_end_synchronised(op);
            return true;
        default: return false;
    }
}

}  // namespace hypscope::cpu::jit
