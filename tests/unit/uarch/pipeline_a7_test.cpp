// SPDX-License-Identifier: Apache-2.0
// Cycles of the in-order pipeline with the Cortex-A7's parameters; pairs by GCC7.
#include <catch2/catch.hpp>

#include "block_builder.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

struct A7 {
    CorePreset preset = Preset::load("cortex-a7").values();
    std::unique_ptr<PipelineModel> pipeline = make_pipeline(preset);
    u32 operator()(const BlockBuilder& block) { return block.total(*pipeline); }
};

}  // namespace

TEST_CASE("A7: a dependent chain of ADD is one a cycle") {
    A7 a7;
    CHECK(a7(repeated(32, [](auto& b, unsigned) { b.add(0, 0, 1); })) == 32);
    CHECK(a7(repeated(32, [](auto& b, unsigned) { b.add_imm(0, 0); })) == 32);
}

TEST_CASE("A7: independent operations with an immediate issue in pairs") {
    A7 a7;
    CHECK(a7(repeated(12, [](auto& b, unsigned i) { b.add_imm(static_cast<u8>(i), 13); })) == 6);
}

TEST_CASE("A7: an operation on two registers is never the younger of a pair") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).add_imm(3, 4)) == 1);
    CHECK(a7(BlockBuilder{}.add_imm(3, 4).add(0, 1, 2)) == 2);
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).add(3, 4, 5)) == 2);
}

TEST_CASE("A7: a load or store pairs with a younger operation, not with another") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.ldr(0, 1).add_imm(2, 3)) == 1);
    CHECK(a7(BlockBuilder{}.str(0, 1).add_imm(2, 3)) == 1);
    CHECK(a7(BlockBuilder{}.add_imm(2, 3).ldr(0, 1)) == 2);
    CHECK(a7(BlockBuilder{}.ldr(0, 1).ldr(2, 3)) == 2);
}

TEST_CASE("A7: a direct branch pairs with what is before it") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).b()) == 1);
    CHECK(a7(BlockBuilder{}.cmp(0).b().conditional()) == 1);
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).bl()) == 1);
}

TEST_CASE("A7: an indirect branch issues alone") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.add_imm(0, 1).bx(14)) == 2);
}

TEST_CASE("A7: a multiply issues alone, its result comes after two cycles") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.mul(0, 1, 2).add_imm(3, 4)) == 2);
    CHECK(a7(BlockBuilder{}.mul(0, 1, 2).add_imm(3, 0)) == 3);
    CHECK(a7(BlockBuilder{}.mul(0, 0, 1).loop()) == 2);
}

TEST_CASE("A7: a multiply forwards to the next accumulator in one cycle") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.mla(0, 1, 2, 0).mla(0, 1, 2, 0).mla(0, 1, 2, 0)) == 3);
    CHECK(a7(BlockBuilder{}.mla(0, 1, 2, 3).mla(4, 0, 2, 3)) == 3);
}

TEST_CASE("A7: a division holds the pipeline") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.udiv(0, 1, 2).add_imm(3, 4)) == 6);
    CHECK(a7(BlockBuilder{}.udiv(0, 1, 2).add_imm(3, 0)) == 6);
}

TEST_CASE("A7: a load's use waits two cycles, an address three") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.ldr(0, 1).add_imm(2, 0)) == 3);
    CHECK(a7(BlockBuilder{}.ldr(0, 0).ldr(0, 0)) == 4);
    CHECK(a7(BlockBuilder{}.ldr(0, 0).loop()) == 3);
}

TEST_CASE("A7: a shifted operand is needed a cycle earlier than an unshifted one") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).add(3, 4, 0)) == 2);
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).add_lsl(3, 4, 0)) == 3);
    CHECK(a7(BlockBuilder{}.add(0, 1, 2).add_lsl(3, 0, 4)) == 2);
}

TEST_CASE("A7: an address is needed a cycle earlier than a store's data") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.add_imm(0, 1).str(2, 0)) == 3);
    CHECK(a7(BlockBuilder{}.add_imm(0, 1).str(0, 2)) == 2);
}

TEST_CASE("A7: a multiple transfer moves two words a cycle and pairs with nothing") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.ldm(13, 0x000f).add_imm(12, 11)) == 3);
    CHECK(a7(BlockBuilder{}.stm(13, 0x1fff)) == 7);
    CHECK(a7(BlockBuilder{}.ldm(13, 0x000f).add_imm(12, 0)) == 4);
}

TEST_CASE("A7: an instruction issues in order even when it could go first") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.ldr(0, 1).add(2, 0, 0).add(3, 4, 5)) == 4);
}

TEST_CASE("A7: at most two a cycle") {
    A7 a7;
    CHECK(a7(BlockBuilder{}.add_imm(0, 13).add_imm(1, 13).add_imm(2, 13)) == 2);
}

TEST_CASE("A7: a single-issue configuration pairs nothing") {
    A7 a7;
    a7.preset.pipeline_width = 1;
    const auto single = make_pipeline(a7.preset);
    CHECK(BlockBuilder{}.add_imm(0, 13).add_imm(1, 13).total(*single) == 2);
}

TEST_CASE("A7: what is under way at a block's end is waited for by the next one") {
    A7 a7;
    const auto stall = [&](const BlockBuilder& from, const BlockBuilder& to) {
        return from.edges(*a7.pipeline)->stall_into(*to.edges(*a7.pipeline));
    };
    // The load issues with the branch, in the block's only cycle; its result comes after two.
    const BlockBuilder load = BlockBuilder{}.ldr(1, 0).b();
    CHECK(stall(load, BlockBuilder{}.add(2, 1, 1)) == 1);
    CHECK(stall(load, BlockBuilder{}.ldr(2, 1)) == 2);  // an address is needed a cycle earlier
    CHECK(stall(load, BlockBuilder{}.add(2, 3, 3).add(2, 1, 1)) == 0);
    CHECK(stall(load, BlockBuilder{}.add_imm(1, 3).add(2, 1, 1)) == 0);  // another value
    CHECK(stall(load, BlockBuilder{}.add(2, 3, 3)) == 0);
    // Used within the block, it has come.
    CHECK(stall(BlockBuilder{}.ldr(1, 0).add(2, 1, 1).b(), BlockBuilder{}.ldr(2, 1)) == 0);
    const BlockBuilder sum = BlockBuilder{}.vadd(1, 2, 3).b();  // after four cycles
    CHECK(stall(sum, BlockBuilder{}.vadd(4, 1, 1)) == 3);
    CHECK(stall(sum, BlockBuilder{}.add_imm(2, 3).add(2, 3, 3).vadd(4, 1, 1)) == 1);
}
