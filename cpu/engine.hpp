// SPDX-License-Identifier: Apache-2.0
// The seam between a core and the way its instructions are executed. An engine prepares the blocks
// that the cache builds and runs a core from block to block; state, time, exceptions and the block
// cache are not its business, so that engines agree by construction.
#pragma once
#include <memory>
#include <string_view>

#include "common/types.hpp"
#include "cpu/host_work.hpp"

namespace hypscope::cpu {

class Core;
class BlockCache;
struct Block;

class Engine {
  public:
    virtual ~Engine() = default;
    /// A new block: give its instructions handlers, or translate it.
    virtual void prepare(Block& block) = 0;
    /// The block's bytes changed: whoever arrives at its head must look up again.
    virtual void retire(Block& block) = 0;
    /// All blocks are about to go; no core executes.
    virtual void forget() {}
    /// Nothing more can be translated until all blocks went.
    [[nodiscard]] virtual bool is_full() const { return false; }
    /// Runs `core` until its local time reaches `until`, it sleeps, or hot.stop_at was lowered.
    virtual void run(Core& core, BlockCache& blocks, Cycles until) = 0;
    /// Executes exactly one instruction (or takes one exception).
    virtual void step(Core& core, BlockCache& blocks) = 0;
    /// Code made so far, once for each time that a block got some.
    [[nodiscard]] virtual HostWork translated() const { return {}; }
};

enum class EngineKind : u8 {
    Interpreter,
    Jit,  ///< translates blocks that run often into host code; x86-64 only
};
struct EngineConfig {
    EngineKind kind = EngineKind::Interpreter;
    u32 jit_threshold = 4;  ///< entries of a block, from 1 on, before it is translated
};
/// Throws SimError for an engine that this host does not have.
[[nodiscard]] std::unique_ptr<Engine> make_engine(const EngineConfig& config);
[[nodiscard]] std::string_view name_of(EngineKind kind);

[[nodiscard]] std::unique_ptr<Engine> make_interpreter();
[[nodiscard]] std::unique_ptr<Engine> make_jit(u32 threshold);

}  // namespace hypscope::cpu
