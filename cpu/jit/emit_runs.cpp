// SPDX-License-Identifier: Apache-2.0
// Runs of accesses that one look at the L0 filter answers for (access_run.hpp). When it does not,
// the first access goes its own way, and the filter is asked once more: what one miss brings, the
// others hit. Otherwise each goes its own way.
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

/// rcx: the host's address of the first byte.
void Translator::find_run(const AccessRun& run, Label& apart) {
    read(eax, run.base());
    if (run.first != 0) add(eax, static_cast<u32>(run.first));
    check_one_line(run.bytes, apart);
    if (run.loads) check_line(eax, run.alignment, false, apart);
    if (run.stores) check_line(eax, run.alignment, true, apart);
    add(rcx, rax);
    if (run.has_others) mov(qword[rsp], rcx);
}

/// rcx: as find_run() gives it.
void Translator::write_access(const AccessRun& run, const Op& op) {
    const isa::Operands& o = op.operands;
    const Transfer& t = *transfer_of(op.id);
    const auto host = rcx + (immediate_offset(o) - run.first);
    write_part(host, t, o.d);
    if (t.is_pair) write_part(host + t.size(), t, o.a);
}

/// Of one register.
void Translator::write_part(const Xbyak::RegExp& host, const Transfer& t, u32 n) {
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
        if (!transfer_of(op.id)) {
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
