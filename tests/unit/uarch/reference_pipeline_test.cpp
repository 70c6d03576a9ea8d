// SPDX-License-Identifier: Apache-2.0
// The reference pipelines, with the numbers of the presets: A15 load 4, L2 17 beyond, a line from
// L2 every 8; A7 load 2.
#include "uarch/detailed/reference_pipeline.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "block_builder.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

CorePreset preset_of(const char* cpu) { return Preset::load(cpu).values(); }

/// Instructions one after the other; the accesses of loads and stores are what `access` says.
class Stand {
  public:
    explicit Stand(const CorePreset& preset)
        : pipeline_(make_reference_pipeline(preset, MemoryLatencies(preset))) {}

    std::function<ReferenceAccess(u32 number)> access = [](u32) { return ReferenceAccess{}; };

    /// The mean cycles of a round of the block over `rounds`, after as many to get steady. Every
    /// round begins with a taken branch.
    double steady(const BlockBuilder& block, u32 rounds = 100) {
        run(block, rounds);
        const u64 before = pipeline_->front();
        run(block, rounds);
        return static_cast<double>(pipeline_->front() - before) / rounds;
    }
    void run(const BlockBuilder& block, u32 rounds = 1) {
        for (u32 round = 0; round < rounds; ++round) {
            u32 pc = 0x1000;
            for (const PricedInstruction& i : block.block()) {
                pipeline_->issue(i, pc, true);
                if (i.op->timing == TimingClass::Load || i.op->timing == TimingClass::Store) {
                    ReferenceAccess a = access(accesses_++);
                    a.write = i.op->timing == TimingClass::Store;
                    pipeline_->access(a);
                }
                pc += 4;
            }
        }
    }
    ReferencePipeline& pipeline() { return *pipeline_; }

  private:
    std::unique_ptr<ReferencePipeline> pipeline_;
    u32 accesses_ = 0;
};

ReferenceAccess from(MemoryLevel level, u64 line) {
    ReferenceAccess a;
    a.pa = line * 64;
    a.line = line;
    a.cost.from = level;
    return a;
}
ReferenceAccess each_its_line(u32 number) { return from(MemoryLevel::L2, number); }

BlockBuilder independent_loads() { return BlockBuilder{}.ldr(0, 8).ldr(1, 8).ldr(2, 8).ldr(3, 8); }

}  // namespace

TEST_CASE("A15: independent loads that hit: one a cycle") {
    Stand stand(preset_of("cortex-a15"));
    CHECK(stand.steady(independent_loads()) == 4);
}

TEST_CASE("A15: dependent loads that hit: the latency each, also from block to block") {
    Stand stand(preset_of("cortex-a15"));
    CHECK(stand.steady(BlockBuilder{}.ldr(0, 0)) == 4);
}

TEST_CASE("A15: misses overlap down to a line every transfer") {
    Stand stand(preset_of("cortex-a15"));
    stand.access = each_its_line;
    CHECK(stand.steady(independent_loads()) == 4 * 8);
}

TEST_CASE("A15: misses that wait for one another cost the latency") {
    Stand stand(preset_of("cortex-a15"));
    stand.access = each_its_line;
    CHECK(stand.steady(BlockBuilder{}.ldr(0, 0)) == 21);
}

TEST_CASE("A15: no more lines are under way than there are buffers") {
    CorePreset preset = preset_of("cortex-a15");
    preset.l1d_transfer = 1;
    preset.l1d_fills = 2;
    Stand stand(preset);
    stand.access = each_its_line;
    CHECK(stand.steady(independent_loads()) == Approx(4 * 17 / 2.0).epsilon(0.01));
}

TEST_CASE("A15: a hit on a line that is under way waits for it") {
    Stand stand(preset_of("cortex-a15"));
    stand.access = [](u32 number) {
        return from(number == 0 ? MemoryLevel::L2 : MemoryLevel::L1, 5);
    };
    stand.run(BlockBuilder{}.ldr(0, 8).ldr(1, 8));
    CHECK(stand.pipeline().front() >= 21);
}

