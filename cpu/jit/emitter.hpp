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
    /// On to where eax says (an address with bit 0 for T32), by Core::jumps as interp::jump().
    void write_dispatch(const u8* missed) {
        lea(ecx, ptr[rax * 4]);
        mov(edx, eax);
        and_(ecx, (JumpCache::kEntries - 1) * static_cast<u32>(sizeof(JumpCache::Entry)));
        or_(rdx, quad_at(at.context_tag));
        cmp(rdx, ptr[rbx + rcx + at.jumps]);
        jne(missed);
        mov(rdx, ptr[rbx + rcx + at.jumps + static_cast<i32>(offsetof(JumpCache::Entry, block))]);
        jmp(ptr[rdx + static_cast<i32>(offsetof(Block, native))]);
    }
    void jump_to(const u8* stub) { jmp(stub, T_NEAR); }
    void call_stub(const u8* stub) { call(stub); }
    void op_to(const Xbyak::Reg64& reg, const Op* op) { mov(reg, reinterpret_cast<u64>(op)); }

    const HostLayout& at;

  private:
    CodeArena& arena_;
};

}  // namespace hypscope::cpu::jit
