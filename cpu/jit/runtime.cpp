// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/runtime.hpp"

#include "cpu/jit/counter.hpp"
#include "cpu/jit/emitter.hpp"
#include "cpu/jit/translator.hpp"

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
        mov(r15, quad_at(at.counter));
        jmp(rax);
    }
    /// rax: Op.
    void leave(ExitKind kind) {
        mov(edx, static_cast<u32>(kind));
        store_pins(false);
        mov(quad_at(at.counter), r15);
        add(rsp, 8);
        for (const auto& reg : {r15, r14, r13, r12, rbp, rbx}) pop(reg);
        ret();
    }
    /// rcx: Op, kept on the stack over the call, which has it in rsi; rdi is the core.
    void before_call(bool only_volatile) {
        push(rcx);
        store_pins(only_volatile);
        mov(quad_at(at.counter), r15);
        lea(rdi, ptr[rbx + at.core_start]);
        mov(rsi, rcx);
    }
    void after_call(bool only_volatile) {
        pop(rcx);
        mov(r15, quad_at(at.counter));
        load_pins(only_volatile);
    }
    void call_function(u64 function) {
        mov(rax, function);
        call(rax);
    }
    template <class F>
    void call_and_return(F* function) {
        before_call(true);
        call_function(address_of(function));
        after_call(true);
        ret();
    }
    void next_pc_to_eax() {
        mov(eax, word_at(at.next_pc));
        movzx(ecx, byte_at(at.thumb));
        or_(eax, ecx);
    }
    /// The return address into the block is dropped: the instruction did not complete.
    void fault_unless_carry(const u8* dispatch) {
        Xbyak::Label failed;
        jnc(failed);
        ret();
        L(failed);
        add(rsp, 8);
        push(rcx);
        before_call(false);
        call_function(address_of(hypscope_jit_fault));
        after_call(false);
        pop(rcx);
        next_pc_to_eax();
        jump_to(dispatch);
    }
    void load(u32 size, const u8* dispatch) {
        before_call(true);
        mov(edx, eax);
        mov(ecx, size);
        call_function(address_of(hypscope_jit_load));
        after_call(true);
        bt(rax, 32);
        fault_unless_carry(dispatch);
    }
    void store(u32 size, const u8* dispatch) {
        before_call(true);
        mov(ecx, edx);
        mov(edx, eax);
        mov(r8d, size);
        call_function(address_of(hypscope_jit_store));
        after_call(true);
        bt(eax, 0);
        fault_unless_carry(dispatch);
    }
    void perform(const u8* dispatch) {
        Xbyak::Label failed;
        before_call(false);
        call_function(address_of(hypscope_jit_perform));
        after_call(false);
        test(eax, eax);
        jz(failed);
        ret();
        L(failed);
        add(rsp, 8);
        next_pc_to_eax();
        jump_to(dispatch);
    }
    /// Jumped to.
    void finish(const u8* dispatch) {
        Xbyak::Label looked_up;
        store_pins(false);
        mov(quad_at(at.counter), r15);
        lea(rdi, ptr[rbx + at.core_start]);
        mov(rsi, rcx);
        call(rax);
        mov(r15, quad_at(at.counter));
        load_pins(false);
        test(eax, eax);
        jz(looked_up);
        next_pc_to_eax();
        jump_to(dispatch);
        L(looked_up);
        leave(ExitKind::Dispatch);
    }
    void head() {
        Xbyak::Label stops;
        before_call(true);
        call_function(address_of(hypscope_jit_head));
        after_call(true);
        test(eax, eax);
        jz(stops);
        ret();
        L(stops);
        add(rsp, 8);
        mov(rax, rcx);
        leave(ExitKind::Stop);
    }
    /// Jumped to.
    void other_page(const u8* leave_run) {
        Xbyak::Label none;
        push(rcx);
        before_call(true);
        call_function(address_of(hypscope_jit_other_page));
        after_call(true);
        pop(rcx);
        test(rax, rax);
        jz(none);
        jmp(rax);
        L(none);
        mov(rax, rcx);
        jump_to(leave_run);
    }
    void fetch() {
        before_call(true);
        mov(edx, eax);
        call_function(address_of(hypscope_jit_fetch));
        after_call(true);
        ret();
    }
    /// BranchFilter::train() of a conditional branch: its counter is at rcx, the filter at rdx.
    void train(bool taken, const u8* mispredicted) {
        using Filter = uarch::BranchFilter;
        Xbyak::Label wrong, whole, history;
        movzx(eax, byte[rcx]);
        cmp(eax, Filter::kByHistory);
        je(history);
        cmp(eax, 2);
        taken ? jb(wrong) : jae(wrong);
        taken ? inc(byte[rcx]) : dec(byte[rcx]);
        inc(r15);
        ret();
        L(wrong);
        mov(eax, ecx);
        sub(eax, edx);
        sub(eax, static_cast<u32>(at.filter.counters));
        and_(eax, Filter::kHistories - 1);
        imul(eax, eax, Filter::kHistoryBytes);
        cmp(byte[rdx + rax + static_cast<i32>(at.filter.given_up)], 0);
        je(whole);
        taken ? inc(byte[rcx]) : dec(byte[rcx]);
        jmp(mispredicted, T_NEAR);
        L(whole);
        before_call(true);
        mov(edx, taken ? 1 : 0);
        call_function(address_of(hypscope_jit_train));
        after_call(true);
        ret();
        L(history);
        push(rdx);
        store_pins(true);
        mov(rdi, rdx);
        mov(rsi, rcx);
        mov(edx, taken ? 1 : 0);
        call_function(address_of(hypscope_jit_history));
        pop(rdx);
        load_pins(true);
        test(al, al);
        jnz(mispredicted);
        inc(r15);
        ret();
    }
    void mispredicted() {
        inc(qword[rdx + static_cast<i32>(at.filter.mispredictions)]);
        mov(rcx, counted(at.filter.penalty, 0) + 1);
        add(r15, rcx);
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
        next_pc_to_eax();
        jump_to(dispatch);
    }
    /// eax: address with bit 0 for T32.
    void missed() {
        mov(ecx, eax);
        and_(ecx, 1);
        mov(byte_at(at.thumb), cl);
        and_(eax, ~1u);
        mov(word_at(at.next_pc), eax);
        leave(ExitKind::Dispatch);
    }
    /// eax: address, rdx: Block.
    void untranslated(const u8* leave_run) {
        const i32 thumb = static_cast<i32>(offsetof(Block, state) + offsetof(DecodeState, thumb));
        and_(eax, ~kPageMask);
        mov(word_at(at.page_va), eax);
        mov(cl, byte[rdx + thumb]);
        mov(byte_at(at.thumb), cl);
        mov(rax, ptr[rdx + static_cast<i32>(offsetof(Block, ops))]);
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
    stubs_.missed = here();
    writer.missed();
    stubs_.dispatch = here();
    writer.write_dispatch(stubs_.missed);
    for (u32 i = 0; i < 3; ++i) {
        stubs_.load[i] = here();
        writer.load(1u << i, stubs_.dispatch);
        stubs_.store[i] = here();
        writer.store(1u << i, stubs_.dispatch);
    }
    stubs_.perform = here();
    writer.perform(stubs_.dispatch);
    stubs_.finish = here();
    writer.finish(stubs_.dispatch);
    stubs_.head = here();
    writer.head();
    stubs_.other_page = here();
    writer.other_page(stubs_.leave_run);
    stubs_.fetch = here();
    writer.fetch();
    stubs_.account = here();
    writer.call_and_return(hypscope_jit_account);
    stubs_.mispredicted = here();
    writer.mispredicted();
    stubs_.taken = here();
    writer.train(true, stubs_.mispredicted);
    stubs_.not_taken = here();
    writer.train(false, stubs_.mispredicted);
    stubs_.link = here();
    writer.link(stubs_.leave_run, stubs_.dispatch);
    stubs_.untranslated = here();
    writer.untranslated(stubs_.leave_run);
    writer.end();
    stubs_end_ = arena_.used();
    enter_ = reinterpret_cast<Exit (*)(Core*, const u8*)>(
        reinterpret_cast<u64>(arena_.executable(enter)));
    untranslated_ = arena_.executable(stubs_.untranslated);
    translator_ = std::make_unique<Translator>(*this);
}

