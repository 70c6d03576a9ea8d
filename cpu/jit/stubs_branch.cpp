// SPDX-License-Identifier: Apache-2.0
// Shared code: branches that were not predicted as they mostly are.
#include "cpu/jit/counter.hpp"
#include "cpu/jit/stub_writer.hpp"

namespace hypscope::cpu::jit {

void StubWriter::place_of_branch(const u8* train) {
    using Filter = uarch::BranchFilter;
    static_assert(Filter::first_pattern(0x1234) ==
                  ((0x1234 << Filter::kHistoryBits ^ (0x1234 >> 4) * 0x35) % Filter::kPatterns));
    mov(edx, ecx);
    mov(eax, ecx);
    shl(edx, Filter::kHistoryBits);
    shr(eax, 4);
    imul(eax, eax, 0x35);
    xor_(eax, edx);
    shl(eax, 16);
    and_(eax, (Filter::kPatterns - 1) << 16);
    or_(ecx, eax);
    mov(rdx, quad_at(at.branches));
    jump_to(train);
}

void StubWriter::train(bool taken) {
    using Filter = uarch::BranchFilter;
    Xbyak::Label history, often_wrong, wrong, charge, due;
    const auto counter = byte[rdx + rcx + static_cast<i32>(at.filter.counters)];
    movzx(eax, cx);
    movzx(eax, byte[rdx + rax + static_cast<i32>(at.filter.counters)]);
    cmp(eax, Filter::kByHistory);
    je(history);
    movzx(ecx, cx);
    ja(often_wrong);
    cmp(eax, 2);
    taken ? jb(wrong, T_NEAR) : jae(wrong, T_NEAR);
    taken ? inc(counter) : dec(counter);
    predicted();
    L(often_wrong);
    train_often_wrong(taken, counter);
    jmp(charge);
    L(history);
    train_history(taken);
    jnz(due, T_NEAR);
    L(charge);
    charge_prediction();
    predicted();
    L(due);
    judge();
    jmp(charge);
    L(wrong);
    train_wrong(taken, counter);
}

void StubWriter::train_wrong(bool taken, const Xbyak::Address& counter) {
    Xbyak::Label tries;
    find_history(eax);
    cmp(byte[rdx + rax * 4 + history_at(offsetof(History, given_up))], 0);
    je(tries);
    taken ? inc(counter) : dec(counter);
    charge_misprediction();
    predicted();
    L(tries);
    before_call(true);
    mov(edx, taken ? 1 : 0);
    call_function(address_of(hypscope_jit_train));
    after_call(true);
    predicted();
}

void StubWriter::find_history(const Xbyak::Reg32& to) {
    static_assert(sizeof(History) == 12);
    movzx(to, cx);
    and_(to, uarch::BranchFilter::kHistories - 1);
    lea(to, ptr[to.cvt64() + to.cvt64() * 2]);
}

void StubWriter::train_often_wrong(bool taken, const Xbyak::Address& counter) {
    constexpr u32 kMark = uarch::BranchFilter::kOftenWrong;
    cmp(eax, taken ? kMark + 3 : kMark + 1);
    if (taken) {
        adc(counter, 0);
    } else {
        cmc();
        sbb(counter, 0);
    }
    cmp(eax, kMark + 2);
    if (!taken) cmc();
    sbb(rax, rax);
}

void StubWriter::train_history(bool taken) {
    using Filter = uarch::BranchFilter;
    static_assert(sizeof(Filter::Step) == 8);
    static_assert(Filter::kJudged == 64);
    const auto of = [this](size_t member) { return rsi + static_cast<i32>(member); };
    const auto pattern = rdx + rcx + static_cast<i32>(at.filter.patterns);
    push(rsi);
    push(rdi);
    movd(xmm0, ecx);
    find_history(eax);
    lea(rsi, ptr[rdx + rax * 4 + history_at(0)]);
    movzx(eax, word[of(offsetof(History, outcomes))]);
    shr(ecx, 16);
    xor_(ecx, eax);
    lea(eax, ptr[rax * 2 + (taken ? 1 : 0)]);
    and_(eax, (1u << Filter::kHistoryBits) - 1);
    mov(word[of(offsetof(History, outcomes))], ax);
    movzx(eax, byte[of(offsetof(History, counter))]);
    movzx(edi, byte[pattern]);
    lea(eax, ptr[rdi + rax * 4]);
    mov(rdi, reinterpret_cast<u64>(Filter::kSteps[taken].data()));
    mov(rax, ptr[rdi + rax * 8]);
    add(dword[of(Filter::kRecordAt)], eax);
    shr(rax, 32);
    mov(byte[pattern], al);
    mov(byte[of(offsetof(History, counter))], ah);
    shr(eax, 16);
    neg(rax);
    test(byte[of(offsetof(History, count))], Filter::kJudged);
    pop(rdi);
    pop(rsi);
}

void StubWriter::charge_prediction() {
    sub(qword[rdx + static_cast<i32>(at.filter.mispredictions)], rax);
    and_(eax, at.filter.penalty);
    shl(rax, kCyclesAt);
    add(r15, rax);
}

void StubWriter::judge() {
    push(rax);
    push(rdx);
    sub(rsp, 8);
    store_pins(true);
    mov(rdi, rdx);
    movd(esi, xmm0);
    movzx(esi, si);
    call_function(address_of(hypscope_jit_judge));
    load_pins(true);
    add(rsp, 8);
    pop(rdx);
    pop(rax);
}

void StubWriter::charge_misprediction() {
    inc(qword[rdx + static_cast<i32>(at.filter.mispredictions)]);
    mov(rcx, counted(at.filter.penalty, 0));
    add(r15, rcx);
}

void StubWriter::other_return() {
    Xbyak::Label right;
    const auto top = dword[rdx + static_cast<i32>(at.filter.top)];
    mov(ecx, dword[rdx + rcx * 4 + static_cast<i32>(at.filter.returns)]);
    xor_(ecx, eax);
    test(ecx, ~1u);
    jz(right);
    charge_misprediction();
    L(right);
    mov(ecx, top);
    ret();
}

void StubWriter::other_target() {
    Xbyak::Label right;
    mov(edx, eax);
    and_(edx, ~1u);
    cmp(edx, dword[rcx]);
    je(right);
    mov(dword[rcx], edx);
    mov(rdx, quad_at(at.branches));
    charge_misprediction();
    L(right);
    ret();
}

void StubWriter::predicted() {
    cmp(eax, eax);
    ret();
}

}  // namespace hypscope::cpu::jit
