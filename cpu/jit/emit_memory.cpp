// SPDX-License-Identifier: Apache-2.0
// Loads and stores through the L0 filter (cpu/line_filter.hpp): the inline part is the hit, and
// everything else is the slow path of the Core.
#include <algorithm>

#include "cpu/jit/support.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

namespace {

bool is_literal(isa::OpId id) {
    using enum isa::OpId;
    return id == LDR_lit || id == LDRB_lit || id == LDRH_lit || id == LDRSB_lit || id == LDRSH_lit;
}

}  // namespace

namespace {
/// An address that one lea makes.
bool is_scaled(const isa::Operands& o) {
    return o.index() && o.add() && o.shift_t == isa::SRType::LSL && o.shift_n <= 3 &&
           is_pinned(o.n) && is_pinned(o.m);
}
}  // namespace

/// The address in eax.
void Translator::write_address(const Op& op) {
    const isa::Operands& o = op.operands;
    if (is_literal(op.id)) {
        const u32 pc = (op.page_offset + (block_->state.thumb ? 4u : 8u)) & ~u32{3};
        read_place(eax, o.add() ? pc + o.imm : pc - o.imm);
    } else if (op_row(op.id).use.read_m) {
        if (is_scaled(o)) {
            lea(eax, ptr[pinned_[o.n].cvt64() + pinned_[o.m].cvt64() * (1 << o.shift_n)]);
            return;
        }
        if (o.index() && o.add() && o.n != 15) {
            read(eax, o.m);
            shift(eax, o.shift_t, o.shift_n);
            return add(eax, reg(o.n));
        }
        o.n == 15 ? read_place(eax, (op.page_offset + 8u) & ~u32{3}) : read(eax, o.n);
        if (o.index()) add_offset_register(eax, o);
    } else {
        const i32 offset = o.index() ? immediate_offset(o) : 0;
        if (is_pinned(o.n)) {
            lea(eax, ptr[pinned_[o.n].cvt64() + offset]);
        } else {
            read(eax, o.n);
            if (offset != 0) add(eax, static_cast<u32>(offset));
        }
    }
}

/// The address, in eax or the register of the guest that has it.
Translator::Reg32 Translator::address_in_register(const Op& op) {
    const isa::Operands& o = op.operands;
    const bool is_base = !op_row(op.id).use.read_m && (!o.index() || o.imm == 0);
    if (is_base && !is_literal(op.id) && is_pinned(o.n)) return pinned_[o.n];
    write_address(op);
    return eax;
}

/// Adds (or subtracts) R[m] with its shift. Uses ecx.
void Translator::add_offset_register(const Xbyak::Operand& to, const isa::Operands& o) {
    read(ecx, o.m);
    shift(ecx, o.shift_t, o.shift_n);
    o.add() ? add(to, ecx) : sub(to, ecx);
}

void Translator::write_base_back(const Op& op) {
    const isa::Operands& o = op.operands;
    if (!o.wback()) return;
    if (op_row(op.id).use.read_m) return add_offset_register(reg(o.n), o);
    o.add() ? add(reg(o.n), o.imm) : sub(reg(o.n), o.imm);
}

void Translator::write_load(const Op& op, const Transfer& t) {
    const isa::Operands& o = op.operands;
    auto slow = new_label(), done = new_label();
    const Reg32 address = address_in_register(op);
    check_line(address, t.size(), false, *slow);
    const bool base_reads_d = op_row(op.id).use.read_m && o.m == o.d;
    const bool direct = is_pinned(o.d) && (!o.wback() || (o.d != o.n && !base_reads_d));
    const Reg32 to = direct ? pinned_[o.d] : eax;
    const bool follows = at.lines_are_pages() && is_last_follower(op);
    if (follows) write_follow(address);
    load_from(t, to, follows ? Xbyak::RegExp(rcx) : rcx + address.cvt64());
    L(*done);
    clobber_flags();
    if (direct) {
        write_base_back(op);
    } else if (!o.wback()) {
        write(o.d, eax);
    } else {
        mov(edx, eax);
        write_base_back(op);
        write(o.d, edx);
    }
    defer([this, &op, t, slow, done, to, address] {
        L(*slow);
        if (address != eax) mov(eax, address);
        call_load(op, t, to);
        jmp(*done, T_NEAR);
    });
}

/// One of a loop is enough: the others are mostly in the same line. Bytes and halfwords are those
/// of tables, as decompression has them, and no pointers.
bool Translator::is_last_follower(const Op& op) const {
    const auto follows = [&](const Op& load) {
        const bool is_word = load.id == isa::OpId::LDR_imm || load.id == isa::OpId::LDR_reg;
        return is_word && block_->follows_pointer(load);
    };
    const auto later = block_->instructions().subspan(op.index + 1u);
    return follows(op) && std::none_of(later.begin(), later.end(), follows);
}

