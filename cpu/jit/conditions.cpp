// SPDX-License-Identifier: Apache-2.0
// Condition flags: in the core's state as bytes of 0 or 1, and for a while in the host's flags.
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

/// Stores what later instructions need of the flags that the last host instruction left: a sum
/// (CF is C), a difference (CF is not C) or a logical result (no C, no V).
void Translator::store_flags(const Op& op, u32 written, bool borrow) {
    const u32 wanted = written & needed_[op.index];
    if ((wanted & kFlagN) != 0) sets(byte_at(at.n));
    if ((wanted & kFlagZ) != 0) setz(byte_at(at.z));
    if ((wanted & kFlagC) != 0) {
        if (borrow)
            setnc(byte_at(at.c));
        else
            setc(byte_at(at.c));
    }
    if ((wanted & kFlagV) != 0) seto(byte_at(at.v));
    live_ = written == kAllFlags ? (borrow ? Live::Difference : Live::Sum) : Live::Logic;
}

/// Goes to `target` when the condition fails.
void Translator::jump_unless(u32 cond, Label& target) {
    if (cond == 14) return;
    const bool negated = (cond & 1) != 0;  // the condition passes when the pair's first fails
    const auto when = [&](auto&& first, auto&& second) { negated ? first() : second(); };
    const auto t = T_NEAR;
    const bool all = live_ == Live::Difference || live_ == Live::Sum;
    switch (cond >> 1) {
        case 0:  // EQ, NE
            if (live_ == Live::None) cmp(byte_at(at.z), 1);
            when([&] { jz(target, t); }, [&] { jnz(target, t); });
            return;
        case 1:  // CS, CC
            if (live_ == Live::Difference)
                return when([&] { jae(target, t); }, [&] { jb(target, t); });
            if (live_ == Live::Sum) return when([&] { jc(target, t); }, [&] { jnc(target, t); });
            cmp(byte_at(at.c), 1);
            clobber_flags();
            return when([&] { je(target, t); }, [&] { jne(target, t); });
        case 2:  // MI, PL
            if (live_ != Live::None) return when([&] { js(target, t); }, [&] { jns(target, t); });
            cmp(byte_at(at.n), 1);
            return when([&] { je(target, t); }, [&] { jne(target, t); });
        case 3:  // VS, VC
            if (all) return when([&] { jo(target, t); }, [&] { jno(target, t); });
            cmp(byte_at(at.v), 1);
            clobber_flags();
            return when([&] { je(target, t); }, [&] { jne(target, t); });
        case 4:  // HI, LS
            if (live_ == Live::Difference)
                return when([&] { ja(target, t); }, [&] { jbe(target, t); });
            mov(al, byte_at(at.c));
            cmp(al, byte_at(at.z));  // C and not Z: 1 > 0
            clobber_flags();
            return when([&] { ja(target, t); }, [&] { jbe(target, t); });
        case 5:  // GE, LT
            if (all) return when([&] { jge(target, t); }, [&] { jl(target, t); });
            mov(al, byte_at(at.n));
            cmp(al, byte_at(at.v));
            clobber_flags();
            return when([&] { je(target, t); }, [&] { jne(target, t); });
        case 6:  // GT, LE
            if (all) return when([&] { jg(target, t); }, [&] { jle(target, t); });
            mov(al, byte_at(at.n));
            xor_(al, byte_at(at.v));
            or_(al, byte_at(at.z));
            clobber_flags();
            return when([&] { jz(target, t); }, [&] { jnz(target, t); });
        default: return;
    }
}

namespace {

/// Executed always, without a look at the flags, and without a way out of the block.
bool is_transparent(const Op& op) {
    using enum isa::TimingClass;
    if (op.operands.cond != 14 || op.operands.setflags() || reads_carry(op)) return false;
    switch (op_row(op.id).timing) {
        case Alu:
        case AluShift:
        case AluShiftRegister:
        case Multiply:
        case MultiplyLong:
        case Saturating: return !op.operands.writes_pc();
        default: return false;
    }
}

}  // namespace

/// Backwards: a flag must be stored when something may look at it before the next writer does:
/// a reader, whatever may fault or leave the block, and its end.
void Translator::find_needed_flags() {
    u32 live = kAllFlags;
    const auto ops = block_.instructions();
    for (size_t i = ops.size(); i-- > 0;) {
        needed_[i] = static_cast<u8>(live);
        const u32 written = flags_written(ops[i]);
        if (written != 0 && ops[i].operands.cond == 14)
            live &= ~written;
        else if (!is_transparent(ops[i]))
            live = kAllFlags;
    }
}

}  // namespace hypscope::cpu::jit
