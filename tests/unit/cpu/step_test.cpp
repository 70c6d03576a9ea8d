// SPDX-License-Identifier: Apache-2.0
// Engine::step: exactly one instruction, for limits that are exact.
#include <catch2/catch.hpp>
#include <cstring>

#include "cpu/block_cache.hpp"
#include "cpu/engine.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

struct StepBench : SysRegBench {
    explicit StepBench(EngineKind kind)
        : SysRegBench("cortex-a15"),
          engine(make_engine({.kind = kind, .jit_threshold = 1})),
          blocks(*engine) {}
    void put(u32 address, std::initializer_list<u16> halfwords) {
        std::memcpy(&system.memory[address], halfwords.begin(), 2 * halfwords.size());
    }
    void step() { engine->step(core(), blocks); }

    std::unique_ptr<Engine> engine;
    BlockCache blocks;
};

EngineKind either_engine() { return GENERATE(EngineKind::Interpreter, EngineKind::Jit); }

TEST_CASE("A step executes one instruction of a block that has more") {
    StepBench bench(either_engine());
    bench.put(0x100, {0x0001, 0xe3a0, 0x0002, 0xe280, 0xfffc, 0xeaff});  // mov, add, b 0x100
    Core& core = bench.core();
    core.start(0x100, Mode::Supervisor, {});
    bench.step();
    CHECK(core.state.r[0] == 1);
    CHECK(core.hot.next_pc == 0x104);
    CHECK(core.hot.instructions == 1);
    bench.step();
    CHECK(core.state.r[0] == 3);
    CHECK(core.hot.next_pc == 0x108);
    bench.step();
    CHECK(core.hot.next_pc == 0x100);
    CHECK(core.hot.instructions == 3);
}

TEST_CASE("A T32 instruction on two pages is one step") {
    StepBench bench(either_engine());
    bench.put(0xffe, {0xf241, 0x2134});  // movw r1, #0x1234
    Core& core = bench.core();
    core.start(0xfff, Mode::Supervisor, {});
    bench.step();
    CHECK(core.state.r[1] == 0x1234);
    CHECK(core.hot.next_pc == 0x1002);
}

TEST_CASE("A step at an address that cannot be fetched takes a Prefetch Abort") {
    StepBench bench(either_engine());
    Core& core = bench.core();
    core.start(0x20000, Mode::Supervisor, {});
    bench.step();
    CHECK(core.state.mode == Mode::Abort);
    CHECK(core.hot.next_pc == 0xc);
    CHECK(core.hot.instructions == 0);
}

}  // namespace
}  // namespace hypscope::cpu
