// SPDX-License-Identifier: Apache-2.0
// Follows values through the core registers. Flags and extension registers are not followed: an
// address that is made from them counts as independent.
#include "uarch/load_dependences.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "common/inline_vector.hpp"
#include "uarch/pipeline_costs.hpp"

namespace hypscope::uarch {

namespace {

constexpr u32 kCoreRegisters = 15;
constexpr size_t kMaxInstructions = 32;  // LoadDependence::loads has a bit for each

/// What a register's value was made from.
struct Origin {
    u32 loads = 0;
    u16 heads = 0;
    void join(const Origin& other) {
        loads |= other.loads;
        heads |= other.heads;
    }
};

class Follower {
  public:
    Follower() {
        for (u32 r = 0; r < kCoreRegisters; ++r) origins_[r].heads = static_cast<u16>(1u << r);
    }

    void follow(const PricedInstruction& i, const Hazards& h, u32 index, LoadDependence& found) {
        const Origin address = joined(h.early);
        Origin value = joined(h.reads | h.early | h.late | h.accumulators);
        if (is_load(i)) {
            found.loads = address.loads;
            found.heads = address.heads;
            value = address;
            value.loads |= u32{1} << index;
        }
        set(h.writes, value);
        set(h.fast_writes, is_load(i) ? address : value);
    }
    [[nodiscard]] u16 tainted_by(u32 index) const {
        u16 registers = 0;
        for (u32 r = 0; r < kCoreRegisters; ++r) {
            if ((origins_[r].loads >> index & 1) != 0)
                registers = static_cast<u16>(registers | 1u << r);
        }
        return registers;
    }
    static bool is_load(const PricedInstruction& i) {
        const isa::TimingClass c = i.op->timing;
        return c >= isa::TimingClass::Load && c <= isa::TimingClass::LoadMultiple;
    }

  private:
    static RegisterSet core(RegisterSet set) { return set & ((u64{1} << kCoreRegisters) - 1); }
    [[nodiscard]] Origin joined(RegisterSet set) const {
        Origin origin;
        for (set = core(set); set != 0; set &= set - 1)
            origin.join(origins_[static_cast<size_t>(std::countr_zero(set))]);
        return origin;
    }
    void set(RegisterSet set, const Origin& origin) {
        for (set = core(set); set != 0; set &= set - 1)
            origins_[static_cast<size_t>(std::countr_zero(set))] = origin;
    }

    std::array<Origin, kCoreRegisters> origins_{};
};

void find_use(std::span<const Hazards> block, std::span<const u16> cumulative, size_t load,
              LoadDependence& found) {
    const RegisterSet result = block[load].writes;
    size_t user = load + 1;
    for (; user < block.size(); ++user) {
        const Hazards& h = block[user];
        if (((h.reads | h.early | h.late | h.accumulators) & result) != 0) break;
    }
    found.use = static_cast<u8>(user - load);
    found.cycles = static_cast<u8>(std::min(cumulative[user - 1] - cumulative[load] + 1, 0xff));
}

}  // namespace

void find_dependences(std::span<const PricedInstruction> block, std::span<const u16> cumulative,
                      std::span<LoadDependence> found) {
    if (std::none_of(block.begin(), block.end(), Follower::is_load)) return;
    InlineVector<Hazards, kMaxInstructions> known;
    Follower follower;
    for (u32 i = 0; i < block.size(); ++i) {
        known.emplace_back(hazards_of(block[i]));
        follower.follow(block[i], known.back(), i, found[i]);
    }
    const std::span<const Hazards> hazards{known.data(), known.size()};
    u32 loads = 0, heads = 0;
    for (u32 i = 0; i < block.size(); ++i) {
        if (!Follower::is_load(block[i])) continue;
        found[i].taints = follower.tainted_by(i);
        find_use(hazards, cumulative, i, found[i]);
        loads |= found[i].loads;
        heads |= found[i].heads;
    }
    for (u32 i = 0; i < block.size(); ++i) {
        if ((loads >> i & 1) != 0 || (found[i].taints & heads) != 0) found[i].loads |= u32{1} << i;
    }
}

void find_pointer_loads(std::span<LoadDependence> found) {
    u32 tainted = 0;
    for (const LoadDependence& load : found) tainted |= load.taints;
    for (LoadDependence& load : found) load.follows_pointer = (load.heads & tainted) != 0;
}

}  // namespace hypscope::uarch
