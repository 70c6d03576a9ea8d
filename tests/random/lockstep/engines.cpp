// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/engines.hpp"

#include <stdexcept>

#include "cpu/core.hpp"
#include "tests/random/lockstep/random.hpp"

namespace hypscope::lockstep {

namespace {

constexpr u32 kLongestSlice = 300, kSlicesPerFlush = 64;

class StressedEngine final : public cpu::Engine {
  public:
    explicit StressedEngine(std::unique_ptr<cpu::Engine> engine) : engine_(std::move(engine)) {}
    void prepare(cpu::Block& block) override { engine_->prepare(block); }
    void retire(cpu::Block& block) override { engine_->retire(block); }
    void forget() override {
        full_ = false;
        engine_->forget();
    }
    [[nodiscard]] bool is_full() const override { return full_ || engine_->is_full(); }
    void run(cpu::Core& core, cpu::BlockCache& blocks, Cycles until) override {
        const u64 slice = core.hot.cycles + 1 + random_.below(kLongestSlice);
        full_ = full_ || random_.one_in(kSlicesPerFlush);
        engine_->run(core, blocks, {std::min(until.value, slice)});
    }
    void step(cpu::Core& core, cpu::BlockCache& blocks) override { engine_->step(core, blocks); }

  private:
    std::unique_ptr<cpu::Engine> engine_;
    Random random_{1};
    bool full_ = false;
};

}  // namespace

EngineSetup engine_setup(const std::string& name) {
    constexpr std::string_view kStressed = "-stressed";
    EngineSetup setup{.name = name};
    std::string_view kind = name;
    if (kind.ends_with(kStressed)) {
        setup.stressed = true;
        kind.remove_suffix(kStressed.size());
    }
    for (const auto known : {cpu::EngineKind::Interpreter, cpu::EngineKind::Jit}) {
        if (kind != cpu::name_of(known)) continue;
        setup.kind = known;
        return setup;
    }
    throw std::runtime_error("--engines: no engine is called " + name);
}

std::unique_ptr<cpu::Engine> make_engine(const EngineSetup& setup) {
    auto engine = cpu::make_engine({.kind = setup.kind, .jit_threshold = 1});
    if (setup.stressed) return std::make_unique<StressedEngine>(std::move(engine));
    return engine;
}

}  // namespace hypscope::lockstep
