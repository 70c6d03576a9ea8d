// SPDX-License-Identifier: Apache-2.0
// Bases of loads and stores, and targets of everything that writes the PC.
#include <bit>

#include "isa/builders/simd_memory.hpp"
#include "tests/random/lockstep/sequence.hpp"
#include "tests/random/lockstep/table_layout.hpp"
#include "tests/random/lockstep/words.hpp"

namespace hypscope::lockstep {

using namespace isa;

namespace {

u32 bytes_of(OpId op, const Operands& o) {
    const std::string_view m = op_info(op).mnemonic;
    switch (op_info(op).timing) {
        case TimingClass::LoadDouble:
        case TimingClass::StoreDouble: return 8;
        case TimingClass::VfpLoad:
        case TimingClass::VfpStore: return o.a == 1 ? 8 : 128;
        default: break;
    }
    if (m.starts_with("ldrexd") || m.starts_with("strexd")) return 8;
    if (m.starts_with("push")) return 4;
    if (m.ends_with("b") || m.ends_with("bt")) return 1;
    if (m.ends_with("h") || m.ends_with("ht")) return 2;
    return 4;
}

bool is_list(OpId op) {
    const TimingClass t = op_info(op).timing;
    return t == TimingClass::LoadMultiple || t == TimingClass::StoreMultiple ||
           op == OpId::LDM_exception_return;
}

/// The lowest address of a list, relative to its base.
u32 lowest_of_list(OpId op, const Operands& o) {
    const u32 size = 4u * o.a;
    switch (op) {
        case OpId::LDMDA:
        case OpId::STMDA: return 4 - size;
        case OpId::LDMDB:
        case OpId::STMDB:
        case OpId::PUSH: return 0u - size;
        case OpId::LDMIB:
        case OpId::STMIB: return 4;
        case OpId::LDM_user:
        case OpId::STM_user:
        case OpId::LDM_exception_return:
            if (o.add()) return o.index() ? 4 : 0;
            return o.index() ? 0u - size : 4 - size;
        default: return 0;
    }
}

}  // namespace

u32 Sequence::landing(bool thumb_allowed) {
    const u32 where =
        random_.one_in(3) ? 4 * random_.below(7) : kLandingOffset + 4 * random_.below(8);
    return case_.slot_base() + where + (thumb_allowed ? random_.below(2) : 0);
}

/// What a load of this case finds at an address of the window.
void Sequence::put_word(u32 address, u32 value) {
    case_.window[(address - case_.window_base()) / 4] =
        case_.is_big_endian() ? __builtin_bswap32(value) : value;
}

/// A word of the window becomes an address to go to.
bool Sequence::put_landing(u32 address, bool aligned) {
    if (!memory_known_ || !in_window(address, 4) || (address & 3) != 0) return false;
    put_word(address, landing(!aligned));
    return true;
}

/// False only when a base that cannot be chosen any more would not do.
bool Sequence::place_base(u32 n, u32 address) {
    const u32 word = plan_.word_of(n);
    return plan_.is_free(word) && plan_.assign(word, address);
}

u32 Sequence::choose_target(const Decoded& d, u32 bytes) {
    const bool exclusive = op_info(d.op).name.find("REX") != std::string_view::npos;
    const u32 align = bytes == 8 && !exclusive ? 4 : bytes;
    u32 offset = random_.below(LS_WINDOW_BYTES / align - 4) * align + 2 * align;
    const bool may_be_unaligned =
        !strict() && !d.operands.writes_pc() && op_info(d.op).timing != TimingClass::StoreExclusive;
    if (may_be_unaligned && random_.one_in(6)) offset += random_.below(4);
    const u32 alias = d.operands.writes_pc() || op_info(d.op).timing == TimingClass::StoreExclusive
                          ? 0
                          : random_alias(regime_, mode_, random_);
    return case_.window_base() + std::min(offset, LS_WINDOW_BYTES - bytes) + (alias << kAliasShift);
}

/// Mostly aligned as the instruction asks and to its elements.
u32 Sequence::choose_element_address(const Operands& o) {
    const auto t = builders::ElementTransfer::unpack(o.imm);
    const u32 align = u32{1} << std::max(t.log2_alignment, t.log2_ebytes);
    u32 offset = random_.below((LS_WINDOW_BYTES - t.bytes) / align) * align;
    if (!strict() && random_.one_in(6)) offset += random_.below(align);
    return case_.window_base() + offset;
}

std::optional<u32> Sequence::offset_of(const Operands& o) {
    if (!o.has(kRegisterForm)) return o.imm;
    if (o.m == o.n || o.m == 15) return std::nullopt;
    const u32 m = plan_.word_of(o.m);
    if (plan_.is_free(m) && random_.below(4) != 0) plan_.assign(m, random_.below(64));
    const auto value = plan_.rely_on(m);
    if (!value) return std::nullopt;
    switch (o.shift_t) {
        case SRType::LSL: return o.shift_n > 31 ? 0 : *value << o.shift_n;
        case SRType::LSR: return o.shift_n > 31 ? 0 : *value >> o.shift_n;
        case SRType::ASR:
            return static_cast<u32>(static_cast<i32>(*value) >> std::min<u32>(o.shift_n, 31));
        case SRType::ROR: return std::rotr(*value, o.shift_n);
        case SRType::RRX: return std::nullopt;
    }
    return std::nullopt;
}

bool Sequence::plan_transfer(const Decoded& d) {
    const Operands& o = d.operands;
    const TimingClass timing = op_info(d.op).timing;
    const bool vfp = timing == TimingClass::VfpLoad || timing == TimingClass::VfpStore;
    if (run_ && o.n == run_->base) return plan_run_access(d);
    const bool store = timing == TimingClass::Store || timing == TimingClass::StoreDouble ||
                       timing == TimingClass::StoreMultiple || timing == TimingClass::VfpStore;
    // With base writeback a base in the list, but not its lowest register, is stored as UNKNOWN.
    if (timing == TimingClass::StoreMultiple && o.wback() && bit(o.imm, o.n) &&
        (o.imm & ((u32{1} << o.n) - 1)) != 0)
        return false;
    if (o.n == 15) {
        const bool aligned = !o.has(kRegisterForm) && o.imm % 8 == 0;
        return !o.writes_pc() && (!strict() || (!store && aligned));
    }
    if (mode_ == kHyp && d.op == OpId::LDM_user) return true;
    u32 base, pc_word = 0;
    if (is_list(d.op)) {
        base = case_.window_base() + 64 + 4 * random_.below(32);
        if (!strict() && !o.writes_pc() && random_.one_in(16)) base += random_.below(4);
        pc_word = base + lowest_of_list(d.op, o) + 4u * (o.a - 1u);
        if (!o.writes_pc()) base += random_alias(regime_, mode_, random_) << kAliasShift;
    } else if (vfp && bytes_of(d.op, o) == 128) {
        base = case_.window_base() + (o.add() ? 0 : o.imm) + 4 * random_.below(24);
    } else if (timing == TimingClass::SimdLoad || timing == TimingClass::SimdStore) {
        base = choose_element_address(o);
    } else {
        const auto offset = offset_of(o);
        if (!offset && (strict() || o.writes_pc() || !random_.one_in(4))) return false;
        const u32 target = choose_target(d, bytes_of(d.op, o));
        const bool exclusive =
            timing == TimingClass::LoadExclusive || timing == TimingClass::StoreExclusive;
        const bool indexed = o.index() || vfp || exclusive;
        const bool add = o.add() || exclusive;
        base = !indexed ? target : add ? target - offset.value_or(0) : target + offset.value_or(0);
        pc_word = target;
    }
    const bool placed = place_base(o.n, base);
    // After a load exclusive that takes an alignment fault or fails its condition, a store
    // exclusive to an address that faults may fault or fail (ARM ARM A3.4.5).
    const bool in_alias = base - LS_WINDOWS >= 1u << kAliasShift;
    if (timing == TimingClass::LoadExclusive &&
        (!placed || in_alias || base % bytes_of(d.op, o) != 0))
        exclusive_.store = {};
    if (!placed) {
        if (o.writes_pc()) return false;
        if (timing == TimingClass::StoreExclusive) return exclusive_pairs_;
        return !strict() && random_.one_in(6);
    }
    return !o.writes_pc() || put_landing(pc_word, d.op == OpId::LDM_exception_return);
}

bool Sequence::plan_table_branch(const Operands& o) {
    if (o.n == 15 || o.m == o.n || !memory_known_) return false;
    const u32 entry = random_.below(64), size = o.has(kHalf) ? 2 : 1, at = 64 + entry * size;
    const u32 target = case_.slot_base() + kLandingOffset + 4 * random_.below(8);
    if ((target - pc_value()) % 4 != 0) return false;  // would land in the high half of a word
    if (!place_base(o.n, case_.window_base() + 64) || !plan_.assign_register(o.m, entry))
        return false;
    const u32 distance = (target - pc_value()) / 2;
    put_word(case_.window_base() + (at & ~u32{3}),
             distance * (size == 1 ? 0x01010101 : 0x00010001));
    return true;
}

/// Anything else that writes the PC: BX and alike, and data processing with the PC as destination.
bool Sequence::plan_jump(const Decoded& d) {
    const Operands& o = d.operands;
    const std::string_view name = op_info(d.op).name;
    if (d.op == OpId::BX || d.op == OpId::BXJ || d.op == OpId::BLX_reg) {
        if (o.m == 15) return !case_.is_thumb() || (at_ & 3) == 0;
        return plan_.is_free(plan_.word_of(o.m)) && plan_.assign_register(o.m, landing(true));
    }
    static constexpr std::string_view kOpcodes[16] = {"AND", "EOR", "SUB", "RSB", "ADD", "ADC",
                                                      "SBC", "RSC", "",    "",    "",    "",
                                                      "ORR", "MOV", "BIC", "MVN"};
    for (u32 opcode = 0; opcode < 16; ++opcode) {
        if (name.substr(0, 3) == kOpcodes[opcode] && name[3] == '_')
            return plan_alu_jump(opcode, o, name.ends_with("_reg"), false);
    }
    return false;
}

bool Sequence::plan_alu_jump(u32 opcode, const Operands& o, bool register_form, bool aligned) {
    const u32 target = landing(!aligned);
    const bool moves = (opcode & 13) == 13, plain = o.shift_t == SRType::LSL && o.shift_n == 0;
    u32 operand = o.imm;
    if (register_form) {
        if (o.m == 15 || o.shift_t == SRType::RRX) return false;
        const u32 m = plan_.word_of(o.m);
        if (!plan_.is_free(m) || (o.m == o.n && !moves)) return false;
        if (moves) return plain && plan_.assign(m, opcode == 13 ? target : ~target);
        if (o.n == 15) {
            const u32 pc = pc_value();
            if (!plain) return false;
            switch (opcode) {
                case 1: return plan_.assign(m, target ^ pc);
                case 2: return plan_.assign(m, pc - target);
                case 4: return plan_.assign(m, target - pc);
                default: return false;
            }
        }
        operand = opcode == 0 ? ~u32{0} : 0;
        if (opcode == 0 && !plain) return false;
        if (!plan_.assign(m, operand)) return false;
    }
    if (moves || o.n == 15) return false;
    const u32 n = plan_.word_of(o.n);
    const bool first = at_ == case_.start();
    const u32 carry = case_.initial[LS_CPSR] >> 29 & 1;
    if (!plan_.is_free(n) || (!first && opcode >= 5 && opcode <= 7)) return false;
    switch (opcode) {
        case 0: return operand == ~u32{0} && plan_.assign(n, target);
        case 1: return plan_.assign(n, target ^ operand);
        case 2: return plan_.assign(n, target + operand);
        case 3: return plan_.assign(n, operand - target);
        case 4: return plan_.assign(n, target - operand);
        case 5: return plan_.assign(n, target - operand - carry);
        case 6: return plan_.assign(n, target - ~operand - carry);
        case 7: return plan_.assign(n, ~(target - operand - carry));
        default: return operand == 0 && plan_.assign(n, target);  // ORR, BIC
    }
}

bool Sequence::plan_return(const Decoded& d) {
    const Operands& o = d.operands;
    if (d.op == OpId::RFE) return mode_ == kHyp || plan_stack_pair(d);
    if (mode_ == kHyp && d.op != OpId::ERET) return true;  // UNDEFINED there
    const u32 spsr = bank_words(mode_).spsr;
    if (!plan_.is_free(spsr)) return false;
    plan_.assign(spsr, random_psr(random_, random_mode(regime_, random_,
                                                       mode_ == kHyp || regime_.secure())));
    if (d.op == OpId::LDM_exception_return) return plan_transfer(d);
    if (d.op == OpId::ERET) {
        const u32 word = mode_ == kHyp ? u32{LS_LR_TOP} : plan_.word_of(14);
        return plan_.is_free(word) && plan_.assign(word, landing(false));
    }
    return plan_alu_jump(o.a, o, d.op == OpId::SUBS_PC_LR_reg, true);
}

/// RFE and SRS: two words at the base, or at the stack pointer of the mode that SRS names.
bool Sequence::plan_stack_pair(const Decoded& d) {
    const Operands& o = d.operands;
    const u32 base = case_.window_base() + 64 + 4 * random_.below(24);
    if (d.op == OpId::SRS) {
        if (mode_ == kHyp) return true;
        const u32 sp = bank_words(o.imm).sp;
        return plan_.is_free(sp) && plan_.assign(sp, base);
    }
    if (o.n == 15 || !place_base(o.n, base)) return false;
    const u32 low = (o.add() ? base : base - 8) + (o.index() == o.add() ? 4 : 0);
    if (!put_landing(low, true)) return false;
    put_word(low + 4, random_psr(random_, random_mode(regime_, random_, regime_.secure())));
    return true;
}

}  // namespace hypscope::lockstep
