// SPDX-License-Identifier: Apache-2.0
// Handlers of data processing, multiplies and media instructions.
#include "cpu/interp/handler_sets.hpp"

namespace hypscope::cpu::interp {

namespace {
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#define OP(name, ...) HYPSCOPE_BODY(name)
#include "isa/tables/data_processing.inc"
#include "isa/tables/media.inc"
#include "isa/tables/multiply.inc"
#undef OP
}  // namespace

void add_data_handlers(HandlerTable& table) {
#define OP(name, mnemonic, section, timing, use, effects) \
    table[static_cast<size_t>(isa::OpId::name)] =         \
        make_handlers<Body_##name, isa::TimingClass::timing>();
#include "isa/tables/data_processing.inc"
#include "isa/tables/media.inc"
#include "isa/tables/multiply.inc"
#undef OP
    table[static_cast<size_t>(isa::OpId::MOV_reg)].jumps = &kJumps<Body_MOV_reg>;
}

}  // namespace hypscope::cpu::interp
