// SPDX-License-Identifier: Apache-2.0
// Writes of system registers by translated code that knows they are permitted.
#include "cpu/jit/counter.hpp"
#include "cpu/jit/support.hpp"
#include "cpu/place_scope.hpp"

namespace hypscope::cpu::jit {

namespace {

/// Of MCR or MCRR.
u64 written_value(const Core& core, const Op& op, const SysRegRow& row) {
    const auto& r = core.state.r;
    const isa::Operands& o = op.operands;
    return row.encoding.is_64bit ? u64{r[o.a]} << 32 | r[o.d] : r[o.d];
}

bool write_at(Core& core, const Op& op, const SysRegRow& row) {
    const Core::PlaceScope place(core, op);
    return write_permitted(core, row, written_value(core, op, row));
}

}  // namespace

extern "C" {

u64 hypscope_jit_write_sysreg(Core* core, const Op* op, const SysRegRow* row) {
    const Pause pause(*core);
    core->hot.block = block_of(op);
    if (write_at(*core, *op, *row)) [[likely]]
        return go_on_after(*core, op);
    unpack_flags(*core);
    core->deliver_pending(*op);
    pack_flags(*core);
    return 1;
}

}  // extern "C"

}  // namespace hypscope::cpu::jit
