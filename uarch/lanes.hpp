// SPDX-License-Identifier: Apache-2.0
// Comparing a whole set at once (common/lanes.hpp), and queues in vectors.
#pragma once
#include "common/lanes.hpp"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hypscope::uarch {

using EightLanes = i16 __attribute__((vector_size(16)));

/// Bit i: lane i of a comparison is true.
[[nodiscard]] inline u32 mask_of(EightLanes comparison) {
#if defined(__SSE2__)
    const __m128i bytes = _mm_packs_epi16(reinterpret_cast<__m128i>(comparison), __m128i{});
    return static_cast<u32>(_mm_movemask_epi8(bytes));
#else
    u32 mask = 0;
    for (u32 i = 0; i < 8; ++i) mask |= (comparison[i] != 0 ? 1u : 0u) << i;
    return mask;
#endif
}
using hypscope::mask_of;

/// The same with two bits for each lane, which takes the host less.
[[nodiscard]] inline u32 pairs_of(EightLanes comparison) {
#if defined(__SSE2__)
    return static_cast<u32>(_mm_movemask_epi8(reinterpret_cast<__m128i>(comparison)));
#else
    u32 mask = 0;
    for (u32 i = 0; i < 8; ++i) mask |= (comparison[i] != 0 ? 3u : 0u) << 2 * i;
    return mask;
#endif
}

/// Is any lane of a comparison true?
[[nodiscard]] inline bool any_of(EightLanes comparison) { return pairs_of(comparison) != 0; }

/// a - b modulo 2^16: a difference of signed lanes may not run over.
[[nodiscard]] inline EightLanes difference(EightLanes a, EightLanes b) {
    using Modular = u16 __attribute__((vector_size(16)));
    return reinterpret_cast<EightLanes>(reinterpret_cast<Modular>(a) -
                                        reinterpret_cast<Modular>(b));
}

[[nodiscard]] inline EightLanes all_lanes(u32 value) {
    const i16 v = static_cast<i16>(value);
    return EightLanes{v, v, v, v, v, v, v, v};
}
/// Every value one lane on, the last one lost; 0 in lane 0.
[[nodiscard]] inline EightLanes pushed_zero(EightLanes lanes) {
#if defined(__SSE2__)
    return reinterpret_cast<EightLanes>(_mm_slli_si128(reinterpret_cast<__m128i>(lanes), 2));
#else
    EightLanes moved{};
    for (u32 i = 1; i < 8; ++i) moved[i] = lanes[i - 1];
    return moved;
#endif
}
/// Every value one lane on, the last one lost; `first` in lane 0. A queue that is written as a
/// whole: the host would wait to read a vector of which it has just written a part.
[[nodiscard]] inline EightLanes pushed(EightLanes lanes, u32 first) {
#if defined(__SSE2__)
    return reinterpret_cast<EightLanes>(_mm_insert_epi16(
        reinterpret_cast<__m128i>(pushed_zero(lanes)), static_cast<int>(first & 0xffff), 0));
#else
    EightLanes moved = pushed_zero(lanes);
    moved[0] = static_cast<i16>(first);
    return moved;
#endif
}

/// Which of sixteen values equal `wanted`.
[[nodiscard]] inline u32 equal_of_sixteen(const u32* values, u32 wanted) {
#if defined(__SSE2__)
    const __m128i all = _mm_set1_epi32(static_cast<int>(wanted));
    const auto equal = [&](u32 from) {
        return _mm_cmpeq_epi32(load_lanes<__m128i>(values + from), all);
    };
    const __m128i low = _mm_packs_epi32(equal(0), equal(4));
    const __m128i high = _mm_packs_epi32(equal(8), equal(12));
    return static_cast<u32>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
#else
    return equal_of_four(values, wanted) | equal_of_four(values + 4, wanted) << 4 |
           equal_of_four(values + 8, wanted) << 8 | equal_of_four(values + 12, wanted) << 12;
#endif
}

}  // namespace hypscope::uarch
