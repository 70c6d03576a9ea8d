// SPDX-License-Identifier: Apache-2.0
// What is remembered must be what the pipeline would say.
#include "uarch/price_memo.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "block_builder.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

using Shape = PriceMemo::Shape;
const CorePreset kA15 = Preset::load("cortex-a15").values();

std::optional<Shape> shape_of(const BlockBuilder& block, bool taken = true) {
    const InstructionCosts costs(kA15);
    std::vector<ScheduledInstruction> scheduled;
    for (const PricedInstruction& i : block.block()) scheduled.push_back(costs.of(i));
    return Shape::of(scheduled, taken);
}

/// Few registers and offsets, so that shapes come again.
class RandomBlocks {
  public:
    explicit RandomBlocks(u32 seed) : random_(seed) {}
    std::vector<PricedInstruction> next() {
        std::vector<PricedInstruction> block(1 + below(PriceMemo::kMaxInstructions));
        for (PricedInstruction& i : block) i = instruction();
        return block;
    }

  private:
    u32 below(u32 limit) { return static_cast<u32>(random_() % limit); }
    u8 any_register() { return static_cast<u8>(below(3) + below(2) * 5); }
    PricedInstruction instruction() {
        static constexpr std::array kOps{&kAddImm, &kAddReg, &kAddRsr, &kLslImm, &kCmpImm, &kMul,
                                         &kMla,    &kUmull,  &kUdiv,   &kLdr,    &kStr,    &kLdr,
                                         &kStr,    &kLdm,    &kStm,    &kBl,     &kBx,     &kMrc};
        PricedInstruction i{kOps[below(kOps.size())], {}};
        isa::Operands& o = i.operands;
        o.d = any_register(), o.n = any_register(), o.m = any_register(), o.a = any_register();
        o.imm = below(3) * 4 + 4;
        o.shift_n = static_cast<u8>(below(2));
        o.cond = below(4) == 0 ? 0 : 14;
        o.set(isa::kIndex, below(8) != 0);
        o.set(isa::kWback, below(4) == 0);
        o.set(isa::kAdd, below(2) != 0);
        o.set(isa::kSetFlags, below(4) == 0);
        return i;
    }
    std::mt19937 random_;
};

}  // namespace

TEST_CASE("A shape has no names") {
    const auto shape = shape_of(BlockBuilder{}.add(0, 1, 2).ldr(3, 0));
    CHECK(shape == shape_of(BlockBuilder{}.add(7, 1, 2).ldr(4, 7)));
    CHECK(shape != shape_of(BlockBuilder{}.add(7, 1, 2).ldr(4, 6)));
    CHECK(shape != shape_of(BlockBuilder{}.add(7, 1, 2).ldr(4, 7), false));
    CHECK(shape != shape_of(BlockBuilder{}.add(7, 1, 2)));
}

TEST_CASE("Which addresses are the same is part of a shape") {
    const auto pair = [](u8 base, u32 stored, u32 loaded) {
        auto block = BlockBuilder{}.str(0, base).ldr(1, base).block();
        block[0].operands.imm = stored;
        block[1].operands.imm = loaded;
        const InstructionCosts costs(kA15);
        return Shape::of(std::array{costs.of(block[0]), costs.of(block[1])}, true);
    };
    CHECK(pair(2, 4, 4) == pair(3, 8, 8));
    CHECK(pair(2, 4, 4) != pair(2, 4, 8));
}

TEST_CASE("A block of many registers, or a long one, has none") {
    CHECK(shape_of(repeated(8, [](auto& b, unsigned) { b.nop(); })));
    CHECK_FALSE(shape_of(repeated(9, [](auto& b, unsigned) { b.nop(); })));
    const auto doublewords = [](auto& b, unsigned i) { b.vadd(static_cast<u8>(i * 4), 1, 2); };
    CHECK_FALSE(shape_of(repeated(8, doublewords).ldm(0, 0x7ffe)));
}

TEST_CASE("A price does not depend on what was priced before") {
    const u32 seed = GENERATE(1u, 2u, 3u);
    CAPTURE(seed);
    RandomBlocks blocks(seed);
    const auto used = make_pipeline(kA15);
    for (int n = 0; n < 3000; ++n) {
        const auto block = blocks.next();
        const auto fresh = make_pipeline(kA15);
        std::vector<u16> expected(block.size()), found(block.size());
        fresh->price(block, expected);
        used->price(block, found);
        CAPTURE(n);
        REQUIRE(found == expected);
    }
}
