// SPDX-License-Identifier: Apache-2.0
// Contents of extension registers and the FPSCR that floating-point instructions make something of:
// zeros, denormalized numbers, infinities, NaNs, numbers near integers and at the limits of
// conversions.
#pragma once
#include "tests/random/lockstep/random.hpp"

namespace hypscope::lockstep {

/// Two times a bit pattern at an edge of a format, or a few units from it.
[[nodiscard]] inline u32 random_single(Random& random) {
    const u32 edge = random.pick(
        {0,          0,          1,          0x007fffff, 0x00800000, 0x7f7fffff, 0x7f800000,
         0x7f800001, 0x7fc00000, 0x7fc12345, 0x7fffffff, 0x3f800000, 0x3f800000, 0x3f000000,
         0x3fc00000, 0x40200000, 0x40400000, 0x46fffe00, 0x46ffff00, 0x477fff80, 0x477ff000,
         0x48000000, 0x4effffff, 0x4f000000, 0x4f7fffff, 0x4f800000, 0x38800000, 0x33800000,
         0x33000000, 0x7e800000, 0x7c007e01, 0x04007bff});
    const u32 near = random.one_in(2) ? edge : edge + random.below(5) - 2;
    return near ^ (random.one_in(2) ? 0x80000000u : 0);
}

[[nodiscard]] inline u64 random_double(Random& random) {
    const u64 edge =
        u64{random.pick({0,          0,          0x00080000, 0x00100000, 0x7fe00000, 0x7ff00000,
                         0x7ff00000, 0x7ff80000, 0x3ff00000, 0x3ff00000, 0x3fe00000, 0x3ff80000,
                         0x40040000, 0x40080000, 0x40dfffe0, 0x40effff0, 0x41dfffff, 0x41e00000,
                         0x41efffff, 0x41f00000, 0x380fffff, 0x38100000, 0x36a00000, 0x36900000,
                         0x47efffff, 0x47f00000, 0x3ca00000})}
        << 32;
    const u64 low = random.pick({0, 0, 0, 0xe0000000, 0xffc00000, 0xffe00000, 0xffffffff});
    const u64 near = random.one_in(2) ? edge | low : edge + random.below(5) - 2;
    return near ^ (random.one_in(2) ? u64{1} << 63 : 0);
}

/// A doubleword register: a double, two singles, or anything.
[[nodiscard]] inline u64 random_extension(Random& random, u64 previous) {
    switch (random.below(8)) {
        case 0:
        case 1: return random_double(random);
        case 2:
        case 3: return u64{random_single(random)} << 32 | random_single(random);
        case 4: return previous + random.below(3) - 1;
        case 5: return u64{random.value()} << 32 | random_single(random);
        default: return u64{random.value()} << 32 | random.value();
    }
}

/// Flags, AHP, DN, FZ, RMode and the cumulative bits; LEN and STRIDE seldom, as little works then.
[[nodiscard]] inline u32 random_fpscr(Random& random) {
    const u32 fpscr = random.next() & 0xffc0009f;
    return random.one_in(32) ? fpscr | (random.next() & 0x00370000) : fpscr;
}

}  // namespace hypscope::lockstep
