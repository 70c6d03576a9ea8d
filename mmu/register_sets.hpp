// SPDX-License-Identifier: Apache-2.0
// Gives the registers that decide a walk a small number, so that a TLB entry can say under which
// ones it was walked. The sets seen last are remembered: a process or guest that comes back finds
// its number again. Numbers are never reused.
#pragma once
#include <array>

#include "common/types.hpp"
#include "mmu/regime.hpp"

namespace hypscope::mmu {

class RegisterSets {
  public:
    static constexpr unsigned kCapacity = 16;

    /// The number, from 1 on, of all that the outcome of a walk depends on, memory apart. DACR and
    /// CONTEXTIDR are left out: domains are checked at each use, the ASID is in the TLB's tag.
    u32 id_of(MmuState state) {
        state.dacr = state.contextidr = 0;
        for (const Set& set : sets_)
            if (set.id != 0 && set.state == state) return set.id;
        Set& oldest = sets_[next_++ % kCapacity];
        oldest = {next_, state};
        return oldest.id;
    }

  private:
    struct Set {
        u32 id = 0;  ///< 0 is free
        MmuState state{};
    };
    std::array<Set, kCapacity> sets_{};
    u32 next_ = 0;
};

}  // namespace hypscope::mmu
