// SPDX-License-Identifier: Apache-2.0
#include "uarch/detailed/reference_pipeline.hpp"

#include "uarch/detailed/in_order_core.hpp"
#include "uarch/detailed/out_of_order_core.hpp"

namespace hypscope::uarch {

std::unique_ptr<ReferencePipeline> make_reference_pipeline(const CorePreset& preset,
                                                           const MemoryLatencies& latencies) {
    if (preset.pipeline_kind == kInOrder) return std::make_unique<InOrderCore>(preset, latencies);
    return std::make_unique<OutOfOrderCore>(preset, latencies);
}

}  // namespace hypscope::uarch
