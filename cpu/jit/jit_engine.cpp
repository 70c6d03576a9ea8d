// SPDX-License-Identifier: Apache-2.0
// The engine that translates: a block runs by the interpreter's handlers until it was entered often
// enough, then by host code. Handlers and host code go from one to the other at block heads.
#include "cpu/interp/dispatch.hpp"
#include "cpu/jit/counter.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

namespace {

const Op* interpreted_head(Core& core, const Op* head) {
    if (!interp::enter(core, *head_data(head).block)) return nullptr;
    HYPSCOPE_NEXT(core, head + 1);
}

Exit run_native(Core& core, const Runtime& runtime, const Block& block) {
    pack_flags(core);
    begin_native(core);
    const Exit exit = runtime.enter(core, block.linked);
    end_native(core);
    unpack_flags(core);
    return exit;
}

const Op* native_head(Core& core, const Op* head) {
    const HeadData data = head_data(head);
    const Block& block = *data.block;
    const bool has_code = block.any_page || block.native_page == core.hot.page_va ||
                          translate_for_all_pages(*data.runtime, block);
    if (!has_code) return interpreted_head(core, head);
    const Exit exit = run_native(core, *data.runtime, block);
    switch (static_cast<ExitKind>(exit.kind)) {
        case ExitKind::Run: core.hot.block = block_of(exit.op); HYPSCOPE_NEXT(core, exit.op);
        case ExitKind::Stop:
            core.hot.block = block_of(exit.op);
            core.hot.next_pc = interp::pc_of(core, exit.op);
            core.state.it = 0;
            return nullptr;
        case ExitKind::Dispatch: break;
    }
    HYPSCOPE_GO(core, core.state.it == 0 ? interp::jump(core) : interp::dispatch(core));
}

void translate(Runtime& runtime, Block& block, u32 page) {
    const auto entries = runtime.translator().translate(block, page);
    block.native = entries.native;
    block.linked = entries.linked;
    block.native_page = page;
    block.ops[0].handler = native_head;
}

/// The head of a block that has no code.
const Op* cold_head(Core& core, const Op* head) {
    const HeadData data = head_data(head);
    Block& block = *data.block;
    if (++block.entered == data.runtime->threshold() && Translator::can_translate(block) &&
        data.runtime->arena().room() > kMaxBlockBytes) {
        translate(*data.runtime, block, core.hot.page_va);
        return native_head(core, head);
    }
    return interpreted_head(core, head);
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
        block.send_to_head();
        block.native = runtime_->untranslated();
        const bool counts = runtime_->layout().branches_modelled() && ends_in_written_branch(block);
        block.charge = counted(block.cost, block.count) + (counts ? 1 : 0);
    }

    void retire(Block& block) override {
        interpreter_->retire(block);
        if (block.native != runtime_->untranslated()) runtime_->retire(block);
    }

    void forget() override {
        if (runtime_) runtime_->forget_blocks();
    }

    [[nodiscard]] bool is_full() const override {
        return runtime_ && runtime_->arena().room() <= kMaxBlockBytes;
    }

    [[nodiscard]] HostWork translated() const override {
        return runtime_ ? runtime_->work() : HostWork{};
    }

    void run(Core& core, BlockCache& blocks, Cycles until) override {
        if (!runtime_) [[unlikely]]
            make_runtime(core);
        interp::run_until(core, blocks, until);
    }

    void step(Core& core, BlockCache& blocks) override {
        if (!runtime_) make_runtime(core);
        interpreter_->step(core, blocks);
    }

  private:
    [[gnu::noinline]] void make_runtime(Core& core) {
        runtime_ = std::make_unique<Runtime>(core, threshold_);
    }

    u32 threshold_;
    std::unique_ptr<Engine> interpreter_ = make_interpreter();
    std::unique_ptr<Runtime> runtime_;
};

}  // namespace

}  // namespace hypscope::cpu::jit

namespace hypscope::cpu {

std::unique_ptr<Engine> make_jit(u32 threshold) { return std::make_unique<jit::Jit>(threshold); }

}  // namespace hypscope::cpu
