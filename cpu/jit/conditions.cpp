// SPDX-License-Identifier: Apache-2.0
// Condition flags: in Hot as counter.hpp says, and for a while in the host's flags.
#include "cpu/jit/counter.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

/// A sum (CF is C) or a difference (CF is not C) was the last that wrote the host's flags.
void Translator::store_sum_flags(const Op& op, bool borrow) {
    if (needed_[op.index] == 0) return clobber_flags();
    if (!borrow) cmc();
    lahf();
    seto(al);
    mov(half_at(at.flags), ax);
    flags_are(Live::Full);
}

/// dl's lowest bit is to be the new C, negated, where one is written: from the host's CF, or by
/// what the flags held.
void Translator::store_carry(bool from_host) {
    if (from_host)
        setnc(dl);
    else
        mov(dl, byte_at(at.flags + 1));
}

/// N and Z as the host has them; not C is in dl.
void Translator::store_logic_flags(const Op& op) {
    if ((needed_[op.index] & (kFlagsNZ | kFlagC)) == 0) return clobber_flags();
    ror(dl, 1);  // into CF; leaves ZF and SF alone
    lahf();
    mov(byte_at(at.flags + 1), ah);
    flags_are(Live::Carry);
}

/// All of the stored flags into the host's. Uses eax.
void Translator::load_flags() {
    mov(ax, half_at(at.flags));
    add(al, 0x7f);  // V into OF
    sahf();
    flags_are(Live::Full);
}

/// Not C into the host's CF, unless it is there. Uses dl. (A byte: what was just stored as one, or
/// as a half of a word, need not reach the cache first.)
void Translator::load_carry() {
    if (live_ != Live::None) return;
    static_assert(kFlagNotCAt == 8);
    mov(dl, byte_at(at.flags + 1));
    shr(dl, 1);
    clobber_flags();
}

u8 Translator::host_condition(u32 cond) {
    static constexpr u8 kHost[] = {kE,     kNE, kAE, kB,  kS, kNS, kO,
                                   kO + 1, kA,  kBE, kGE, kL, kG,  kLE};
    const bool looks_at_v = cond == 6 || cond == 7 || cond >= 10;
    if (live_ == Live::Full || (live_ == Live::Carry && !looks_at_v)) return kHost[cond];
    const u32 pair = cond >> 1;
    if (pair > 2) {
        load_flags();
        return kHost[cond];
    }
    // One bit decides. It is set for Z, N, and where C is clear.
    constexpr u8 kBit[] = {kFlagZ << 5, 1, kFlagN << 7};
    test(byte_at(at.flags + 1), kBit[pair]);
    clobber_flags();
    return static_cast<u8>((pair == 1 ? kE : kNE) ^ (cond & 1));
}

void Translator::jump_if(u8 host, Label& target) {
    switch (host) {
        case kO: return jo(target, T_NEAR);
        case kO + 1: return jno(target, T_NEAR);
        case kB: return jb(target, T_NEAR);
        case kAE: return jae(target, T_NEAR);
        case kE: return je(target, T_NEAR);
        case kNE: return jne(target, T_NEAR);
        case kBE: return jbe(target, T_NEAR);
        case kA: return ja(target, T_NEAR);
        case kS: return js(target, T_NEAR);
        case kNS: return jns(target, T_NEAR);
        case kL: return jl(target, T_NEAR);
        case kGE: return jge(target, T_NEAR);
        case kLE: return jle(target, T_NEAR);
        default: return jg(target, T_NEAR);
    }
}

void Translator::move_if(u8 host, const Reg32& to, const Xbyak::Operand& from) {
    switch (host) {
        case kO: return cmovo(to, from);
        case kO + 1: return cmovno(to, from);
        case kB: return cmovb(to, from);
        case kAE: return cmovae(to, from);
        case kE: return cmove(to, from);
        case kNE: return cmovne(to, from);
        case kBE: return cmovbe(to, from);
        case kA: return cmova(to, from);
        case kS: return cmovs(to, from);
        case kNS: return cmovns(to, from);
        case kL: return cmovl(to, from);
        case kGE: return cmovge(to, from);
        case kLE: return cmovle(to, from);
        default: return cmovg(to, from);
    }
}

/// Goes to `target` when the condition fails.
void Translator::jump_unless(u32 cond, Label& target) {
    if (cond != 14) jump_if(host_condition(cond) ^ 1, target);
}

namespace {

/// Executed always, without a look at the flags, and without a way out of the block.
bool is_transparent(const Op& op) {
    if (op.operands.cond != 14 || op.operands.setflags() || reads_carry(op)) return false;
    return isa::is_data_processing(op_row(op.id).timing) && !op.operands.writes_pc();
}

}  // namespace

/// Backwards: a flag must be stored when something may look at it before the next writer does:
/// a reader, whatever may fault or leave the block, and its end.
void Translator::find_needed_flags() {
    u32 live = kAllFlags;
    const auto ops = block_->instructions();
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
