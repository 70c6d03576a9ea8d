// SPDX-License-Identifier: Apache-2.0
// A shape is made by giving registers and addresses numbers in the order of their first use.
#include "uarch/price_memo.hpp"

#include <algorithm>

#include "uarch/recent_stores.hpp"

namespace hypscope::uarch {

/// Numbers registers and addresses.
class PriceMemo::Shape::Namer {
  public:
    [[nodiscard]] Names names_of(RegisterSet registers) {
        u64 names = 0;
        for_each_register(registers, [&](size_t r) { names |= u64{1} << (name_of(r) - 1); });
        return static_cast<Names>(names);
    }
    [[nodiscard]] u8 name_of(size_t r) {
        if (names_[r] == 0) names_[r] = ++registers_;
        return names_[r];
    }
    [[nodiscard]] u8 number_of(const RecentStores::Address& address) {
        const auto end = addresses_.begin() + count_;
        const auto known = std::find(addresses_.begin(), end, address);
        if (known == end) addresses_[count_++] = address;
        return static_cast<u8>(known - addresses_.begin() + 1);
    }
    [[nodiscard]] bool overflows() const { return registers_ > 16; }

  private:
    u8 registers_ = 0;
    std::array<u8, kRegisterCount> names_{};
    u32 count_ = 0;
    std::array<RecentStores::Address, kMaxInstructions> addresses_{};
};

std::optional<PriceMemo::Shape> PriceMemo::Shape::of(std::span<const ScheduledInstruction> block,
                                                     bool taken) {
    if (block.size() > kMaxInstructions) return std::nullopt;
    Shape shape;
    Namer namer;
    shape.taken_ = taken;
    for (const ScheduledInstruction& i : block) {
        Instruction& to = shape.instructions_[shape.count_++];
        const Hazards& h = i.hazards;
        to = {namer.names_of(h.reads),   namer.names_of(h.early),
              namer.names_of(h.late),    namer.names_of(h.accumulators),
              namer.names_of(h.writes),  namer.names_of(h.fast_writes),
              static_cast<u8>(i.timing), static_cast<u8>(i.transfers)};
        if (const auto address = RecentStores::address_of(*i.priced)) {
            to.base = namer.name_of(address->base);
            to.address = namer.number_of(*address);
        }
        if (namer.overflows()) return std::nullopt;
    }
    return shape;
}

bool PriceMemo::find(const Shape& shape, std::span<u16> cumulative) const {
    const auto known = prices_.find(shape);
    if (known == prices_.end()) return false;
    std::copy_n(known->second.begin(), cumulative.size(), cumulative.begin());
    return true;
}

void PriceMemo::remember(const Shape& shape, std::span<const u16> cumulative) {
    if (prices_.size() == kMaxBlocks) prices_.clear();
    std::copy(cumulative.begin(), cumulative.end(), prices_[shape].begin());
}

}  // namespace hypscope::uarch
