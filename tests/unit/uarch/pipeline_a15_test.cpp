// SPDX-License-Identifier: Apache-2.0
// Cycles of the dataflow pipeline with the Cortex-A15's parameters.
#include <catch2/catch.hpp>

#include "block_builder.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

struct A15 {
    CorePreset preset = Preset::load("cortex-a15").values();
    std::unique_ptr<PipelineModel> pipeline = make_pipeline(preset);
    u32 operator()(const BlockBuilder& block) { return block.total(*pipeline); }
};

}  // namespace

TEST_CASE("A15: a dependent chain of ADD is one a cycle") {
    A15 a15;
    CHECK(a15(repeated(32, [](auto& b, unsigned) { b.add(0, 0, 1); })) == 32);
}

TEST_CASE("A15: independent ADDs are bound by two integer pipes") {
    A15 a15;
    CHECK(a15(repeated(12, [](auto& b, unsigned i) { b.add_imm(static_cast<u8>(i), 13); })) == 6);
}

TEST_CASE("A15: three instructions of different pipes issue in one cycle") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.add_imm(0, 1).add_imm(2, 3).ldr(4, 5)) == 1);
    CHECK(a15(BlockBuilder{}.add_imm(0, 1).add_imm(2, 3).ldr(4, 5).str(6, 7)) == 2);
}

TEST_CASE("A15: a dependent chain of MUL is three cycles each") {
    A15 a15;
    const auto chain = [&](unsigned n) {
        return a15(repeated(n, [](auto& b, unsigned) { b.mul(0, 0, 1); }));
    };
    CHECK(chain(9) - chain(8) == 3);
    CHECK(a15(BlockBuilder{}.mul(0, 0, 1).loop()) == 3);
}

TEST_CASE("A15: independent MULs are one a cycle") {
    A15 a15;
    CHECK(a15(repeated(8, [](auto& b, unsigned i) { b.mul(static_cast<u8>(i), 13, 14); })) == 8);
}

TEST_CASE("A15: a long multiply keeps its pipe for two cycles") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.umull(0, 1, 12, 14).umull(2, 3, 12, 14).umull(4, 5, 12, 14)) == 5);
}

TEST_CASE("A15: a division is not pipelined") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.udiv(0, 12, 14).udiv(1, 12, 14)) == 10);
    CHECK(a15(BlockBuilder{}.udiv(0, 12, 14).add(1, 0, 0)) == 11);
}

TEST_CASE("A15: load-to-use is four cycles") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.ldr(0, 0).ldr(0, 0)) == 5);
    CHECK(a15(BlockBuilder{}.ldr(0, 0).loop()) == 4);
}

TEST_CASE("A15: an instruction that does not need the load does not wait") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.ldr(0, 1).add_imm(2, 3)) == 1);
}

TEST_CASE("A15: a written-back base is ready in the next cycle") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.ldr_writeback(0, 1).ldr_writeback(2, 1).ldr_writeback(3, 1)) == 3);
}

TEST_CASE("A15: a shifted operand takes one cycle more, an unshifted one does not") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.add(0, 1, 2).add(3, 0, 0)) == 2);
    CHECK(a15(BlockBuilder{}.add_lsl(0, 1, 2).add(3, 0, 0)) == 3);
    CHECK(a15(BlockBuilder{}.lsl(0, 1).add(3, 0, 0)) == 2);
}

TEST_CASE("A15: a shift by register takes two dispatch slots") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.add_lsl_reg(0, 12, 12, 12).ldr(1, 13).add_imm(2, 13)) == 2);
}

TEST_CASE("A15: a multiple transfer moves two words a cycle") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.ldm(13, 0x00ff)) == 4);
    CHECK(a15(BlockBuilder{}.stm(13, 0x1fff)) == 7);
    CHECK(a15(BlockBuilder{}.ldm(13, 0x000f).add(0, 0, 1)) == 6);
}

TEST_CASE("A15: VLDM moves a doubleword a cycle, SRS two words") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.vldm(13, 16)) == 16);
    CHECK(a15(BlockBuilder{}.vldm(13, 1)) == 1);
    CHECK(a15(BlockBuilder{}.srs()) == 1);
}

TEST_CASE("A15: a store does not wait for its data") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.ldr(0, 1).str(0, 2)) == 1);
}

TEST_CASE("A15: a branch waits neither for flags nor for its target") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.cmp(0).b().conditional()) == 1);
    CHECK(a15(BlockBuilder{}.ldr(14, 13).bx(14)) == 1);
}

