// SPDX-License-Identifier: Apache-2.0
// One directed case of Advanced SIMD data processing: assembly and A32 word side by side, vectors
// before and after. The destination is d0 or q0, the operands d2 or q1 and d4 or q2. Elements are
// written as the manual numbers them: element 0 first.
#pragma once
#include <catch2/catch.hpp>
#include <optional>

#include "run.hpp"

namespace hypscope::isa {

template <class... E>
constexpr u64 elements(unsigned esize, E... e) {
    u64 value = 0;
    unsigned at = 0;
    ((value |= (static_cast<u64>(e) & mask<u64>(esize - 1, 0)) << at, at += esize), ...);
    return value;
}
/// Eight bytes, four halfwords, two words, negative ones too; what is not named is zero.
template <class... E>
constexpr u64 B(E... e) {
    static_assert(sizeof...(e) <= 8);
    return elements(8, e...);
}
template <class... E>
constexpr u64 H(E... e) {
    static_assert(sizeof...(e) <= 4);
    return elements(16, e...);
}
template <class... E>
constexpr u64 W(E... e) {
    static_assert(sizeof...(e) <= 2);
    return elements(32, e...);
}

/// A vector before or after: of a doubleword, the register behind it does not change.
struct SimdValue {
    u64 low = 0;
    std::optional<u64> high{};
    constexpr SimdValue(u64 l = 0) : low(l) {}
    constexpr SimdValue(u64 l, u64 h) : low(l), high(h) {}
};

struct SimdCase {
    const char* text;
    u32 word;  ///< A32
    SimdValue d, n, m, want;
    bool saturates = false;
};

/// The T32 word of an A32 word of Advanced SIMD data processing (ARM ARM A7.4).
constexpr u32 t32_of(u32 a32) { return 0xef000000 | (a32 & 0x01000000) << 4 | (a32 & 0x00ffffff); }

inline void check(const SimdCase& c) {
    constexpr u64 kBehind = 0xbad0bad0bad0bad0;
    const bool thumb = GENERATE(false, true);
    INFO(c.text << (thumb ? " (T32)" : " (A32)"));
    FakeMachine m;
    m.d_registers.fill(kBehind);
    const SimdValue* values[] = {&c.d, &c.n, &c.m};
    for (u32 i = 0; i < 3; ++i) {
        m.set_D(2 * i, values[i]->low);
        m.set_D(2 * i + 1, values[i]->high.value_or(kBehind));
    }
    auto want = m.d_registers;
    want[0] = c.want.low;
    want[1] = c.want.high.value_or(want[1]);
    REQUIRE((thumb ? run_t32(m, t32_of(c.word)) : run_a32(m, c.word)));
    for (u32 i = 0; i < 32; ++i) {
        INFO("d" << i << std::hex << ": " << m.D(i) << ", not " << want[i]);
        CHECK(m.D(i) == want[i]);
    }
    CHECK(m.fpscr() == (c.saturates ? u32{1} << 27 : 0));
    CHECK((m.checked_advsimd && m.checked_fpexc));
}

}  // namespace hypscope::isa
