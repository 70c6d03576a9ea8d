// SPDX-License-Identifier: Apache-2.0
// Stores of a block whose bytes a later load of the block reads: the same base register, unchanged,
// and the same offset. What a pipeline that prices blocks can know of store forwarding.
#pragma once
#include <algorithm>
#include <array>
#include <optional>

#include "uarch/pipeline_costs.hpp"

namespace hypscope::uarch {

class RecentStores {
  public:
    /// Of a load or store of one word or less that leaves its base register alone.
    struct Address {
        u8 base = 0;
        bool adds = false;
        u32 offset = 0;
        bool operator==(const Address&) const = default;
    };
    [[nodiscard]] static std::optional<Address> address_of(const PricedInstruction& i) {
        const isa::Operands& o = i.operands;
        const bool transfers =
            i.op->timing == isa::TimingClass::Load || i.op->timing == isa::TimingClass::Store;
        if (!transfers || !o.index() || o.wback() || i.op->use.read_m || o.n == 15)
            return std::nullopt;
        return Address{o.n, o.add(), o.imm};
    }

    void reset() { count_ = 0; }
    /// An instruction has issued; a store's data were there at `executed`.
    void issued(const PricedInstruction& i, const Hazards& hazards, u32 executed) {
        if (count_ != 0) forget_moved(hazards.writes | hazards.fast_writes);
        if (i.op->timing != isa::TimingClass::Store) return;
        if (const auto address = address_of(i))
            stores_[count_++ % stores_.size()] = {true, *address, executed};
    }
    /// When the data of the store that this load reads were there; none: no store is known to.
    [[nodiscard]] std::optional<u32> read_by(const PricedInstruction& i) const {
        if (count_ == 0 || i.op->timing != isa::TimingClass::Load) return std::nullopt;
        const auto address = address_of(i);
        if (!address) return std::nullopt;
        for (size_t back = 1; back <= std::min<size_t>(count_, stores_.size()); ++back) {
            const Store& store = stores_[(count_ - back) % stores_.size()];
            if (store.known && store.address == *address) return store.executed;
        }
        return std::nullopt;
    }

  private:
    struct Store {
        bool known = false;
        Address address{};
        u32 executed = 0;
    };

    /// Whose base register is another from now on.
    void forget_moved(RegisterSet written) {
        for (Store& store : stores_) {
            if ((written >> store.address.base & 1) != 0) store.known = false;
        }
    }

    size_t count_ = 0;
    std::array<Store, 4> stores_{};
};

}  // namespace hypscope::uarch
