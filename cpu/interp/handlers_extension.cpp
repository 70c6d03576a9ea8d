// SPDX-License-Identifier: Apache-2.0
// Handlers of Floating-point and Advanced SIMD instructions: one handler a row, apart from its
// body.
#include "cpu/interp/handler_sets.hpp"

namespace hypscope::cpu::interp {

namespace {
#define A32(...)
#define T32(...)
#define T16(...)
#define NOTE(...)
#define OP(name, ...) HYPSCOPE_BODY(name)
#include "isa/tables/simd_float.inc"
#include "isa/tables/simd_integer.inc"
#include "isa/tables/simd_memory.inc"
#include "isa/tables/simd_permute.inc"
#include "isa/tables/vfp.inc"
#include "isa/tables/vfp_data.inc"
#undef OP

template <class Body>
constexpr HandlerSet extension_handlers() {
    HandlerSet set;
    set.perform = perform_apart<Body>;
    set.general = run_apart<Body>;
    return set;
}
}  // namespace

void add_extension_handlers(HandlerTable& table) {
#define OP(name, ...) \
    table[static_cast<size_t>(isa::OpId::name)] = extension_handlers<Body_##name>();
#include "isa/tables/simd_float.inc"
#include "isa/tables/simd_integer.inc"
#include "isa/tables/simd_memory.inc"
#include "isa/tables/simd_permute.inc"
#include "isa/tables/vfp.inc"
#include "isa/tables/vfp_data.inc"
#undef OP
}

}  // namespace hypscope::cpu::interp
