// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/runtime.hpp"

#include "cpu/jit/emitter.hpp"

namespace hypscope::cpu::jit {

namespace {

template <class F>
u64 address_of(F* function) {
    return reinterpret_cast<u64>(function);
}

/// Writes the shared code. Translated code has a 16-byte aligned stack.
class StubWriter : public Emitter {
  public:
    using Emitter::Emitter;

    void enter() {
        for (const auto& reg : {rbx, rbp, r12, r13, r14, r15}) push(reg);
        sub(rsp, 8);
        lea(rbx, ptr[rdi - at.core_start]);
        mov(rax, rsi);
        load_pins(false);
        mov(r15, quad_at(at.cycles));
        jmp(rax);
    }
    /// rax: Op.
    void leave(ExitKind kind) {
        mov(edx, static_cast<u32>(kind));
        store_pins(false);
        mov(quad_at(at.cycles), r15);
        add(rsp, 8);
        for (const auto& reg : {r15, r14, r13, r12, rbp, rbx}) pop(reg);
        ret();
    }
    /// rcx: Op, kept on the stack over the call, which has it in rsi; rdi is the core.
    void before_call(bool only_volatile) {
        push(rcx);
        store_pins(only_volatile);
        mov(quad_at(at.cycles), r15);
        lea(rdi, ptr[rbx + at.core_start]);
        mov(rsi, rcx);
    }
    void after_call(bool only_volatile) {
        pop(rcx);
        mov(r15, quad_at(at.cycles));
        load_pins(only_volatile);
    }
    void call_function(u64 function) {
        mov(rax, function);
        call(rax);
    }
    /// The return address into the block is dropped: the instruction did not complete.
    void fault_unless_carry(const u8* leave_fault) {
        Xbyak::Label failed;
        jnc(failed);
        ret();
        L(failed);
        add(rsp, 8);
        mov(rax, rcx);
        jump_to(leave_fault);
    }
    void load(u32 size, const u8* leave_fault) {
        before_call(true);
        mov(edx, eax);
        mov(ecx, size);
        call_function(address_of(hypscope_jit_load));
        after_call(true);
        bt(rax, 32);
        fault_unless_carry(leave_fault);
    }
    void store(u32 size, const u8* leave_fault) {
        before_call(true);
        mov(ecx, edx);
        mov(edx, eax);
        mov(r8d, size);
        call_function(address_of(hypscope_jit_store));
        after_call(true);
        bt(eax, 0);
        fault_unless_carry(leave_fault);
    }
    void perform(const u8* leave_fault) {
        before_call(false);
        call_function(address_of(hypscope_jit_perform));
        after_call(false);
        bt(eax, 0);
        fault_unless_carry(leave_fault);
    }
    void fetch() {
        before_call(true);
        mov(edx, eax);
        call_function(address_of(hypscope_jit_fetch));
        after_call(true);
        ret();
    }
    void account() {
        before_call(true);
        call_function(address_of(hypscope_jit_account));
        after_call(true);
        ret();
    }
    void branch() {
        before_call(true);
        movzx(ecx, dl);
        mov(r8d, edx);
        shr(r8d, 8);
        mov(edx, eax);
        call_function(address_of(hypscope_jit_branch));
        after_call(true);
        ret();
    }
    /// Jumped to, not called.
    void link(const u8* leave_run, const u8* dispatch) {
        Xbyak::Label no_code, unknown;
        push(rcx);
        before_call(true);
        mov(ecx, eax);
        call_function(address_of(hypscope_jit_link));
        after_call(true);
        pop(rcx);
        test(rax, rax);
        jz(no_code);
        jmp(rax);
        L(no_code);
        mov(rax, rdx);
        test(rax, rax);
        jz(unknown);
        jump_to(leave_run);
        L(unknown);
        jump_to(dispatch);
    }
    /// Core::jumps, as interp::jump() looks it up.
    void dispatch() {
        Xbyak::Label missed;
        mov(eax, word_at(at.next_pc));
        movzx(ecx, byte_at(at.thumb));
        or_(eax, ecx);
        mov(ecx, eax);
        mov(edx, eax);
        shr(ecx, 2);
        shr(edx, 8);
        xor_(ecx, edx);
        and_(ecx, 63);
        shr(edx, 4);
        and_(edx, 63);
        shl(edx, 6);
        or_(ecx, edx);
        shl(ecx, 4);
        mov(rdx, quad_at(at.context_tag));
        or_(rdx, rax);
        cmp(rdx, ptr[rbx + rcx + at.jumps]);
        jne(missed);
        and_(eax, ~kPageMask);
        mov(word_at(at.page_va), eax);
        mov(rax, ptr[rbx + rcx + at.jumps + static_cast<i32>(offsetof(Core::Jump, block))]);
        jmp(ptr[rax + static_cast<i32>(offsetof(Block, native))]);
        L(missed);
        leave(ExitKind::Dispatch);
    }
    /// rax: Block.
    void untranslated(const u8* leave_run) {
        mov(rax, ptr[rax + static_cast<i32>(offsetof(Block, ops))]);
        jump_to(leave_run);
    }
};

}  // namespace

Runtime::Runtime(Core& core, u32 threshold)
    : threshold_(threshold), layout_(core), arena_(kArenaBytes) {
    StubWriter writer(arena_, layout_);
    const auto here = [&] {
        writer.align(16);
        return writer.getCurr();
    };
    const u8* const enter = here();
    writer.enter();
    stubs_.leave_run = here();
    writer.leave(ExitKind::Run);
    stubs_.leave_stop = here();
    writer.leave(ExitKind::Stop);
    stubs_.leave_fault = here();
    writer.leave(ExitKind::Fault);
    stubs_.dispatch = here();
    writer.dispatch();
    for (u32 i = 0; i < 3; ++i) {
        stubs_.load[i] = here();
        writer.load(1u << i, stubs_.leave_fault);
        stubs_.store[i] = here();
        writer.store(1u << i, stubs_.leave_fault);
    }
    stubs_.perform = here();
    writer.perform(stubs_.leave_fault);
    stubs_.fetch = here();
    writer.fetch();
    stubs_.account = here();
    writer.account();
    stubs_.branch = here();
    writer.branch();
    stubs_.link = here();
    writer.link(stubs_.leave_run, stubs_.dispatch);
    const u8* const untranslated = here();
    writer.untranslated(stubs_.leave_run);
    writer.ready();
    arena_.keep(writer.getSize());
    stubs_end_ = arena_.used();
    enter_ = reinterpret_cast<Exit (*)(Core*, const u8*)>(
        reinterpret_cast<u64>(arena_.executable(enter)));
    untranslated_ = arena_.executable(untranslated);
}

/// `site` is a five-byte jump.
void Runtime::patch_jump(const u8* site, const u8* target) {
    const i32 distance = static_cast<i32>(target - (site + 5));
    std::memcpy(arena_.writable(site) + 1, &distance, sizeof distance);
}

void Runtime::patch_entry(const Block& block) {
    // The head of every block is longer than this.
    CodeArena& arena = arena_;
    u8* entry = arena.writable(block.native);
    struct Patch : Xbyak::CodeGenerator {
        Patch(u8* to, const Op* head, const u8* leave_run) : CodeGenerator(16, to) {
            mov(rax, reinterpret_cast<u64>(head));
            jmp(leave_run, T_NEAR);
            ready();
        }
    };
    const Patch patch(entry, block.ops.get(), stubs_.leave_run);
}

}  // namespace hypscope::cpu::jit
