// SPDX-License-Identifier: Apache-2.0
// Data processing.
#include "cpu/jit/alu.hpp"
#include "cpu/jit/counter.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

using isa::SRType;

void Translator::shift(const Reg32& by, SRType type, u32 amount) {
    if (amount == 0) return;
    switch (type) {
        case SRType::LSL: return shl(by, static_cast<int>(amount));
        case SRType::LSR: return shr(by, static_cast<int>(amount));
        case SRType::ASR: return sar(by, static_cast<int>(amount));
        default: return ror(by, static_cast<int>(amount));
    }
}

/// The second operand, in a scratch register.
void Translator::second(const Reg32& to, const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    if (alu.immediate) return mov(to, o.imm);
    read(to, o.m);
    shift(to, o.shift_t, o.shift_n);
}

/// apply(the second operand): the constant, the register as it is (`plain`), or ecx, into which
/// second() brought it.
void Translator::with_second(const Op& op, const Alu& alu, bool plain, u32 imm, const auto& apply) {
    if (alu.immediate)
        apply(imm);
    else if (plain)
        apply(reg(op.operands.m));
    else
        apply(ecx);
}

namespace {
/// Makes R[d], which is R[m], the first operand: its register is changed in place then.
void swap_for_place(Op& op, const Alu& alu) {
    isa::Operands& o = op.operands;
    const bool commutes = alu.kind == Alu::Add || alu.kind == Alu::And || alu.kind == Alu::Orr ||
                          alu.kind == Alu::Eor;
    if (commutes && !alu.immediate && o.shift_n == 0 && o.m == o.d) std::swap(o.n, o.m);
}
}  // namespace

/// Where a result is made: in its own register, unless the second operand is still to be read from
/// that; else in eax.
Translator::Reg32 Translator::destination(const Op& op, bool reads_m) {
    const isa::Operands& o = op.operands;
    const bool test = alu_of(op)->is_test();
    const bool clash = reads_m && o.m == o.d && o.n != o.d;
    return test || !is_pinned(o.d) || clash ? eax : pinned_[o.d];
}

/// Of an instruction whose sources were read, or are `last` alone, which its last step reads.
Translator::Reg32 Translator::result_in(u32 d, std::optional<u32> last) {
    return is_pinned(d) && d != last ? pinned_[d] : eax;
}

/// The same of a result that is in eax, or in its place.
void Translator::write_result(u32 d, const Reg32& from) {
    if (from == eax) write(d, eax);
}

/// R[d] becomes R[a] + eax: in place where they are one. The host's flags are those of the sum.
void Translator::add_to(u32 d, u32 a) {
    if (d == a && is_pinned(d)) return add(pinned_[d], eax);
    add(eax, reg(a));
    write(d, eax);
}

namespace {
/// CMP and TST of a register that has no host register, with what is no memory either.
bool looks_at_home(const Op& op, const Alu& alu, bool plain) {
    const isa::Operands& o = op.operands;
    const bool looks = alu.kind == Alu::Cmp || alu.kind == Alu::Tst;
    return looks && !is_pinned(o.n) && (!plain || is_pinned(o.m));
}

/// A sum that one lea makes: R[n] + (R[m] << 0..3).
bool is_scaled(const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    return !alu.immediate && o.shift_t == SRType::LSL && o.shift_n <= 3 && is_pinned(o.d) &&
           is_pinned(o.n) && is_pinned(o.m);
}
}  // namespace

