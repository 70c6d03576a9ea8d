// SPDX-License-Identifier: Apache-2.0
// A core's MMU over a World, with a listener that remembers what it was told.
#pragma once
#include "fixtures.hpp"

namespace hypscope::mmu {

struct Core : World, MmuListener {
    struct Dropped {
        u32 va;
        u8 log2_size;
        bool operator==(const Dropped&) const = default;
    };
    std::vector<Dropped> dropped;
    Mmu mmu{memory, this};

    void translation_dropped(u32 va, u8 log2_size) override { dropped.push_back({va, log2_size}); }

    /// Runs under the world's registers, in its regime.
    Core& enter(bool privileged = true) {
        mmu.set_state(state);
        mmu.select(state.regime, privileged);
        return *this;
    }
    bool holds(u32 va, Access access = kLoad1) const { return mmu.find({va}, access) != nullptr; }
    const Translation& translate(u32 va, Access access = kLoad1) {
        return mmu.translate({va}, access).value()->translation;
    }
    Fault denied_at(u32 va, Access access) { return mmu.translate({va}, access).fault(); }

    void tlbi(TlbOperation operation, u32 value = 0) {
        mmu.maintain({operation, state.is_secure(), state.current_vmid(), value});
    }
    Result<Par, Fault> at(AtOperation operation, u32 va) {
        return mmu.address_translation(operation, {va});
    }
    u64 par(AtOperation operation, u32 va) { return at(operation, va).value().value; }
};

}  // namespace hypscope::mmu
