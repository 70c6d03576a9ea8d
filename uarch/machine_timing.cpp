// SPDX-License-Identifier: Apache-2.0
// One timing for each core of a machine.
#include "uarch/machine_timing.hpp"

#include "uarch/core_model.hpp"
#include "uarch/functional_timing.hpp"

namespace hypscope::uarch {

std::optional<TimingKind> timing_kind_of(std::string_view word) {
    if (word == "functional") return TimingKind::Functional;
    if (word == "approximate") return TimingKind::Approximate;
    return std::nullopt;
}

MachineTiming::MachineTiming(const CorePreset& preset, unsigned core_count, TimingKind kind)
    : kind_(kind) {
    if (kind == TimingKind::Approximate) {
        memory_ = std::make_unique<MemorySystem>(preset, core_count);
    }
    for (unsigned i = 0; i < core_count; ++i) {
        if (kind == TimingKind::Functional) {
            cores_.push_back(std::make_unique<FunctionalTiming>());
        } else {
            cores_.push_back(
                std::make_unique<CoreModel>(preset, *memory_, CoreId{static_cast<u8>(i)}));
        }
    }
}

MachineTiming::~MachineTiming() = default;

}  // namespace hypscope::uarch
