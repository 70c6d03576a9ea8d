// SPDX-License-Identifier: Apache-2.0
// Handlers of loads and stores.
#include "cpu/interp/handler_sets.hpp"

namespace hypscope::cpu::interp {

namespace {
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#define OP(name, ...) HYPSCOPE_BODY(name)
#include "isa/tables/exclusive.inc"
#include "isa/tables/load_store.inc"
#include "isa/tables/load_store_multiple.inc"
#undef OP
}  // namespace

void add_memory_handlers(HandlerTable& table) {
#define OP(name, mnemonic, section, timing, use, effects) \
    table[static_cast<size_t>(isa::OpId::name)] =         \
        make_handlers<Body_##name, isa::TimingClass::timing>();
#include "isa/tables/exclusive.inc"
#include "isa/tables/load_store.inc"
#include "isa/tables/load_store_multiple.inc"
#undef OP
    const auto jumps = [&](isa::OpId id, const Jumps& handlers) {
        table[static_cast<size_t>(id)].jumps = &handlers;
    };
    jumps(isa::OpId::LDR_imm, kJumps<Body_LDR_imm>);
    jumps(isa::OpId::LDR_lit, kJumps<Body_LDR_lit>);
    jumps(isa::OpId::LDR_reg, kJumps<Body_LDR_reg>);
    jumps(isa::OpId::POP_single, kJumps<Body_POP_single>);
}

}  // namespace hypscope::cpu::interp
