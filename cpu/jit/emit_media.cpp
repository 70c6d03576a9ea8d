// SPDX-License-Identifier: Apache-2.0
// Multiplies, and the media instructions that compilers emit.
#include "common/bits.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

/// Extensions and bit fields.
bool Translator::write_media(const Op& op) {
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    const auto extend = [&](bool is_signed, bool half) {
        const bool direct = o.shift_n == 0 && is_pinned(o.m);
        const Reg32 from = direct ? pinned_[o.m] : eax;
        const Reg32 to = result_in(o.d);
        if (!direct) read(eax, o.m);
        if (o.shift_n != 0) {
            ror(eax, static_cast<int>(o.shift_n));
            clobber_flags();
        }
        if (half)
            is_signed ? movsx(to, from.cvt16()) : movzx(to, from.cvt16());
        else
            is_signed ? movsx(to, from.cvt8()) : movzx(to, from.cvt8());
        write_result(o.d, to);
        return true;
    };
    switch (op.id) {
        case UXTB: return extend(false, false);
        case UXTH: return extend(false, true);
        case SXTB: return extend(true, false);
        case SXTH: return extend(true, true);
        case UXTAB:
        case UXTAH:
            read(eax, o.m);
            if (o.shift_n != 0) ror(eax, static_cast<int>(o.shift_n));
            op.id == UXTAB ? movzx(eax, al) : movzx(eax, ax);
            add_to(o.d, o.n);
            clobber_flags();
            return true;
        case UBFX:
        case SBFX:
        case MOVT:
        case REV:
        case CLZ: return write_bits(op), true;
        default: return false;
    }
}

void Translator::write_bits(const Op& op) {
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    const Reg32 to = result_in(o.d);
    switch (op.id) {
        case UBFX:
            read(to, o.n);
            if (o.shift_n != 0) shr(to, static_cast<int>(o.shift_n));
            if (o.imm + o.shift_n < 32) and_(to, mask(o.imm - 1, 0));
            break;
        case SBFX:
            read(to, o.n);
            if (o.imm + o.shift_n < 32) shl(to, static_cast<int>(32 - o.imm - o.shift_n));
            if (o.imm < 32) sar(to, static_cast<int>(32 - o.imm));
            break;
        case MOVT:
            read(to, o.d);
            and_(to, 0xffff);
            or_(to, o.imm << 16);
            break;
        case REV:
            read(to, o.m);
            bswap(to);
            break;
        default:  // CLZ
            bsr(ecx, reg(o.m));
            mov(to, 63);  // of 0: 63 ^ 31 is 32
            cmovnz(to, ecx);
            xor_(to, 31);
            break;
    }
    write_result(o.d, to);
    clobber_flags();
}

/// MUL, MLA and MLS.
void Translator::write_product(const Op& op) {
    using enum isa::OpId;
    const isa::Operands& o = op.operands;
    const bool in_place = op.id == MUL || (op.id == MLA && o.d != o.a);
    const Reg32 to = in_place ? result_in(o.d) : eax;
    const bool swaps = o.d == o.m;
    read(to, swaps ? o.m : o.n);
    imul(to, reg(swaps ? o.n : o.m));
    if (op.id == MUL) return write_result(o.d, to);
    if (op.id == MLS) neg(to);
    if (to == eax) return add_to(o.d, o.a);
    add(to, reg(o.a));
}

bool Translator::write_multiply(const Op& op) {
    const isa::Operands& o = op.operands;
    if (o.setflags()) return false;
    using enum isa::OpId;
    switch (op.id) {
        case SMULxy:
        case SMLAxy: {
            const auto half = [&](const Reg32& to, u32 n, bool high) {
                if (!high && is_pinned(n)) return movsx(to, pinned_[n].cvt16());
                read(to, n);
                high ? sar(to, 16) : movsx(to, to.cvt16());
            };
            half(eax, o.n, o.has(isa::kHalf2));
            half(ecx, o.m, o.has(isa::kHalf));
            imul(eax, ecx);
            if (op.id == SMLAxy) {
                Label fits;
                add_to(o.d, o.a);
                jno(fits);
                mov(byte_at(at.q), 1);
                L(fits);
            } else {
                write(o.d, eax);
            }
            break;
        }
        case MUL:
        case MLA:
        case MLS: write_product(op); break;
        case UMULL:
        case SMULL:
            read(eax, o.n);
            op.id == UMULL ? mul(reg(o.m)) : imul(reg(o.m));
            write(o.d, eax);
            write(o.a, edx);
            break;
        case UMLAL:
        case SMLAL:
            read(eax, o.n);
            op.id == UMLAL ? mul(reg(o.m)) : imul(reg(o.m));
            add(reg(o.d), eax);
            adc(reg(o.a), edx);
            break;
        default: return false;
    }
    clobber_flags();
    return true;
}

}  // namespace hypscope::cpu::jit
