// SPDX-License-Identifier: Apache-2.0
// The engine that translates: a block runs by the interpreter's handlers until it was entered often
// enough, then by host code. Handlers and host code go from one to the other at block heads.
#include "cpu/interp/dispatch.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

namespace {

/// More than any block needs.
constexpr size_t kMaxBlockBytes = 32 << 10;

const Op* native_head(Core& core, const Op* head) {
    const HeadData data = head_data(head);
    const Exit exit = data.runtime->enter(core, *data.block);
    switch (static_cast<ExitKind>(exit.kind)) {
        case ExitKind::Run: core.hot.block = block_of(exit.op); HYPSCOPE_NEXT(core, exit.op);
        case ExitKind::Fault:
            core.hot.block = block_of(exit.op);
            HYPSCOPE_GO(core, interp::fault(core, exit.op));
        case ExitKind::Stop:
            core.hot.block = block_of(exit.op);
            core.hot.next_pc = interp::pc_of(core, exit.op);
            core.state.it = 0;
            return nullptr;
        case ExitKind::Dispatch: break;
    }
    HYPSCOPE_GO(core, interp::jump(core));
}

void translate(Runtime& runtime, Block& block) {
    block.native = Translator(runtime, block).translate();
    block.ops[0].handler = native_head;
}

/// The head of a block that has no code.
const Op* cold_head(Core& core, const Op* head) {
    const HeadData data = head_data(head);
    Block& block = *data.block;
    if (++block.entered == data.runtime->threshold() && Translator::can_translate(block) &&
        data.runtime->arena().room() > kMaxBlockBytes) {
        translate(*data.runtime, block);
        return native_head(core, head);
    }
    if (!interp::enter(core, block)) return nullptr;
    HYPSCOPE_NEXT(core, head + 1);
}

class Jit final : public Engine {
  public:
    explicit Jit(u32 threshold) : threshold_(threshold) {}

    void prepare(Block& block) override {
        interpreter_->prepare(block);
        Op& head = block.ops[0];
        const HeadData data{&block, runtime_.get()};
        std::memcpy(static_cast<void*>(&head.operands), &data, sizeof data);
        head.index = 0xff;  // head_of(head) is head
        head.handler = cold_head;
        block.by_head = true;
        block.native = runtime_->untranslated();
    }

    void retire(Block& block) override {
        interpreter_->retire(block);
        if (block.native != runtime_->untranslated()) runtime_->patch_entry(block);
    }

    void forget() override {
        if (runtime_) runtime_->forget_blocks();
    }

    [[nodiscard]] bool is_full() const override {
        return runtime_ && runtime_->arena().room() <= kMaxBlockBytes;
    }

    void run(Core& core, BlockCache& blocks, Cycles until) override {
        if (!runtime_) runtime_ = std::make_unique<Runtime>(core, threshold_);
        interpreter_->run(core, blocks, until);
    }

    void step(Core& core, BlockCache& blocks) override {
        if (!runtime_) runtime_ = std::make_unique<Runtime>(core, threshold_);
        interpreter_->step(core, blocks);
    }

  private:
    u32 threshold_;
    std::unique_ptr<Engine> interpreter_ = make_interpreter();
    std::unique_ptr<Runtime> runtime_;
};

}  // namespace

}  // namespace hypscope::cpu::jit

namespace hypscope::cpu {

std::unique_ptr<Engine> make_jit(u32 threshold) { return std::make_unique<jit::Jit>(threshold); }

}  // namespace hypscope::cpu