/// PointerTrail::load() of the host's address, which rcx becomes. With timing the misses do it.
void Translator::write_follow(const Reg32& address) {
    auto awake = new_label(), done = new_label();
    add(rcx, address.cvt64());
    sub(word_at(at.trail_asleep), 1);
    jc(*awake, T_NEAR);
    L(*done);
    defer([this, awake, done] {
        L(*awake);
        mov(rax, reinterpret_cast<u64>(hypscope_jit_follow));
        call_stub(runtime_.stubs().call);
        jmp(*done, T_NEAR);
    });
}

void Translator::load_from(const Transfer& t, const Reg32& to, const Xbyak::RegExp& host) {
    switch (t.log2_size) {
        case 0: t.is_signed ? movsx(to, byte[host]) : movzx(to, byte[host]); break;
        case 1: t.is_signed ? movsx(to, word[host]) : movzx(to, word[host]); break;
        default: mov(to, dword[host]); break;
    }
}

/// The address is in eax.
void Translator::call_load(const Op& op, const Transfer& t, const Reg32& to) {
    op_to(rcx, &op);
    call_stub(runtime_.stubs().load[t.log2_size]);
    if (t.log2_size == 0)
        t.is_signed ? movsx(to, al) : movzx(to, al);
    else if (t.log2_size == 1)
        t.is_signed ? movsx(to, ax) : movzx(to, ax);
    else if (to != eax)
        mov(to, eax);
}

void Translator::write_store(const Op& op, const Transfer& t) {
    const isa::Operands& o = op.operands;
    auto slow = new_label(), done = new_label();
    const Reg32 address = address_in_register(op);
    check_line(address, t.size(), true, *slow);
    store_to(t, rcx + address.cvt64(), o.d);
    L(*done);
    clobber_flags();
    write_base_back(op);
    defer([this, &op, t, slow, done, address] {
        L(*slow);
        if (address != eax) mov(eax, address);
        call_store(op, t);
        jmp(*done, T_NEAR);
    });
}

/// Uses edx.
void Translator::store_to(const Transfer& t, const Xbyak::RegExp& host, u32 n) {
    const Reg32 value = is_pinned(n) ? pinned_[n] : edx;
    if (value == edx) read(edx, n);
    switch (t.log2_size) {
        case 0: mov(byte[host], value.cvt8()); break;
        case 1: mov(word[host], value.cvt16()); break;
        default: mov(dword[host], value); break;
    }
}

/// The address is in eax.
void Translator::call_store(const Op& op, const Transfer& t) {
    read(edx, op.operands.d);
    if (t.log2_size == 0) movzx(edx, dl);
    if (t.log2_size == 1) movzx(edx, dx);
    op_to(rcx, &op);
    call_stub(runtime_.stubs().store[t.log2_size]);
}

/// LDR of the PC from a register's address, and POP of it alone.
bool Translator::is_load_of_pc(const Op& op) {
    using enum isa::OpId;
    const isa::Operands& o = op.operands;
    if (op.id != LDR_imm && op.id != LDR_reg && op.id != LDR_lit && op.id != POP_single)
        return false;
    const bool by_register = op.id == LDR_reg;
    const bool from_pc = o.n == 15 && (op.id == LDR_imm || o.wback() || o.length != 4);
    return o.writes_pc() && !from_pc && !(by_register && o.m == 15) && o.shift_n < 32 &&
           o.shift_t != isa::SRType::RRX && !o.has(isa::kUnpredictable);
}

/// The new PC in eax.
void Translator::write_load_of_pc(const Op& op) {
    auto slow = new_label();
    write_address(op);
    check_line(eax, 4, false, *slow);
    mov(eax, dword[rcx + rax]);
    write_base_back(op);
    clobber_flags();
    defer_handler(op, slow);
}

/// TBB and TBH: the new PC in eax, with bit 0 set.
void Translator::write_table_entry(const Op& op) {
    const isa::Operands& o = op.operands;
    const bool half = o.has(isa::kHalf);
    auto slow = new_label();
    o.n == 15 ? read_place(eax, op.page_offset + 4u) : read(eax, o.n);
    read(ecx, o.m);
    lea(eax, ptr[rax + rcx * (half ? 2 : 1)]);
    check_line(eax, half ? 2 : 1, false, *slow);
    half ? movzx(ecx, word[rcx + rax]) : movzx(ecx, byte[rcx + rax]);
    read_place(eax, op.page_offset + 5u);
    lea(eax, ptr[rax + rcx * 2]);
    clobber_flags();
    defer_handler(op, slow);
}

