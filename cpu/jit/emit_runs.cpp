// SPDX-License-Identifier: Apache-2.0
// Runs of accesses that one look at the L0 filter answers for (access_run.hpp). When it does not,
// the first access goes its own way, and the filter is asked once more: what one miss brings, the
// others hit. Otherwise each goes its own way.
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

namespace {
bool is_access(const Op& op) { return transfer_of(op.id) || is_pair_transfer(op.id); }
}  // namespace

/// rcx: the host's address of the first byte.
void Translator::find_run(const AccessRun& run, Label& apart) {
    read(eax, run.base());
    if (run.first != 0) add(eax, static_cast<u32>(run.first));
    lea(edx, ptr[rax + static_cast<i32>(run.bytes - 1)]);
    xor_(edx, eax);
    test(edx, ~u32{0} << at.granule_shift);
    jne(apart, T_NEAR);
    if (run.loads) check_line(eax, run.alignment, false, apart);
    if (run.stores) check_line(eax, run.alignment, true, apart);
    add(rcx, rax);
    if (run.has_others) mov(qword[rsp], rcx);
}

/// rcx: as find_run() gives it.
void Translator::write_access(const AccessRun& run, const Op& op) {
    const u32 d = op.operands.d;
    const auto host = rcx + (run_offset(op.operands) - run.first);
    if (const auto single = transfer_of(op.id)) return write_access_to(host, *single, d);
    const Transfer half{2, false, op.id == isa::OpId::STRD_imm};
    write_access_to(host, half, d);
    write_access_to(host + 4, half, op.operands.a);
}

void Translator::write_access_to(const Xbyak::RegExp& host, const Transfer& t, u32 n) {
    if (t.is_store) return store_to(t, host, n);
    const Reg32 to = is_pinned(n) ? pinned_[n] : eax;
    load_from(t, to, host);
    if (to == eax) write(n, eax);
}

void Translator::write_run(const AccessRun& run) {
    auto apart = new_label(), second = new_label(), end = new_label();
    find_run(run, *apart);
    clobber_flags();
    write_access(run, run.ops.front());
    L(*second);
    bool is_found = true;
    for (const Op& op : run.ops.subspan(1)) {
        if (!is_access(op)) {
            write_op(op);
            is_found = false;
            continue;
        }
        if (!is_found) mov(rcx, qword[rsp]);
        is_found = true;
        write_access(run, op);
    }
    L(*end);
    clobber_flags();
    defer([this, run, apart, second, end] {
        auto rest = new_label();
        L(*apart);
        write_apart(run.ops.first(1));
        find_run(run, *rest);
        jmp(*second, T_NEAR);
        L(*rest);
        write_apart(run.ops.subspan(1));
        jmp(*end, T_NEAR);
    });
}

void Translator::write_apart(std::span<const Op> ops) {
    clobber_flags();
    for (const Op& op : ops) write_op(op);
}

}  // namespace hypscope::cpu::jit