TEST_CASE("A15: a conditional instruction waits for the flags and for what it may leave") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.cmp(0).add_imm(1, 2).conditional()) == 2);
    CHECK(a15(BlockBuilder{}.ldr(1, 3).add_imm(1, 2).conditional()) == 5);
    CHECK(a15(BlockBuilder{}.add_imm(0, 0).sets_flags().add_imm(1, 2).conditional()) == 2);
}

TEST_CASE("A15: a system register access issues alone") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.add_imm(0, 1).mrc(2).add_imm(3, 4)) == 3);
    CHECK(a15(BlockBuilder{}.mrc(0).mrc(1).mrc(2)) == 3);
}

TEST_CASE("A15: extension registers are not core registers") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.add_imm(0, 1).vadd(2, 0, 1)) == 1);
    CHECK(a15(BlockBuilder{}.vadd(0, 1, 2).vadd(3, 0, 2)) == 11);
}

TEST_CASE("A15: the window bounds how far ahead dispatch runs") {
    A15 a15;
    a15.preset.pipeline_window = 4;
    const auto small = make_pipeline(a15.preset);
    BlockBuilder block;
    block.udiv(0, 12, 14);
    for (unsigned i = 0; i < 6; ++i) block.add_imm(static_cast<u8>(i + 1), 13);
    CHECK(block.total(*small) == 11 + 1);
    CHECK(a15(block) == 3);
}

TEST_CASE("A15: a loop hides what its rounds do not need of each other") {
    A15 a15;
    CHECK(a15(BlockBuilder{}.ldr(0, 1).add(2, 0, 0).add_imm(1, 1).sets_flags().loop()) == 2);
    CHECK(a15(BlockBuilder{}.ldr(0, 0).add_imm(1, 1).sets_flags().loop()) == 4);
}

TEST_CASE("A block's price never falls below four instructions a cycle, nor below one cycle") {
    A15 a15;
    a15.preset.pipeline_width = 4;
    a15.preset.pipeline_alu_ports = 4;
    const auto wide = make_pipeline(a15.preset);
    CHECK(BlockBuilder{}.nop().total(*wide) == 1);
    CHECK(repeated(9, [](auto& b, unsigned) { b.nop(); }).total(*wide) == 3);
}

TEST_CASE("Cumulative prices do not decrease and do not depend on earlier blocks") {
    A15 a15;
    const auto block = BlockBuilder{}.ldr(0, 1).add(2, 0, 0).mul(3, 2, 2).str(3, 4).b();
    const std::vector<u16> first = block.price(*a15.pipeline);
    CHECK(std::is_sorted(first.begin(), first.end()));
    CHECK(first == std::vector<u16>{1, 5, 6, 6, 6});
    a15(repeated(64, [](auto& b, unsigned) { b.udiv(0, 0, 0); }));
    CHECK(block.price(*a15.pipeline) == first);
}

TEST_CASE("A block that branches to its own head is a loop, in A32 and T32 state") {
    auto loop = BlockBuilder{}.add_imm(0, 0).add_imm(1, 1).loop().block();
    CHECK(branches_to_its_head(loop));
    loop.back().operands.imm += 4;
    CHECK(branches_to_its_head(loop));
    loop.back().operands.imm += 4;
    CHECK_FALSE(branches_to_its_head(loop));
    CHECK_FALSE(branches_to_its_head(BlockBuilder{}.add_imm(0, 0).bl().block()));
}

TEST_CASE("A15: among others a block costs what it adds: chains through it, not chains inside it") {
    A15 a15;
    const auto steady = [&](const BlockBuilder& block) { return block.steady(*a15.pipeline); };
    CHECK(steady(BlockBuilder{}.ldr(0, 0)) == 4);
    CHECK(steady(BlockBuilder{}.mul(0, 1, 2).add_imm(3, 0).b()) == 1);
    CHECK(steady(BlockBuilder{}.mul(0, 0, 2).add_imm(3, 0).b()) == 3);
    CHECK(steady(BlockBuilder{}.add_imm(0, 8).add_imm(1, 8).add_imm(2, 8).b()) == 2);
}

TEST_CASE("A15: a load has the data of a store of its block to the same word") {
    A15 a15;
    const auto pairs = [&](u8 base) {
        auto block = repeated(8, [&](auto& b, unsigned) { b.str(0, 8).ldr(0, base); });
        return a15(block.loop());
    };
    CHECK(pairs(8) == 8 * 5);
    CHECK(pairs(9) < 8 * 5);
}
