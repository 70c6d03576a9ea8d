// SPDX-License-Identifier: Apache-2.0
// Shared code: the way in and out, heads and links, bodies, events.
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

void StubWriter::uncharge_block() {
    mov(rax, ptr[rcx + static_cast<i32>(offsetof(HeadData, block))]);
    mov(rdx, ptr[rax + static_cast<i32>(offsetof(Block, charge))]);
    sub(r15, rdx);
}

void StubWriter::head() {
    Xbyak::Label stops, goes_on;
    uncharge_block();
    js(goes_on, T_NEAR);
    // Most come here at the end of a slice, which is nothing but a stop.
    mov(rax, quad_at(at.native_limit));
    cmp(rax, quad_at(at.stop_at));
    je(stops);
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
    L(goes_on);  // time runs out in the block
    constexpr u32 kJumpBytes = 5;
    add(r15, rdx);
    add(qword[rsp], kJumpBytes);
    ret();
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
    const auto front = ptr[jump_entry(at.jumps)], behind = ptr[jump_entry(at.jumps_behind)];
    find_jump();
    mov(edx, eax);
    or_(rdx, quad_at(at.context_tag));
    cmp(rdx, behind);
    jne(unknown);
    movups(xmm0, front);
    movups(xmm1, behind);
    movups(behind, xmm0);
    movups(front, xmm1);
    go_to_jump();
    L(unknown);
    mov(ecx, eax);
    and_(ecx, 1);
    mov(byte_at(at.thumb), cl);
    and_(eax, ~1u);
    mov(word_at(at.next_pc), eax);
    leave(ExitKind::Dispatch);
}

void StubWriter::go_to_jump() {
    mov(rdx, ptr[jump_entry(at.jumps) + offsetof(JumpCache::Entry, block)]);
    mov(rdx, ptr[rdx + static_cast<i32>(offsetof(Block, native))]);
    mov(jump_code(), rdx);
    jmp(rdx);
}

void StubWriter::untranslated(const u8* leave_run) {
    Xbyak::Label here, translated;
    const i32 thumb = static_cast<i32>(offsetof(Block, state) + offsetof(DecodeState, thumb));
    L(here);
    find_jump();
    mov(rdx, ptr[jump_entry(at.jumps) + offsetof(JumpCache::Entry, block)]);
    push(rax);
    lea(rax, ptr[rip + here]);
    cmp(rax, ptr[rdx + static_cast<i32>(offsetof(Block, native))]);
    pop(rax);
    jne(translated);
    and_(eax, ~kPageMask);
    mov(word_at(at.page_va), eax);
    mov(cl, byte[rdx + thumb]);
    mov(byte_at(at.thumb), cl);
    mov(rax, ptr[rdx + static_cast<i32>(offsetof(Block, ops))]);
    jump_to(leave_run);
    L(translated);
    go_to_jump();
}

}  // namespace hypscope::cpu::jit
