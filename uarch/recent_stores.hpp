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
    void reset() { count_ = 0; }
    /// An instruction has issued; a store's data were there at `executed`.
    void issued(const PricedInstruction& i, const Hazards& hazards, u32 executed) {
        const RegisterSet written = hazards.writes | hazards.fast_writes;
        for (Store& store : stores_) {
            if ((written >> store.base & 1) != 0) store.known = false;
        }
        if (i.op->timing != isa::TimingClass::Store || !is_plain(i)) return;
        stores_[count_++ % stores_.size()] = {true, i.operands.n, i.operands.imm, i.operands.add(),
                                              executed};
    }
    /// When the data of the store that this load reads were there; none: no store is known to.
    [[nodiscard]] std::optional<u32> read_by(const PricedInstruction& i) const {
        if (i.op->timing != isa::TimingClass::Load || !is_plain(i)) return std::nullopt;
        for (size_t back = 1; back <= std::min<size_t>(count_, stores_.size()); ++back) {
            const Store& store = stores_[(count_ - back) % stores_.size()];
            if (store.known && store.base == i.operands.n && store.offset == i.operands.imm &&
                store.adds == i.operands.add())
                return store.executed;
        }
        return std::nullopt;
    }

  private:
    struct Store {
        bool known = false;
        u8 base = 0;
        u32 offset = 0;
        bool adds = false;
        u32 executed = 0;
    };
    static bool is_plain(const PricedInstruction& i) {
        const isa::Operands& o = i.operands;
        return o.index() && !o.wback() && !i.op->use.read_m && o.n != 15;
    }

    size_t count_ = 0;
    std::array<Store, 4> stores_{};
};

}  // namespace hypscope::uarch