TEST_CASE("A15: while a load is under way, the window fills and no more") {
    CorePreset preset = preset_of("cortex-a15");
    preset.pipeline_window = 8;
    const auto cycles = [&](u32 count) {
        Stand stand(preset);
        stand.access = [](u32) { return from(MemoryLevel::Dram, 5); };
        BlockBuilder block;
        block.ldr(0, 8);
        for (u32 i = 0; i < count; ++i) block.add_imm(1, 1);
        stand.run(block);
        return stand.pipeline().front();
    };
    CHECK(cycles(7) - cycles(1) <= 2);
    CHECK(cycles(60) > cycles(7) + 45);
}

TEST_CASE("A15: a load has the bytes of a store before it was written") {
    Stand stand(preset_of("cortex-a15"));
    CHECK(stand.steady(BlockBuilder{}.str(0, 8).ldr(0, 8)) == 5);
}

TEST_CASE("A15: stores that miss are limited by the lines' transfer, not by their latency") {
    Stand stand(preset_of("cortex-a15"));
    stand.access = each_its_line;
    CHECK(stand.steady(BlockBuilder{}.str(0, 8)) == 8);
}

TEST_CASE("A15: what follows a mispredicted branch is dispatched after the penalty") {
    const CorePreset preset = preset_of("cortex-a15");
    Stand stand(preset);
    stand.run(BlockBuilder{}.b());
    const u64 before = stand.pipeline().front();
    stand.pipeline().redirect(preset.branch_mispredict);
    stand.run(BlockBuilder{}.add_imm(0, 0));
    CHECK(stand.pipeline().front() == before + preset.branch_mispredict);
}

TEST_CASE("A15: a taken branch ends the group that is dispatched together") {
    Stand stand(preset_of("cortex-a15"));
    CHECK(stand.steady(BlockBuilder{}.b()) == 1);
    CHECK(stand.steady(BlockBuilder{}.add_imm(0, 8).add_imm(1, 8)) == 1);
    CHECK(stand.steady(BlockBuilder{}.add_imm(0, 8).add_imm(1, 8).nop().nop()) == 2);
}

TEST_CASE("A7: a load that misses stops its user, not the instructions between") {
    Stand stand(preset_of("cortex-a7"));
    stand.access = each_its_line;
    const u32 latency = 13;  // of L2, to an address
    CHECK(stand.steady(BlockBuilder{}.ldr(0, 0)) == latency);
    CHECK(stand.steady(BlockBuilder{}.ldr(0, 0).add_imm(1, 1).add_imm(2, 2)) == latency);
    CHECK(stand.steady(BlockBuilder{}.ldr(0, 8).add_imm(1, 0)) == latency);
}

TEST_CASE("A7: pairs as by the rules, from block to block") {
    Stand stand(preset_of("cortex-a7"));
    CHECK(stand.steady(BlockBuilder{}.add_imm(0, 0).add_imm(1, 1)) == 1);
    CHECK(stand.steady(BlockBuilder{}.add(0, 0, 8).add(1, 1, 9)) == 2);
}

TEST_CASE("A7: store forwarding, misprediction") {
    const CorePreset preset = preset_of("cortex-a7");
    Stand stand(preset);
    CHECK(stand.steady(BlockBuilder{}.str(0, 8).ldr(0, 8)) == 3);
    const u64 before = stand.pipeline().front();
    stand.pipeline().redirect(preset.branch_mispredict);
    CHECK(stand.pipeline().front() == before + preset.branch_mispredict);
}

TEST_CASE("Walks are made one after the other, look-ups of a TLB at the same time") {
    Stand stand(preset_of("cortex-a15"));
    stand.access = [](u32) {
        ReferenceAccess a;
        a.translation.look_up = 12;
        return a;
    };
    CHECK(stand.steady(independent_loads()) == 4);
    stand.access = [](u32) {
        ReferenceAccess a;
        a.translation = {12, 30};
        return a;
    };
    CHECK(stand.steady(independent_loads()) == 4 * 30);
}

TEST_CASE("Time stands still until an event is over") {
    for (const char* cpu : {"cortex-a15", "cortex-a7"}) {
        Stand stand(preset_of(cpu));
        stand.run(independent_loads());
        stand.pipeline().stand_still(1000);
        CHECK(stand.pipeline().front() == 1000);
        stand.run(BlockBuilder{}.add_imm(0, 0));
        CHECK(stand.pipeline().front() > 1000);
    }
}
