// SPDX-License-Identifier: Apache-2.0
// Host code with names for guest things.
#pragma once
#include "cpu/jit/runtime.hpp"

namespace hypscope::cpu::jit {

class Emitter : public Xbyak::CodeGenerator {
  public:
    Emitter(CodeArena& arena, const HostLayout& layout)
        : CodeGenerator(arena.size(), arena.base()), at(layout), arena_(arena) {
        setSize(arena.used());
    }
    /// Forgets all labels and writes behind what the arena keeps.
    void begin() {
        reset();
        setSize(arena_.used());
    }
    /// Keeps what was written.
    void end() {
        ready();
        arena_.keep_until(getSize());
    }

    /// A member of the core by its offset.
    [[nodiscard]] Xbyak::Address byte_at(i32 offset) { return byte[rbx + offset]; }
    [[nodiscard]] Xbyak::Address half_at(i32 offset) { return word[rbx + offset]; }
    [[nodiscard]] Xbyak::Address word_at(i32 offset) { return dword[rbx + offset]; }
    [[nodiscard]] Xbyak::Address quad_at(i32 offset) { return qword[rbx + offset]; }

    /// Guest register n in its home.
    [[nodiscard]] Xbyak::Address home(u32 n) { return dword[rbx + static_cast<i32>(4 * n)]; }
    [[nodiscard]] static Xbyak::Reg32 pinned(u32 n) { return Xbyak::Reg32(kPinnedIn[n]); }
    void store_pins(bool only_volatile) {
        for (u32 n = 0; n < 16; ++n) {
            if (is_pinned(n) && (!only_volatile || is_volatile(n))) mov(home(n), pinned(n));
        }
    }
    void load_pins(bool only_volatile) {
        for (u32 n = 0; n < 16; ++n) {
            if (is_pinned(n) && (!only_volatile || is_volatile(n))) mov(pinned(n), home(n));
        }
    }
    /// rcx: of the address in eax its place in Core::jumps: in half an entry's bytes.
    void find_jump() {
        static_assert(sizeof(JumpCache::Entry) == 16 && sizeof(const u8*) == 8);
        lea(ecx, ptr[rax * 2]);
        and_(ecx, (JumpCache::kEntries - 1) * 8);
    }
    [[nodiscard]] Xbyak::RegExp jump_entry(i32 way) const { return rbx + rcx * 2 + way; }
    [[nodiscard]] Xbyak::Address jump_code() const { return qword[rbx + rcx + at.jump_codes]; }
    /// On to where eax says (an address with bit 0 for T32), by Core::jumps as interp::jump().
    void write_dispatch(const u8* missed) {
        find_jump();
        mov(edx, eax);
        or_(rdx, quad_at(at.context_tag));
        cmp(rdx, ptr[jump_entry(at.jumps)]);
        jne(missed);
        jmp(jump_code());
    }
    /// Compares the filter's tag of the address in a register that is neither ecx nor edx; rcx
    /// becomes what it takes to the host's address. Uses rdx.
    void check_line(const Xbyak::Reg32& address, u32 size, bool is_write,
                    const Xbyak::Label& slow) {
        constexpr i32 kTag = offsetof(LineFilter::Entry, tag);
        constexpr i32 kAddend = offsetof(LineFilter::Entry, addend);
        const i32 lines = is_write ? at.store_lines : at.load_lines;
        find_line(address, size);
        cmp(rdx, ptr[rbx + rcx + lines + kTag]);
        jne(slow, T_NEAR);
        mov(rcx, ptr[rbx + rcx + lines + kAddend]);
    }
    /// rcx: of an address the place in the filter, in bytes of its entries; rdx: the tag.
    void find_line(const Xbyak::Reg32& address, u32 size) {
        constexpr u32 kLog2Entry = LineFilter::kLog2Entry;
        const u32 shift_by = at.granule_shift;
        const u32 line_mask = ~u32{0} << shift_by;
        shifted_right(ecx, address, shift_by - kLog2Entry);
        mov(edx, address);
        and_(edx, line_mask | (size - 1));
        and_(ecx, at.line_mask << kLog2Entry);
        or_(rdx, quad_at(at.context_tag));
    }
    /// The bits that leave `from` below may come in above.
    void shifted_right(const Xbyak::Reg32& to, const Xbyak::Reg32& from, u32 by) {
        if (at.has_bmi2) return rorx(to, from, static_cast<u8>(by));
        mov(to, from);
        shr(to, static_cast<int>(by));
    }
    void jump_to(const u8* stub) { jmp(stub, T_NEAR); }
    void call_stub(const u8* stub) { call(stub); }
    void op_to(const Xbyak::Reg64& reg, const Op* op) { mov(reg, reinterpret_cast<u64>(op)); }

    const HostLayout& at;

  private:
    CodeArena& arena_;
};

}  // namespace hypscope::cpu::jit
