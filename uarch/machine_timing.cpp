// SPDX-License-Identifier: Apache-2.0
// One timing for each core of a machine.
#include "uarch/machine_timing.hpp"

#include "uarch/core_model.hpp"
#include "uarch/detailed/detailed_model.hpp"
#include "uarch/functional_timing.hpp"

namespace hypscope::uarch {

std::optional<TimingKind> timing_kind_of(std::string_view word) {
    if (word == "functional") return TimingKind::Functional;
    if (word == "approximate") return TimingKind::Approximate;
    if (word == "detailed") return TimingKind::Detailed;
    return std::nullopt;
}

MachineTiming::MachineTiming(const CorePreset& preset, unsigned core_count, TimingKind kind)
    : kind_(kind) {
    if (kind != TimingKind::Functional) {
        memory_ = std::make_unique<MemorySystem>(preset, core_count);
    }
    if (kind == TimingKind::Detailed) memory_->see_every_access();
    for (u8 i = 0; i < core_count; ++i) {
        switch (kind) {
            case TimingKind::Functional:
                cores_.push_back(std::make_unique<FunctionalTiming>());
                break;
            case TimingKind::Approximate:
                cores_.push_back(make_core_model(preset, *memory_, CoreId{i}));
                break;
            case TimingKind::Detailed:
                cores_.push_back(std::make_unique<DetailedModel>(preset, *memory_, CoreId{i}));
                break;
        }
    }
}

MachineTiming::~MachineTiming() = default;

}  // namespace hypscope::uarch
