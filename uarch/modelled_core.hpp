// SPDX-License-Identifier: Apache-2.0
// What the approximate and the detailed timing of a core have in common: the models that an access,
// a branch, a device or an event is asked of, and their counters.
#pragma once
#include "uarch/branch_filter.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/device_path.hpp"
#include "uarch/event_costs.hpp"
#include "uarch/memory_system.hpp"
#include "uarch/parameters.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

class ModelledCore : public CoreTiming {
  public:
    [[nodiscard]] u8 data_granule_shift() const final {
        return static_cast<u8>(memory_.l1d_line_shift());
    }
    [[nodiscard]] u8 fetch_line_shift() const final {
        return static_cast<u8>(memory_.l1i_line_shift());
    }
    [[nodiscard]] bool models_fetch() const final { return true; }
    [[nodiscard]] bool models_branches() const final { return true; }

    void tlb_invalidate(const TlbInvalidate& op) final { translation_.invalidate(op); }
    void cache_maintenance(const CacheMaintenance& op) final { memory_.maintain(id_, op); }
    void set_listener(FilterListener* listener) final;

    [[nodiscard]] BranchFilter* branch_filter() final { return &branches_; }
    [[nodiscard]] TimingCounters counters() const override;

  protected:
    ModelledCore(const CorePreset& preset, MemorySystem& memory, CoreId id);

    [[nodiscard]] static TlbModel::Kind kind_of(const DataAccess& access) {
        return access.write ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    }
    u32 fetch_cycles(const FetchAccess& access, const WalkPath& walk);
    u32 device_cycles(const DeviceAccess& access, Cycles now) {
        ++device_accesses_;
        return devices_.access(access, now);
    }
    [[nodiscard]] bool mispredicts(const Branch& branch) {
        return !branches_.predicted(branch) && branches_.train(branch);
    }

    MemorySystem& memory_;
    CoreId id_;
    TranslationPath translation_;
    BranchFilter branches_;
    DevicePath devices_;
    EventCosts event_costs_;
    FilterListener* listener_ = nullptr;

  private:
    u64 device_accesses_ = 0;
};

}  // namespace hypscope::uarch
