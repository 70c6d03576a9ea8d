// SPDX-License-Identifier: Apache-2.0
// What translated code counts, in one register: cycles until it must look up, as a negative number,
// in bits 63:42; instructions in 41:21; branches in 20:0. A block adds one constant and tests one
// sign. C++ has the counts in Hot; a Pause brings them there for as long as it lives.
//
// The constant has the branch at the block's end, too, where code decides it: whoever may look at
// branches, or leaves, before that takes it back.
//
// No field can run over: code looks up after at most kMostCycles, a cycle has at most four
// instructions, and what one block and its misses add is far below the rest of a field.
#pragma once
#include <algorithm>

#include "cpu/core.hpp"

namespace hypscope::cpu::jit {

inline constexpr unsigned kCyclesAt = 42, kInstructionsAt = 21;
inline constexpr u64 kCountMask = (u64{1} << kInstructionsAt) - 1;
inline constexpr u64 kMostCycles = u64{1} << 18;

[[nodiscard]] constexpr u64 counted(u64 cycles, u64 instructions) {
    return cycles << kCyclesAt | instructions << kInstructionsAt;
}

/// Bits 20:0 of what the head of `block` adds.
[[nodiscard]] inline u64 branches_charged(const Block& block) { return block.charge & kCountMask; }
/// Inside a Pause, at an instruction of `block` before its end. Over the counter itself the borrow
/// would go into instructions.
inline void uncharge_branch(Core& core, const Block& block) {
    if (branches_charged(block) != 0) core.hot.branches->count(~u64{0});
}
/// The block goes on.
inline void charge_branch(Core& core, const Block& block) {
    if (branches_charged(block) != 0) core.hot.branches->count(1);
}

/// Core::counts() while translated code runs.
[[nodiscard]] inline Counts native_counts(const Core& core) {
    const u64 counter = core.hot.native.counter;
    return {core.hot.native.limit + static_cast<u64>(static_cast<i64>(counter) >> kCyclesAt),
            core.hot.instructions + (counter >> kInstructionsAt & kCountMask)};
}

/// Hot -> counter.
inline void begin_native(Core& core) {
    Hot& hot = core.hot;
    u64 left = hot.cycles >= hot.stop_at ? 0 : std::min(hot.stop_at - hot.cycles, kMostCycles);
    if (core.accounts_each_block()) left = 0;
    hot.native.limit = hot.cycles + left;
    hot.native.counter = (0 - left) << kCyclesAt;
}
/// The next head looks up.
inline void end_time(Core& core) {
    core.hot.native.limit = native_counts(core).cycles;
    core.hot.native.counter &= mask<u64>(kCyclesAt - 1, 0);
}
/// Counter -> Hot.
inline void end_native(Core& core) {
    Hot& hot = core.hot;
    const Counts counts = native_counts(core);
    hot.cycles = counts.cycles;
    hot.instructions = counts.instructions;
    if (hot.branches != nullptr) hot.branches->count(hot.native.counter & kCountMask);
}

// Condition flags as host code keeps them: what LAHF and SETO AL leave in AX after a subtraction.
// Bit 15: N, 14: Z, 8: not C, 0: V.
inline constexpr unsigned kFlagNAt = 15, kFlagZAt = 14, kFlagNotCAt = 8;
/// For each of them, by bits 31:28 of a PSR.
inline constexpr std::array<u16, 16> kPackedFlags = [] {
    std::array<u16, 16> packed{};
    for (u32 nzcv = 0; nzcv < 16; ++nzcv)
        packed[nzcv] = static_cast<u16>(nzcv >> 3 << kFlagNAt | (nzcv >> 2 & 1) << kFlagZAt |
                                        (~nzcv >> 1 & 1) << kFlagNotCAt | (nzcv & 1));
    return packed;
}();
/// In bits 31:28 N, Z, not C and V, once the other bits of the flags are clear.
inline constexpr u32 kFlagBits = 1u << kFlagNAt | 1u << kFlagZAt | 1u << kFlagNotCAt | 1;
inline constexpr u32 kFlagsToTop = 1u << (31 - kFlagNAt) | 1u << (29 - kFlagNotCAt) | 1u << 28;

/// N, Z, C and V in bits 31:28.
[[nodiscard]] inline u32 native_flags(const Core& core) {
    const u32 flags = (core.hot.native.flags & kFlagBits) ^ 1u << kFlagNotCAt;
    return flags * kFlagsToTop & mask(psr::kN, psr::kV);
}
inline void set_native_flags(Core& core, u32 psr) {
    core.hot.native.flags = kPackedFlags[psr >> psr::kV];
}
inline void pack_flags(Core& core) { set_native_flags(core, core.state.flags()); }
inline void unpack_flags(Core& core) { core.state.set_nzcv(native_flags(core) >> psr::kV); }

/// While it lives, the core is as C++ knows it.
class Pause {
  public:
    enum class With : u8 { Counts, Everything };
    explicit Pause(Core& core, With with = With::Counts) : core_(core), with_(with) {
        end_native(core);
        if (with == With::Everything) unpack_flags(core);
    }
    ~Pause() {
        begin_native(core_);
        if (with_ == With::Everything) pack_flags(core_);
    }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;

  private:
    Core& core_;
    With with_;
};

}  // namespace hypscope::cpu::jit