void Translator::write_sum(const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    const bool sets = flags_written(op) != 0;
    const bool subtracts = alu.kind == Alu::Sub || alu.kind == Alu::Cmp;
    const bool plain = !alu.immediate && o.shift_n == 0;
    const bool test = alu.is_test();
    // lea leaves the flags alone.
    if (!sets && alu.immediate && is_pinned(o.d) && is_pinned(o.n)) {
        const u32 imm = subtracts ? 0 - o.imm : o.imm;
        return lea(pinned_[o.d], ptr[pinned_[o.n].cvt64() + static_cast<i32>(imm)]);
    }
    if (!sets && alu.kind == Alu::Add && is_scaled(op, alu))
        return lea(pinned_[o.d],
                   ptr[pinned_[o.n].cvt64() + pinned_[o.m].cvt64() * (1 << o.shift_n)]);
    const bool adds = alu.kind == Alu::Add || alu.kind == Alu::Cmn;
    if (adds && !alu.immediate && !plain && (test || o.d != o.n)) {
        const Reg32 to = test ? eax : result_in(o.d, o.n);
        second(to, op, alu);
        add(to, reg(o.n));
        if (!test) write_result(o.d, to);
        clobber_flags();
        if (sets) store_sum_flags(op, false);
        return;
    }
    if (!alu.immediate && !plain) second(ecx, op, alu);
    const bool in_home = looks_at_home(op, alu, plain);
    const Reg32 to = test && is_pinned(o.n) ? pinned_[o.n] : destination(op, plain);
    if (!(test && is_pinned(o.n)) && !in_home) read(to, o.n);
    const auto apply = [&](const auto& with) {
        if (in_home)
            cmp(homes_[o.n], with);
        else if (alu.kind == Alu::Cmp)
            cmp(to, with);
        else if (subtracts)
            sub(to, with);
        else if (alu.kind == Alu::Cmn && to != eax) {
            mov(eax, to);
            add(eax, with);
        } else
            add(to, with);
    };
    with_second(op, alu, plain, o.imm, apply);
    if (!test) write_result(o.d, to);
    clobber_flags();
    if (sets) store_sum_flags(op, subtracts);
}

void Translator::write_reversed(const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    const Reg32 to = result_in(o.d, o.n);
    second(to, op, alu);
    sub(to, reg(o.n));
    write_result(o.d, to);
    clobber_flags();
    if (o.setflags()) store_sum_flags(op, true);
}

/// ADC and SBC.
void Translator::write_carry_sum(const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    const bool subtracts = alu.kind == Alu::Sbc;
    const bool plain = !alu.immediate && o.shift_n == 0;
    if (!alu.immediate && !plain) {
        second(ecx, op, alu);
        clobber_flags();
    }
    load_carry();  // CF: C is 0, a borrow
    const Reg32 to = destination(op, plain);
    read(to, o.n);
    const auto apply = [&](const auto& with) {
        if (subtracts) return sbb(to, with);
        cmc();
        adc(to, with);
    };
    with_second(op, alu, plain, o.imm, apply);
    write_result(o.d, to);
    clobber_flags();
    if (o.setflags()) store_sum_flags(op, subtracts);
}

void Translator::write_logic(const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    const u32 written = flags_written(op);
    const bool sets_carry = (written & kFlagC) != 0;
    const bool inverts = alu.kind == Alu::Bic || alu.kind == Alu::Orn;
    const bool plain = !alu.immediate && o.shift_n == 0 && !inverts;
    const bool test = alu.is_test();
    u32 imm = o.imm;
    // Any of them commutes once its second operand is ready, which may be made in the result's
    // place then.
    const bool in_place = !alu.immediate && !plain && o.d != o.n && !test && is_pinned(o.d);
    const Reg32 shifted = in_place ? pinned_[o.d] : ecx;
    if (!alu.immediate && !plain) {
        second(shifted, op, alu);
        if (sets_carry) store_carry(true);
        if (inverts) not_(shifted);
    } else if (alu.immediate && inverts) {
        imm = ~imm;
    }
    const bool looks = alu.kind == Alu::Tst && is_pinned(o.n);
    const Reg32 to = looks ? pinned_[o.n] : destination(op, plain);
    const bool in_home = looks_at_home(op, alu, plain);
    if (!looks && !in_home && !in_place) read(to, o.n);
    const auto apply = [&](const auto& with) {
        switch (alu.kind) {
            case Alu::Tst:
                if (in_home)
                    test_home(o.n, with);
                else if (looks)
                    test_with(to, with);
                else
                    and_(to, with);
                break;
            case Alu::And:
            case Alu::Bic: and_(to, with); break;
            case Alu::Orr:
            case Alu::Orn: or_(to, with); break;
            default: xor_(to, with); break;
        }
    };
    in_place ? apply(reg(o.n)) : with_second(op, alu, plain, imm, apply);
    if (!test) write_result(o.d, to);
    clobber_flags();
    if (written == 0) return;
    if (!sets_carry)
        store_carry(false);
    else if (alu.immediate)
        mov(dl, o.has(isa::kCarryValue) ? 0 : 1);
    store_logic_flags(op);
}

