// SPDX-License-Identifier: Apache-2.0
// Handlers of branches and system instructions.
#include "cpu/interp/handler_sets.hpp"

namespace hypscope::cpu::interp {

namespace {
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#define OP(name, ...) HYPSCOPE_BODY(name)
#include "isa/tables/branch.inc"
#include "isa/tables/coprocessor.inc"
#include "isa/tables/exception.inc"
#include "isa/tables/hint.inc"
#include "isa/tables/status.inc"
#undef OP
}  // namespace

void add_system_handlers(HandlerTable& table) {
#define OP(name, mnemonic, section, timing, use, effects) \
    table[static_cast<size_t>(isa::OpId::name)] =         \
        make_handlers<Body_##name, isa::TimingClass::timing>();
#include "isa/tables/branch.inc"
#include "isa/tables/coprocessor.inc"
#include "isa/tables/exception.inc"
#include "isa/tables/hint.inc"
#include "isa/tables/status.inc"
#undef OP
    const auto direct = [&](isa::OpId id, const HandlerSet& set) {
        table[static_cast<size_t>(id)] = set;
    };
    direct(isa::OpId::B, make_branch_handlers<Body_B, uarch::BranchKind::Direct>());
    direct(isa::OpId::BL_imm, make_branch_handlers<Body_BL_imm, uarch::BranchKind::Call>());
    direct(isa::OpId::BLX_imm, make_branch_handlers<Body_BLX_imm, uarch::BranchKind::Call>());
    direct(isa::OpId::CBZ, make_branch_handlers<Body_CBZ, uarch::BranchKind::Conditional>());
    table[static_cast<size_t>(isa::OpId::BX)].jumps = &kJumps<Body_BX>;
    table[static_cast<size_t>(isa::OpId::BLX_reg)].jumps = &kJumps<Body_BLX_reg>;
}

}  // namespace hypscope::cpu::interp
