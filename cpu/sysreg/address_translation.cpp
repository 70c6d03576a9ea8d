// SPDX-License-Identifier: Apache-2.0
// Address translation operations: the MMU answers with a PAR value, or with the fault that the
// operation itself takes. ARM ARM B3.16, B4.2.4.
// APPROX: the descriptor fetches of these operations are not priced, only the access to CP15.
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

using mmu::AtOperation;

/// `row` is the n-th of a group of operations that are neighbours in both enumerations.
AtOperation nth_after(AtOperation first, SysReg first_row, SysReg row) {
    return static_cast<AtOperation>(static_cast<unsigned>(first) + static_cast<unsigned>(row) -
                                    static_cast<unsigned>(first_row));
}

void translate(Core& core, AtOperation operation, u64 value) {
    const auto result =
        core.mmu().address_translation(operation, {static_cast<u32>(value)},
                                       core.state.mode == Mode::Monitor && !core.secure_bank());
    if (!result) return core.pend({.kind = ExceptionKind::DataAbort, .fault = result.fault()});
    core.sys.set(SysReg::PAR, result.value().value, core.secure_bank());
}

}  // namespace

void do_ats1c(Core& core, const SysRegRow& row, u64 value) {
    translate(core, nth_after(AtOperation::ATS1CPR, SysReg::ATS1CPR, row.id), value);
}
void do_ats12nso(Core& core, const SysRegRow& row, u64 value) {
    translate(core, nth_after(AtOperation::ATS12NSOPR, SysReg::ATS12NSOPR, row.id), value);
}
void do_ats1h(Core& core, const SysRegRow& row, u64 value) {
    translate(core, nth_after(AtOperation::ATS1HR, SysReg::ATS1HR, row.id), value);
}

}  // namespace hypscope::cpu::hooks
