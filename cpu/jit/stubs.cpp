// SPDX-License-Identifier: Apache-2.0
// Shared code: the way in and out, heads and links, bodies, branches, events.
#include "cpu/jit/counter.hpp"
#include "cpu/jit/stub_writer.hpp"

namespace hypscope::cpu::jit {

void StubWriter::enter() {
    for (const auto& reg : {rbx, rbp, r12, r13, r14, r15}) push(reg);
    sub(rsp, 8);
    lea(rbx, ptr[rdi - at.core_start]);
    mov(rax, rsi);
    load_pins(false);
    mov(r15, quad_at(at.counter));
    jmp(rax);
}

void StubWriter::leave(ExitKind kind) {
    mov(edx, static_cast<u32>(kind));
    store_pins(false);
    mov(quad_at(at.counter), r15);
    add(rsp, 8);
    for (const auto& reg : {r15, r14, r13, r12, rbp, rbx}) pop(reg);
    ret();
}

void StubWriter::before_call(bool only_volatile) {
    push(rcx);
    store_pins(only_volatile);
    mov(quad_at(at.counter), r15);
    lea(rdi, ptr[rbx + at.core_start]);
    mov(rsi, rcx);
}

void StubWriter::after_call(bool only_volatile) {
    pop(rcx);
    mov(r15, quad_at(at.counter));
    load_pins(only_volatile);
}

void StubWriter::next_pc_to_eax() {
    mov(eax, word_at(at.next_pc));
    movzx(ecx, byte_at(at.thumb));
    or_(eax, ecx);
}

void StubWriter::perform(const u8* dispatch) {
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

void StubWriter::finish(const u8* dispatch) {
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

void StubWriter::head() {
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

void StubWriter::other_page(const u8* leave_run) {
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

void StubWriter::known_event(Xbyak::Label& asked) {
    using Prices = uarch::EventPrices;
    const auto member = [this](size_t of) { return qword[rdx + static_cast<i32>(of)]; };
    cmp(byte_at(at.exit_running), 0);
    jne(asked);
    cmp(al, static_cast<u32>(Prices::kAsked));
    je(asked);
    mov(rdx, quad_at(at.event_prices));
    test(rdx, rdx);
    jz(asked);
    mov(ecx, eax);
    shr(ecx, 16);
    neg(rcx);
    movzx(eax, al);
    mov(rdx, member(offsetof(Prices, costs)));
    mov(eax, dword[rdx + rax * 4]);
    mov(rdx, r15);
    sar(rdx, kCyclesAt);
    add(rcx, rdx);
    add(rcx, quad_at(at.native_limit));  // now
    sub(rax, rcx);
    mov(rdx, quad_at(at.event_prices));
    cmp(rcx, member(offsetof(Prices, usable)));
    cmovb(rcx, member(offsetof(Prices, usable)));
    mov(member(offsetof(Prices, settled)), rcx);
    add(rax, rcx);
    shl(rax, kCyclesAt);
    add(r15, rax);
    ret();
}

void StubWriter::event() {
    Xbyak::Label asked;
    known_event(asked);
    L(asked);
    before_call(true);
    mov(esi, eax);
    call_function(address_of(hypscope_jit_event));
    after_call(true);
    ret();
}

void StubWriter::cpsr() {
    const auto field = [this](i32 of, unsigned position) {
        movzx(edx, byte_at(of));
        shl(edx, static_cast<int>(position));
        or_(eax, edx);
    };
    movzx(eax, half_at(at.flags));
    and_(eax, kFlagBits);
    xor_(eax, 1u << kFlagNotCAt);
    imul(eax, eax, kFlagsToTop);
    and_(eax, mask(psr::kN, psr::kV));
    movzx(edx, byte_at(at.mode));
    or_(eax, edx);
    field(at.q, psr::kQ);
    field(at.ge, psr::kGE);
    for (unsigned i = 0; i < 4; ++i) field(at.masks + static_cast<i32>(i), psr::kF + i);
    ret();
}

void StubWriter::fetch() {
    using Flat = uarch::FlatUncached;
    Xbyak::Label asked;
    mov(edx, word_at(at.page_va));
    or_(rdx, quad_at(at.context_tag));
    cmp(rdx, quad_at(at.flat_uncached_code));
    jne(asked);
    mov(rdx, quad_at(at.flat_uncached));
    inc(qword[rdx + static_cast<i32>(offsetof(Flat, accesses))]);
    mov(eax, dword[rdx + static_cast<i32>(offsetof(Flat, read))]);
    shl(rax, kCyclesAt);
    add(r15, rax);
    ret();
    L(asked);
    before_call(true);
    mov(edx, eax);
    call_function(address_of(hypscope_jit_fetch));
    after_call(true);
    ret();
}

void StubWriter::train(bool taken, const u8* mispredicted) {
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

void StubWriter::mispredicted() {
    inc(qword[rdx + static_cast<i32>(at.filter.mispredictions)]);
    mov(rcx, counted(at.filter.penalty, 0) + 1);
    add(r15, rcx);
    ret();
}

void StubWriter::link(const u8* leave_run, const u8* dispatch) {
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

void StubWriter::missed() {
    Xbyak::Label unknown;
    const auto front = ptr[rbx + rcx + at.jumps], behind = ptr[rbx + rcx + at.jumps_behind];
    lea(ecx, ptr[rax * 4]);
    mov(edx, eax);
    and_(ecx, (JumpCache::kEntries - 1) * static_cast<u32>(sizeof(JumpCache::Entry)));
    or_(rdx, quad_at(at.context_tag));
    cmp(rdx, behind);
    jne(unknown);
    movups(xmm0, front);
    movups(xmm1, behind);
    movups(behind, xmm0);
    movups(front, xmm1);
    mov(rdx, ptr[rbx + rcx + at.jumps + static_cast<i32>(offsetof(JumpCache::Entry, block))]);
    jmp(ptr[rdx + static_cast<i32>(offsetof(Block, native))]);
    L(unknown);
    mov(ecx, eax);
    and_(ecx, 1);
    mov(byte_at(at.thumb), cl);
    and_(eax, ~1u);
    mov(word_at(at.next_pc), eax);
    leave(ExitKind::Dispatch);
}

void StubWriter::untranslated(const u8* leave_run) {
    const i32 thumb = static_cast<i32>(offsetof(Block, state) + offsetof(DecodeState, thumb));
    and_(eax, ~kPageMask);
    mov(word_at(at.page_va), eax);
    mov(cl, byte[rdx + thumb]);
    mov(byte_at(at.thumb), cl);
    mov(rax, ptr[rdx + static_cast<i32>(offsetof(Block, ops))]);
    jump_to(leave_run);
}

}  // namespace hypscope::cpu::jit
