// SPDX-License-Identifier: Apache-2.0
// Comparing a whole set at once: vectors of 16 bytes, and masks with one bit for each element. The
// host's vector instructions where they are known (SSE2), plain loops elsewhere, the same answers.
#pragma once
#include <cstring>

#include "common/types.hpp"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hypscope {

using FourLanes = i32 __attribute__((vector_size(16)));
using FourWords = u32 __attribute__((vector_size(16)));

/// Bit i: lane i of a comparison is true.
[[nodiscard]] inline u32 mask_of(FourLanes comparison) {
#if defined(__SSE2__)
    return static_cast<u32>(_mm_movemask_ps(reinterpret_cast<__m128>(comparison)));
#else
    u32 mask = 0;
    for (u32 i = 0; i < 4; ++i) mask |= (comparison[i] != 0 ? 1u : 0u) << i;
    return mask;
#endif
}

[[nodiscard]] inline FourWords four_of(u32 value) { return FourWords{value, value, value, value}; }

template <class Lanes, class T>
[[nodiscard]] inline Lanes load_lanes(const T* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

/// Which of four values equal `wanted`.
[[nodiscard]] inline u32 equal_of_four(const u32* values, u32 wanted) {
    const i32 w = static_cast<i32>(wanted);
    return mask_of(FourLanes(load_lanes<FourLanes>(values) == FourLanes{w, w, w, w}));
}

}  // namespace hypscope
