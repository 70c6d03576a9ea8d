// SPDX-License-Identifier: Apache-2.0
// Core::miss() by timing model. The ways that it goes are functions of their own, so that each
// keeps only what it needs.
#include "cpu/known_timing.hpp"
#include "cpu/miss.hpp"

namespace hypscope::cpu {

namespace {

auto counts_of(const Core& core) {
    return [&core]() __attribute__((always_inline)) { return core.counts(); };
}

template <bool kWrite, class Timing>
[[gnu::noinline, gnu::flatten]] Missed miss_ready(Core& core, const Op& op, u32 va, u32 size) {
    return core.price_miss<kWrite, PageIs::Ready, Timing>(op, va, size, counts_of(core));
}

template <bool kWrite, class Timing>
[[gnu::noinline, gnu::flatten]] Missed miss_elsewhere(Core& core, const Op& op, u32 va, u32 size) {
    return core.miss_elsewhere<kWrite, Timing>(op, va, size, counts_of(core));
}

template <bool kWrite, class Timing>
Missed miss_of(Core& core, const Op& op, u32 va, u32 size) {
    if constexpr (!kKnowsPagesAlone<Timing>) {
        if (core.misses_in_ready_page<kWrite>(va, size))
            return miss_ready<kWrite, Timing>(core, op, va, size);
        if (core.misses_in_page<kWrite>(va, size))
            return core.price_otherwise<kWrite>(op, va, size, core.counts());
    } else if (u8* host = core.access_page_again<kWrite>(va, size)) {
        return {host, 0, false};
    }
    return miss_elsewhere<kWrite, Timing>(core, op, va, size);
}

}  // namespace

MissFunctions Core::miss_functions(const uarch::CoreTiming& timing) {
    return with_class_of(timing, []<class Timing>() {
        return MissFunctions{miss_of<false, Timing>, miss_of<true, Timing>};
    });
}

}  // namespace hypscope::cpu
