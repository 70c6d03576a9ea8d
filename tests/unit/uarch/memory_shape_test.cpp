// SPDX-License-Identifier: Apache-2.0
// What is known of the caches when the simulator is compiled makes no difference but speed.
#include <catch2/catch.hpp>
#include <random>

#include "fakes.hpp"
#include "uarch/memory_access.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

bool same(const MemoryCost& a, const MemoryCost& b) {
    return a.cycles == b.cycles && a.dropped == b.dropped && a.writable == b.writable &&
           a.from == b.from && a.snooped == b.snooped && a.streamed == b.streamed &&
           a.merged == b.merged;
}

/// Two cores' accesses of one memory system that is asked by its shape, beside one that is not.
template <MemoryShape kShape>
class Pair {
  public:
    Pair(const CorePreset& preset, u64 seed) : known_(preset, 2), any_(preset, 2), random_(seed) {
        for (u8 i = 0; i < 2; ++i) {
            known_.set_listener(CoreId{i}, &of_known_[i]);
            any_.set_listener(CoreId{i}, &of_any_[i]);
        }
    }
    /// A few lines in a row, in one of three megabytes.
    void step() {
        const CoreId core{static_cast<u8>(random_() % 2)};
        const bool secure = random_() % 8 == 0, write = random_() % 2 != 0;
        u64 pa = (random_() % 0x30'0000) & ~u64{63};
        for (u64 left = random_() % 24 + 1; left != 0; --left, pa += 64) {
            if (write)
                compare<true>(core, pa, secure);
            else
                compare<false>(core, pa, secure);
        }
    }
    void finish() const {
        for (u8 i = 0; i < 2; ++i) {
            const TimingCounters known = known_.counters(CoreId{i}), any = any_.counters(CoreId{i});
            CHECK(known.l1d_refills == any.l1d_refills);
            CHECK(known.l1d_writebacks == any.l1d_writebacks);
            CHECK(known.l2_accesses == any.l2_accesses);
            CHECK(known.l2_writebacks == any.l2_writebacks);
            CHECK(known.bus_accesses == any.bus_accesses);
            CHECK(of_known_[i].lines == of_any_[i].lines);
            CHECK(of_known_[i].not_writable == of_any_[i].not_writable);
        }
    }

  private:
    template <bool kWrite>
    void compare(CoreId core, u64 pa, bool secure) {
        const u32 va = static_cast<u32>(pa) + 4;
        const MemoryCost any = any_.access<kWrite>(any_.core(core), pa, secure, va);
        REQUIRE(
            same(known_.template access<kWrite, kShape>(known_.core(core), pa, secure, va), any));
    }

    MemorySystem known_, any_;
    RecordingListener of_known_[2], of_any_[2];
    std::mt19937_64 random_;
};

template <MemoryShape kShape>
void compare(const char* cpu) {
    const u64 seed = GENERATE(take(3, random(u64{1}, u64{1} << 40)));
    INFO(cpu << " seed " << seed);
    const CorePreset preset = Preset::load(cpu).values();
    CHECK(MemorySystem(preset, 1).has(kShape));
    Pair<kShape> pair(preset, seed);
    for (int i = 0; i < 10'000; ++i) pair.step();
    pair.finish();
}

}  // namespace

TEST_CASE("Caches of a known shape do what those of any shape do") {
    SECTION("Cortex-A15") { compare<kA15Memory>("cortex-a15"); }
    SECTION("Cortex-A7") { compare<kA7Memory>("cortex-a7"); }
}

TEST_CASE("Another number of ways, another policy or another line is another shape") {
    CorePreset preset = Preset::load("cortex-a15").values();
    preset.l2_size *= 2;
    CHECK(MemorySystem(preset, 1).has(kA15Memory));
    SECTION("ways") { preset.l2_ways = 8; }
    SECTION("policy") { preset.l1d_policy = kRandom; }
    SECTION("line") { preset.l1d_line = 32; }
    CHECK_FALSE(MemorySystem(preset, 1).has(kA15Memory));
}