/// LDRD and STRD (immediate) that stay within one line.
bool Translator::write_double(const Op& op, const Transfer& t) {
    const isa::Operands& o = op.operands;
    const bool loads = !t.is_store;
    if (o.n == 15 || o.d == 15 || o.a == 15) return false;
    auto slow = new_label(), done = new_label();
    write_address(op);
    check_span(op, 8, !loads, slow);
    write_part(rcx, t, o.d);
    write_part(rcx + 4, t, o.a);
    write_base_back(op);
    L(*done);
    clobber_flags();
    defer_body(op, slow, done);
    return true;
}

/// The lowest address of a list in eax.
void Translator::write_list_address(const Op& op) {
    using enum isa::OpId;
    const isa::Operands& o = op.operands;
    const u32 size = 4u * o.a;
    u32 offset = 0;
    switch (op.id) {
        case LDMIB:
        case STMIB: offset = 4; break;
        case LDMDA:
        case STMDA: offset = 4 - size; break;
        case LDMDB:
        case STMDB:
        case PUSH: offset = 0 - size; break;
        default: break;
    }
    read(eax, o.n);
    if (offset != 0) add(eax, offset);
}

/// Whether bytes from eax on lie in one line of the filter. Uses edx.
void Translator::check_one_line(u32 bytes, Label& apart) {
    lea(edx, ptr[rax + static_cast<i32>(bytes - 1)]);
    xor_(edx, eax);
    test(edx, ~u32{0} << at.granule_shift);
    jne(apart, T_NEAR);
}

/// Words in a row from eax on, as isa's span_of_words(): rcx becomes the host's address of the
/// first. One entry of the filter answers for all of them, or shared code does; else `slow`
/// goes on.
void Translator::check_span(const Op& op, u32 bytes, bool is_write, Label* slow) {
    auto apart = at.lines_are_pages() ? slow : new_label();
    auto found = new_label();
    check_one_line(bytes, *apart);
    check_line(eax, 4, is_write, *apart);
    add(rcx, rax);
    L(*found);
    if (at.lines_are_pages()) return;
    defer([this, &op, bytes, is_write, slow, apart, found] {
        L(*apart);
        op_to(rcx, &op);
        mov(edx, bytes - 4);
        call_stub(runtime_.stubs().words[is_write]);
        jnz(*found, T_NEAR);
        jmp(*slow, T_NEAR);
    });
}

/// LDM and STM of all kinds, PUSH and POP; not those with user registers. A load of the PC leaves
/// its value in eax.
bool Translator::write_multiple(const Op& op) {
    using enum isa::OpId;
    const isa::Operands& o = op.operands;
    bool loads = false, up = true;
    switch (op.id) {
        case LDM:
        case LDMIB:
        case POP: loads = true; break;
        case LDMDA:
        case LDMDB: loads = true, up = false; break;
        case STM:
        case STMIB: break;
        case STMDA:
        case STMDB:
        case PUSH: up = false; break;
        default: return false;
    }
    if (o.n == 15 || (!loads && bit(o.imm, 15))) return false;
    const u32 size = 4u * o.a;
    auto slow = new_label(), done = new_label();
    write_list_address(op);
    check_span(op, size, !loads, slow);
    const auto write_back = [&] {
        if (o.wback()) up ? add(reg(o.n), size) : sub(reg(o.n), size);
    };
    if (bit(o.imm, 15)) mov(eax, dword[rcx + static_cast<i32>(size - 4)]);
    if (loads) write_back();
    i32 offset = 0;
    for (u32 n = 0; n < 15; ++n) {
        if (!bit(o.imm, n)) continue;
        const auto memory = dword[rcx + offset];
        offset += 4;
        if (is_pinned(n)) {
            loads ? mov(pinned_[n], memory) : mov(memory, pinned_[n]);
        } else if (loads) {
            mov(edx, memory);
            mov(homes_[n], edx);
        } else {
            mov(edx, homes_[n]);
            mov(memory, edx);
        }
    }
    if (!loads) write_back();
    L(*done);
    clobber_flags();
    o.writes_pc() ? defer_handler(op, slow) : defer_body(op, slow, done);
    return true;
}

bool Translator::write_memory(const Op& op) {
    const isa::Operands& o = op.operands;
    const auto& transfer = transfer_of(op.id);
    if (!transfer) return false;
    if (transfer->is_pair) return write_double(op, *transfer);
    if (o.writes_pc() || o.shift_t == isa::SRType::RRX || o.shift_n > 31) return false;
    const isa::RegisterUse& use = op_row(op.id).use;
    if (!is_literal(op.id) && (o.n == 15 || o.d == 15 || (use.read_m && o.m == 15))) return false;
    transfer->is_store ? write_store(op, *transfer) : write_load(op, *transfer);
    return true;
}

}  // namespace hypscope::cpu::jit
