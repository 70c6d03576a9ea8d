// SPDX-License-Identifier: Apache-2.0
// Shared code: accesses that one entry of the L0 filter does not answer.
#include "cpu/jit/counter.hpp"
#include "cpu/jit/stub_writer.hpp"

namespace hypscope::cpu::jit {

void StubWriter::fault(const u8* dispatch) {
    add(rsp, 8);
    push(rcx);
    before_call(false);
    call_function(address_of(hypscope_jit_fault));
    after_call(false);
    pop(rcx);
    next_pc_to_eax();
    jump_to(dispatch);
}

void StubWriter::unless_flat_uncached(bool is_write, Xbyak::Label& asked) {
    const i32 page = at.priced_pages[is_write];
    cmp(byte_at(page + static_cast<i32>(offsetof(PricedPage, flat_uncached))), 0);
    je(asked);
}

void StubWriter::find_flat_uncached(bool is_write, Xbyak::Label& asked) {
    const i32 page = at.priced_pages[is_write];
    mov(ecx, eax);
    and_(ecx, ~kPageMask);
    or_(rcx, quad_at(at.context_tag));
    cmp(rcx, quad_at(page + static_cast<i32>(offsetof(PricedPage, tag))));
    jne(asked);
    cmp(byte_at(at.exit_running), 0);
    jne(asked);
    if (!is_write) return;
    mov(rcx, reinterpret_cast<u64>(at.exclusive_tags));
    cmp(dword[rcx], 0);
    jne(asked);
}

void StubWriter::charge_flat_uncached(bool is_write, bool several) {
    using Flat = uarch::FlatUncached;
    const auto accesses = static_cast<i32>(offsetof(Flat, accesses));
    const auto price = static_cast<i32>(is_write ? offsetof(Flat, write) : offsetof(Flat, read));
    mov(rcx, quad_at(at.flat_uncached));
    if (several) {
        add(qword[rcx + accesses], rdx);
        imul(edx, dword[rcx + price]);
        shl(rdx, kCyclesAt);
        add(r15, rdx);
    } else {
        inc(qword[rcx + accesses]);
        mov(ecx, dword[rcx + price]);
        shl(rcx, kCyclesAt);
        add(r15, rcx);
    }
    mov(rcx, quad_at(at.priced_pages[is_write] + static_cast<i32>(offsetof(PricedPage, host))));
    and_(eax, kPageMask);
}

void StubWriter::load_from(const Xbyak::RegExp& address, u32 size) {
    size == 4   ? mov(eax, dword[address])
    : size == 2 ? movzx(eax, word[address])
                : movzx(eax, byte[address]);
}

void StubWriter::flat_uncached(u32 size, bool is_write) {
    Xbyak::Label asked, asked_at_once;
    unless_flat_uncached(is_write, asked_at_once);
    push(rcx);
    find_flat_uncached(is_write, asked);
    if (size > 1) {
        test(al, size - 1);
        jnz(asked);
    }
    charge_flat_uncached(is_write, false);
    access(rcx + rax, size, is_write);
    pop(rcx);
    ret();
    L(asked);
    pop(rcx);
    L(asked_at_once);
}

void StubWriter::access(const Xbyak::RegExp& address, u32 size, bool is_write) {
    if (!is_write) return load_from(address, size);
    size == 4   ? mov(dword[address], edx)
    : size == 2 ? mov(word[address], dx)
                : mov(byte[address], dl);
}

void StubWriter::page_behind(u32 size, bool is_write) {
    using Filter = LineFilter;
    static_assert(sizeof(Filter::Behind) == 2 * sizeof(Filter::Entry));
    static_assert(sizeof(PageOutput) == sizeof(Filter::Entry) / 2);
    Xbyak::Label asked, none;
    const i32 entries = is_write ? at.store_lines : at.load_lines;
    const auto front = ptr[rbx + rcx + entries];
    const auto behind = ptr[rbx + rcx * 2 + at.pages_behind[is_write]];
    const auto output = qword[rbx + rdx + at.page_outputs[is_write]];
    const auto output_behind = qword[rbx + rcx * 2 + at.pages_behind[is_write] +
                                     static_cast<i32>(offsetof(Filter::Behind, output))];
    push(rcx);
    shifted_right(ecx, eax, at.granule_shift);
    and_(ecx, at.line_mask);
    cmp(byte[rbx + rcx + at.page_stands_behind[is_write]], 0);
    je(none, T_NEAR);
    push(rdx);
    find_line(eax, size);
    cmp(rdx, behind);
    jne(asked);
    if (is_write) {
        mov(rdx, reinterpret_cast<u64>(at.exclusive_tags));
        cmp(dword[rdx], 0);
        jne(asked);
    }
    movups(xmm0, front);
    movups(xmm1, behind);
    movups(behind, xmm0);
    movups(front, xmm1);
    mov(edx, ecx);
    shr(edx, 1);
    movq(xmm0, output);
    movq(xmm1, output_behind);
    movq(output_behind, xmm0);
    movq(output, xmm1);
    mov(rcx, ptr[rbx + rcx + entries + static_cast<i32>(offsetof(Filter::Entry, addend))]);
    pop(rdx);
    access(rcx + rax, size, is_write);
    pop(rcx);
    ret();
    L(asked);
    pop(rdx);
    L(none);
    // Where the page was last, it is most likely again: it comes while it is looked for.
    mov(rcx, ptr[rbx + rcx + entries + static_cast<i32>(offsetof(Filter::Entry, addend))]);
    prefetcht0(ptr[rcx + rax]);
    pop(rcx);
}

void StubWriter::load(u32 size, const u8* dispatch) {
    Xbyak::Label failed;
    at.lines_are_pages() ? page_behind(size, false) : flat_uncached(size, false);
    before_call(true);
    mov(edx, eax);
    mov(ecx, size);
    call_function(address_of(at.misses.load));
    after_call(true);
    test(rax, rax);
    jz(failed);
    load_from(rax, size);
    ret();
    L(failed);
    fault(dispatch);
}

void StubWriter::store(u32 size, const u8* dispatch) {
    Xbyak::Label failed;
    at.lines_are_pages() ? page_behind(size, true) : flat_uncached(size, true);
    before_call(true);
    mov(ecx, edx);
    mov(edx, eax);
    mov(r8d, size);
    call_function(address_of(at.misses.store));
    after_call(true);
    test(eax, eax);
    jz(failed);
    ret();
    L(failed);
    fault(dispatch);
}

void StubWriter::words_of_lines(bool is_write) {
    Xbyak::Label not_last, not_first;
    push(rcx);
    push(rdx);
    lea(ecx, ptr[rax + rdx]);
    xor_(ecx, eax);
    test(ecx, ~kPageMask);
    jnz(not_first);
    add(eax, edx);
    check_line(eax, 4, is_write, not_last);
    sub(eax, dword[rsp]);
    check_line(eax, 4, is_write, not_first);
    add(rcx, rax);  // never zero
    lea(rsp, ptr[rsp + 16]);
    ret();
    L(not_last);
    sub(eax, dword[rsp]);
    L(not_first);
    pop(rdx);
    pop(rcx);
}

void StubWriter::words_flat_uncached(bool is_write) {
    Xbyak::Label asked, asked_at_once;
    unless_flat_uncached(is_write, asked_at_once);
    push(rcx);
    lea(ecx, ptr[rax + rdx]);
    xor_(ecx, eax);
    test(ecx, ~kPageMask);
    jnz(asked);
    test(al, 3);
    jnz(asked);
    find_flat_uncached(is_write, asked);
    shr(edx, 2);
    inc(edx);
    charge_flat_uncached(is_write, true);
    lea(rsp, ptr[rsp + 8]);
    add(rcx, rax);  // never zero
    ret();
    L(asked);
    pop(rcx);
    L(asked_at_once);
}

void StubWriter::words(bool is_write) {
    if (!at.lines_are_pages()) words_flat_uncached(is_write);
    words_of_lines(is_write);
    before_call(true);
    lea(ecx, ptr[rdx + 4]);
    mov(edx, eax);
    mov(r8d, is_write ? 1 : 0);
    call_function(address_of(hypscope_jit_words));
    after_call(true);
    test(rax, rax);
    cmovnz(rcx, rax);
    ret();
}

}  // namespace hypscope::cpu::jit
