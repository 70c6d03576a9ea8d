// SPDX-License-Identifier: Apache-2.0
// Prices of short blocks that a dataflow pipeline has scheduled before. What it schedules is not
// the block but its shape: timing classes, and which instructions share a register or an address.
// Blocks that differ in names and constants only (most of a kernel's short ones, all of those of
// code that is patched again and again) have one price.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "uarch/pipeline_costs.hpp"

namespace hypscope::uarch {

class PriceMemo {
  public:
    static constexpr size_t kMaxInstructions = 8;  ///< longer blocks are hardly met twice
    static constexpr size_t kMaxBlocks = 16384;    ///< then it begins anew: 200 bytes for each

    /// A block's shape: registers and addresses by the order in which they come.
    class Shape {
      public:
        /// None: too long, or of too many registers. `taken`: ends_in_taken_branch().
        [[nodiscard]] static std::optional<Shape> of(std::span<const ScheduledInstruction> block,
                                                     bool taken);
        bool operator==(const Shape& other) const {
            return taken_ == other.taken_ && bytes() == other.bytes();
        }
        [[nodiscard]] size_t hash() const { return std::hash<std::string_view>{}(bytes()); }

      private:
        using Names = u16;  ///< a set of registers
        struct Instruction {
            Names reads = 0, early = 0, late = 0, accumulators = 0, writes = 0, fast_writes = 0;
            u8 timing = 0;
            u8 transfers = 0;
            u8 base = 0;     ///< its name, of a followed address
            u8 address = 0;  ///< 0: none is followed (recent_stores.hpp)
        };
        static_assert(std::has_unique_object_representations_v<Instruction>);
        class Namer;
        [[nodiscard]] std::string_view bytes() const {
            return {reinterpret_cast<const char*>(instructions_.data()),
                    count_ * sizeof(Instruction)};
        }
        u32 count_ = 0;
        bool taken_ = false;
        std::array<Instruction, kMaxInstructions> instructions_{};
    };

    /// True: `cumulative` is filled in.
    [[nodiscard]] bool find(const Shape& shape, std::span<u16> cumulative) const;
    void remember(const Shape& shape, std::span<const u16> cumulative);

  private:
    struct Hash {
        size_t operator()(const Shape& shape) const { return shape.hash(); }
    };
    std::unordered_map<Shape, std::array<u16, kMaxInstructions>, Hash> prices_;
};

}  // namespace hypscope::uarch