/// N and Z of a constant, and C where the instruction writes it.
void Translator::store_known_flags(const Op& op, u32 value) {
    const u32 known = (value >> 31) << 7 | u32{value == 0} << 6;
    const bool carry = op.operands.has(isa::kCarryValue);
    if ((flags_written(op) & kFlagC) != 0) {
        mov(byte_at(at.flags + 1), known | (carry ? 0 : 1));
    } else {
        mov(dl, byte_at(at.flags + 1));
        and_(dl, 1);
        or_(dl, known);
        mov(byte_at(at.flags + 1), dl);
    }
    clobber_flags();
}

void Translator::write_move(const Op& op, const Alu& alu) {
    const isa::Operands& o = op.operands;
    const u32 written = flags_written(op);
    const bool sets_carry = (written & kFlagC) != 0;
    const bool inverts = alu.kind == Alu::Mvn;
    if (alu.immediate) {
        const u32 value = inverts ? ~o.imm : o.imm;
        if (is_pinned(o.d))
            mov(pinned_[o.d], value);
        else
            mov(homes_[o.d], value);
        if (written != 0) store_known_flags(op, value);
        return;
    }
    const Reg32 to = result_in(o.d);
    read(to, o.m);
    const bool shifts = o.shift_n != 0;
    shift(to, o.shift_t, o.shift_n);
    if (written != 0) store_carry(sets_carry);
    if (inverts) not_(to);
    write_result(o.d, to);
    if (written != 0) {
        test(to, to);
        store_logic_flags(op);
    } else if (shifts) {
        clobber_flags();
    }
}

/// By the bottom byte of R[m], which may be 32 or more.
void Translator::write_shift_by_register(const Op& op) {
    const isa::Operands& o = op.operands;
    read(ecx, o.m);
    read(eax, o.n);
    switch (o.shift_t) {
        case SRType::ROR: ror(eax, cl); break;
        case SRType::ASR:
            movzx(ecx, cl);
            mov(edx, 31);
            cmp(ecx, edx);
            cmova(ecx, edx);
            sar(eax, cl);
            break;
        default:
            movzx(ecx, cl);
            cmp(ecx, 32);
            sbb(edx, edx);  // all ones when the amount is below 32
            o.shift_t == SRType::LSL ? shl(eax, cl) : shr(eax, cl);
            and_(eax, edx);
            break;
    }
    write(o.d, eax);
    clobber_flags();
}

/// A move, or the sum of a register and a constant, is made always and kept when the condition
/// passes: no host instruction in it changes the host's flags.
bool Translator::write_conditional_move(const Op& op) {
    const isa::Operands& o = op.operands;
    const auto alu = alu_of(op);
    if (!alu || flags_written(op) != 0) return false;
    const bool moves = alu->kind == Alu::Mov || alu->kind == Alu::Mvn;
    const bool adds = (alu->kind == Alu::Add || alu->kind == Alu::Sub) && alu->immediate;
    if (!adds && !(moves && (alu->immediate || (o.shift_n == 0 && alu->kind == Alu::Mov))))
        return false;
    const u8 host = host_condition(o.cond);
    const bool is_there = !adds && !alu->immediate;
    if (adds) {
        const Reg32 from = is_pinned(o.n) ? pinned_[o.n] : eax;
        read(from, o.n);
        const u32 imm = alu->kind == Alu::Sub ? 0 - o.imm : o.imm;
        lea(eax, ptr[from.cvt64() + static_cast<i32>(imm)]);
    } else if (alu->immediate) {
        mov(eax, alu->kind == Alu::Mvn ? ~o.imm : o.imm);
    }
    const Reg32 to = is_pinned(o.d) ? pinned_[o.d] : ecx;
    read(to, o.d);
    move_if(host, to, is_there ? reg(o.m) : eax);
    if (to == ecx) write(o.d, ecx);
    return true;
}

bool Translator::write_data(const Op& op) {
    const auto alu = alu_of(op);
    if (!alu) return write_media(op) || write_multiply(op);
    Op in_place = op;
    swap_for_place(in_place, *alu);
    switch (alu->kind) {
        case Alu::Add:
        case Alu::Sub:
        case Alu::Cmn:
        case Alu::Cmp: write_sum(in_place, *alu); break;
        case Alu::Rsb: write_reversed(op, *alu); break;
        case Alu::Adc:
        case Alu::Sbc: write_carry_sum(op, *alu); break;
        case Alu::Mov:
        case Alu::Mvn: write_move(op, *alu); break;
        case Alu::ShiftBy: write_shift_by_register(op); break;
        default: write_logic(in_place, *alu); break;
    }
    return true;
}

}  // namespace hypscope::cpu::jit
