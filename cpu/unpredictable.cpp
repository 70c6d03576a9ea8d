// SPDX-License-Identifier: Apache-2.0
// The one door of what the manual calls UNPREDICTABLE: encodings (isa::kUnpredictable) and
// behaviour that shows when an instruction executes. `--unpredictable` decides: an Undefined
// Instruction exception, what a typical core does (said where the door is asked), or the end of the
// run.
#include <fmt/format.h>

#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "isa/decode.hpp"

namespace hypscope::cpu {

namespace {

/// "0xe12fff1e (bx)"
std::string name_instruction(Core& core, const Op& op, u32 pc) {
    const bool is_short = op.operands.length == 2;
    u16 half[2]{};
    if (!core.debug_read(pc, half, op.operands.length)) return std::string(op_row(op.id).mnemonic);
    const u32 word = is_short           ? half[0]
                     : core.state.thumb ? u32{half[0]} << 16 | half[1]
                                        : u32{half[1]} << 16 | half[0];
    return fmt::format("{:#0{}x} ({})", word, is_short ? 6 : 10, op_row(op.id).mnemonic);
}

}  // namespace

bool Core::unpredictable(const Op& op, const char* why) {
    if (config_.unpredictable == UnpredictablePolicy::Typical) return true;
    const u32 pc = hot.page_va + op.page_offset;
    if (config_.unpredictable == UnpredictablePolicy::Stop)
        stop_unpredictable(pc, name_instruction(*this, op, pc), why);
    pend({.kind = ExceptionKind::Undefined});
    return false;
}

/// BXWritePC (ARM ARM A2.3.1) leaves bits<1:0> = 10 to be found where the branch ends.
bool Core::unpredictable_target() {
    if (config_.unpredictable != UnpredictablePolicy::Typical) {
        if (config_.unpredictable == UnpredictablePolicy::Stop)
            stop_unpredictable(hot.next_pc, "the target of a branch to A32 state",
                               "bits<1:0> of the address are 10");
        pend({.kind = ExceptionKind::Undefined});
        return false;
    }
    hot.next_pc &= ~u32{3};
    return true;
}

void Core::stop_unpredictable(u32 pc, const std::string& instruction, const char* why) {
    system_.guest_fault(*this,
                        fmt::format("UNPREDICTABLE at {:#010x}, {}: {}", pc, instruction, why));
}

}  // namespace hypscope::cpu
