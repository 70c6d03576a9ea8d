// SPDX-License-Identifier: Apache-2.0
// The packed counts and flags of translated code: what C++ sees is what it was before, plus what
// the code added.
#ifdef __x86_64__
#include <catch2/catch.hpp>

#include "cpu/jit/counter.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

TEST_CASE("Counts go into one register and come back") {
    SysRegBench bench;
    Core& core = bench.core();
    core.hot.cycles = 5'000'000'000;
    core.hot.instructions = 7'000'000'000;
    const u64 left = GENERATE(0, 1, 1000, 10'000'000);
    core.hot.stop_at = core.hot.cycles + left;
    jit::begin_native(core);
    const bool stops = static_cast<i64>(core.hot.native.counter) >= 0;
    CHECK(stops == (left == 0));
    for (u32 i = 0; i < 1000; ++i) core.hot.native.counter += jit::counted(321, 32) + 1;
    jit::end_native(core);
    CHECK(core.hot.cycles == 5'000'321'000);
    CHECK(core.hot.instructions == 7'000'032'000);
}

TEST_CASE("Code looks up when its time is over, not before") {
    SysRegBench bench;
    Core& core = bench.core();
    core.hot.stop_at = core.hot.cycles + 100;
    jit::begin_native(core);
    core.hot.native.counter += jit::counted(99, 25);
    CHECK(static_cast<i64>(core.hot.native.counter) < 0);
    core.hot.native.counter += jit::counted(1, 1);
    CHECK(static_cast<i64>(core.hot.native.counter) >= 0);
    jit::end_native(core);
    CHECK(core.hot.cycles == core.hot.stop_at);
}

TEST_CASE("A stop that was asked for is seen at the next head") {
    SysRegBench bench;
    Core& core = bench.core();
    core.hot.stop_at = core.hot.cycles + 1'000'000;
    jit::begin_native(core);
    {
        const jit::Pause pause(core);
        core.hot.stop_at = 0;
    }
    CHECK(static_cast<i64>(core.hot.native.counter) >= 0);
}

TEST_CASE("Condition flags survive the way into host flags and back") {
    SysRegBench bench;
    CoreState& state = bench.core().state;
    const u32 flags = GENERATE(range(0u, 16u));
    state.n = flags & 1;
    state.z = flags >> 1 & 1;
    state.c = flags >> 2 & 1;
    state.v = flags >> 3 & 1;
    jit::pack_flags(bench.core());
    state.n = state.z = state.c = state.v = 0;
    jit::unpack_flags(bench.core());
    CHECK(state.nzcv() == flags);
}

}  // namespace
}  // namespace hypscope::cpu
#endif