Runtime::~Runtime() = default;

/// `site` is a five-byte jump.
void Runtime::patch_jump(const u8* site, const u8* target) {
    const i32 distance = static_cast<i32>(target - (site + 5));
    std::memcpy(arena_.writable(site) + 1, &distance, sizeof distance);
}

namespace {
/// Shorter than what it overwrites, and than what a call out of the block returns to.
struct Patch : Xbyak::CodeGenerator {
    explicit Patch(u8* to) : CodeGenerator(16, to) {}
};
}  // namespace

void Runtime::retire(const Block& block) {
    Patch native(arena_.writable(block.native));
    native.mov(native.rdx, reinterpret_cast<u64>(&block));
    native.jmp(stubs_.untranslated, Patch::T_NEAR);
    Patch linked(arena_.writable(block.linked));
    linked.mov(linked.rax, reinterpret_cast<u64>(block.ops.get()));
    linked.jmp(stubs_.leave_run, Patch::T_NEAR);
}

void Runtime::replace(const u8* native, const u8* linked, const Block& block) {
    for (const auto& [from, to] : {std::pair{native, block.native}, {linked, block.linked}}) {
        Patch patch(arena_.writable(from));
        patch.jmp(arena_.writable(to), Patch::T_NEAR);
    }
}

}  // namespace hypscope::cpu::jit
