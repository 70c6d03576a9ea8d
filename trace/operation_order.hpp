// SPDX-License-Identifier: Apache-2.0
// The order of measured operations in reports, and what both reports compute of one.
#pragma once
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "trace/markers.hpp"

namespace hypscope::trace {

inline constexpr std::array<std::string_view, 17> kOperationOrder{
    "null",         "svc",           "trap",      "hypercall",   "hypercall_full", "world_switch",
    "stage2_fault", "mmio_emulated", "mmio_gicd", "sysreg_trap", "wfi_trap",       "virq_inject",
    "eoi",          "eoi_ack",       "ipi",       "vtimer",      "vfp_lazy"};

/// Operations with samples: the known names in the order above, then others as they came.
[[nodiscard]] inline std::vector<const Operation*> in_report_order(const Markers& markers) {
    const auto rank = [](const Operation* operation) {
        return std::find(kOperationOrder.begin(), kOperationOrder.end(), operation->name);
    };
    std::vector<const Operation*> out;
    for (const Operation& operation : markers.operations()) {
        if (operation.cycles.count() != 0) out.push_back(&operation);
    }
    std::stable_sort(out.begin(), out.end(),
                     [&rank](const Operation* a, const Operation* b) { return rank(a) < rank(b); });
    return out;
}

/// Means add up to the mean of the operation; medians would not.
[[nodiscard]] inline u64 mean_phase_hundredths(const Operation& operation, Phase phase) {
    const u64 count = operation.cycles.count();
    if (count == 0) return 0;
    return (operation.phase_cycles[static_cast<size_t>(phase)] * 100 + count / 2) / count;
}

}  // namespace hypscope::trace
