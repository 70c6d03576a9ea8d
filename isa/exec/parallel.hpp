// SPDX-License-Identifier: Apache-2.0
// Saturation (SignedSatQ, UnsignedSatQ: ARM ARM A2.2.1), and parallel addition and subtraction with
// its bodies, in the order of isa/tables/media.inc.
#pragma once
#include <algorithm>

#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

struct Saturation {
    u32 result;
    bool saturated;
};

/// To `width` bits, 1 to 32; the result is sign-extended.
[[nodiscard]] constexpr Saturation SignedSatQ(i64 x, u32 width) {
    const i64 limit = i64{1} << (width - 1);
    const i64 result = std::clamp(x, -limit, limit - 1);
    return {static_cast<u32>(static_cast<u64>(result)), result != x};
}

/// To `width` bits, 0 to 32.
[[nodiscard]] constexpr Saturation UnsignedSatQ(i64 x, u32 width) {
    const i64 result = std::clamp(x, i64{0}, (i64{1} << width) - 1);
    return {static_cast<u32>(result), result != x};
}

/// Lane `index` of lanes of `width` bits.
[[nodiscard]] constexpr i32 unsigned_lane(u32 x, unsigned index, unsigned width) {
    return static_cast<i32>(bits(x, index * width + width - 1, index * width));
}
[[nodiscard]] constexpr i32 signed_lane(u32 x, unsigned index, unsigned width) {
    return static_cast<i32>(sign_extend(x >> (index * width), width));
}

// Parallel addition and subtraction (ARM ARM A4.4.8): a pattern says which lanes are added or
// subtracted, a prefix how a lane is read, what is kept of its exact result, and what GE says.

struct LanePattern {
    unsigned width;
    bool exchange;           ///< the halves of R[m] change places
    bool add_even, add_odd;  ///< else subtract
};
inline constexpr LanePattern kAdd16{16, false, true, true}, kSub16{16, false, false, false},
    kAsx{16, true, false, true}, kSax{16, true, true, false}, kAdd8{8, false, true, true},
    kSub8{8, false, false, false};

struct Signed {
    static constexpr i32 read(u32 x, unsigned index, unsigned width) {
        return signed_lane(x, index, width);
    }
};
struct Unsigned {
    static constexpr i32 read(u32 x, unsigned index, unsigned width) {
        return unsigned_lane(x, index, width);
    }
};

/// S: modulo; GE: the result is not negative.
struct SignedLanes : Signed {
    static constexpr bool sets_ge = true;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x); }
    static constexpr bool ge(i32 x, unsigned, bool) { return x >= 0; }
};
/// U: modulo; GE: a sum carried, a difference did not borrow.
struct UnsignedLanes : Unsigned {
    static constexpr bool sets_ge = true;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x); }
    static constexpr bool ge(i32 x, unsigned width, bool add) {
        return x >= (add ? 1 << width : 0);
    }
};
/// Q: saturated.
struct SaturatedLanes : Signed {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned width) { return SignedSatQ(x, width).result; }
};
/// UQ: saturated.
struct UnsignedSaturatedLanes : Unsigned {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned width) { return UnsignedSatQ(x, width).result; }
};
/// SH, UH: halved.
struct HalvedLanes : Signed {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x >> 1); }
};
struct UnsignedHalvedLanes : Unsigned {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x >> 1); }
};

template <class Prefix, LanePattern pattern, class M, class O>
void parallel(M& m, const O& o) {
    constexpr unsigned width = pattern.width;
    const u32 x = m.R(o.n);
    const u32 y = pattern.exchange ? std::rotr(m.R(o.m), 16) : m.R(o.m);
    u32 result = 0, ge = 0;
    for (unsigned lane = 0; lane < 32 / width; ++lane) {
        const bool add = (lane & 1) == 0 ? pattern.add_even : pattern.add_odd;
        const i32 a = Prefix::read(x, lane, width), b = Prefix::read(y, lane, width);
        const i32 exact = add ? a + b : a - b;
        result |= bits(Prefix::keep(exact, width), width - 1, 0) << (lane * width);
        if constexpr (Prefix::sets_ge) {
            if (Prefix::ge(exact, width, add)) ge |= mask(width / 8 - 1, 0) << (lane * width / 8);
        }
    }
    m.set_R(o.d, result);
    if constexpr (Prefix::sets_ge) m.set_GE(static_cast<u8>(ge));
}

// QADD16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.135
template <Machine M, class O>
void exec_QADD16(M& m, const O& o) {
    parallel<SaturatedLanes, kAdd16>(m, o);
}

// QADD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.136
template <Machine M, class O>
void exec_QADD8(M& m, const O& o) {
    parallel<SaturatedLanes, kAdd8>(m, o);
}

// QASX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.137
template <Machine M, class O>
void exec_QASX(M& m, const O& o) {
    parallel<SaturatedLanes, kAsx>(m, o);
}

// QSAX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.140
template <Machine M, class O>
void exec_QSAX(M& m, const O& o) {
    parallel<SaturatedLanes, kSax>(m, o);
}

// QSUB16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.142
template <Machine M, class O>
void exec_QSUB16(M& m, const O& o) {
    parallel<SaturatedLanes, kSub16>(m, o);
}

// QSUB8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.143
template <Machine M, class O>
void exec_QSUB8(M& m, const O& o) {
    parallel<SaturatedLanes, kSub8>(m, o);
}

// SADD16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.158
template <Machine M, class O>
void exec_SADD16(M& m, const O& o) {
    parallel<SignedLanes, kAdd16>(m, o);
}

// SADD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.159
template <Machine M, class O>
void exec_SADD8(M& m, const O& o) {
    parallel<SignedLanes, kAdd8>(m, o);
}

// SASX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.160
template <Machine M, class O>
void exec_SASX(M& m, const O& o) {
    parallel<SignedLanes, kAsx>(m, o);
}

// SHADD16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.169
template <Machine M, class O>
void exec_SHADD16(M& m, const O& o) {
    parallel<HalvedLanes, kAdd16>(m, o);
}

// SHADD8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.170
template <Machine M, class O>
void exec_SHADD8(M& m, const O& o) {
    parallel<HalvedLanes, kAdd8>(m, o);
}

// SHASX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.171
template <Machine M, class O>
void exec_SHASX(M& m, const O& o) {
    parallel<HalvedLanes, kAsx>(m, o);
}

// SHSAX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.172
template <Machine M, class O>
void exec_SHSAX(M& m, const O& o) {
    parallel<HalvedLanes, kSax>(m, o);
}

// SHSUB16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.173
template <Machine M, class O>
void exec_SHSUB16(M& m, const O& o) {
    parallel<HalvedLanes, kSub16>(m, o);
}

// SHSUB8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.174
template <Machine M, class O>
void exec_SHSUB8(M& m, const O& o) {
    parallel<HalvedLanes, kSub8>(m, o);
}

// SSAX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.195
template <Machine M, class O>
void exec_SSAX(M& m, const O& o) {
    parallel<SignedLanes, kSax>(m, o);
}

// SSUB16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.196
template <Machine M, class O>
void exec_SSUB16(M& m, const O& o) {
    parallel<SignedLanes, kSub16>(m, o);
}

// SSUB8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.197
template <Machine M, class O>
void exec_SSUB8(M& m, const O& o) {
    parallel<SignedLanes, kSub8>(m, o);
}

// UADD16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.243
template <Machine M, class O>
void exec_UADD16(M& m, const O& o) {
    parallel<UnsignedLanes, kAdd16>(m, o);
}

// UADD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.244
template <Machine M, class O>
void exec_UADD8(M& m, const O& o) {
    parallel<UnsignedLanes, kAdd8>(m, o);
}

// UASX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.245
template <Machine M, class O>
void exec_UASX(M& m, const O& o) {
    parallel<UnsignedLanes, kAsx>(m, o);
}

// UHADD16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.249
template <Machine M, class O>
void exec_UHADD16(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kAdd16>(m, o);
}

// UHADD8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.250
template <Machine M, class O>
void exec_UHADD8(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kAdd8>(m, o);
}

// UHASX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.251
template <Machine M, class O>
void exec_UHASX(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kAsx>(m, o);
}

// UHSAX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.252
template <Machine M, class O>
void exec_UHSAX(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kSax>(m, o);
}

// UHSUB16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.253
template <Machine M, class O>
void exec_UHSUB16(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kSub16>(m, o);
}

// UHSUB8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.254
template <Machine M, class O>
void exec_UHSUB8(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kSub8>(m, o);
}

// UQADD16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.258
template <Machine M, class O>
void exec_UQADD16(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kAdd16>(m, o);
}

// UQADD8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.259
template <Machine M, class O>
void exec_UQADD8(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kAdd8>(m, o);
}

// UQASX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.260
template <Machine M, class O>
void exec_UQASX(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kAsx>(m, o);
}

// UQSAX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.261
template <Machine M, class O>
void exec_UQSAX(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kSax>(m, o);
}

// UQSUB16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.262
template <Machine M, class O>
void exec_UQSUB16(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kSub16>(m, o);
}

// UQSUB8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.263
template <Machine M, class O>
void exec_UQSUB8(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kSub8>(m, o);
}

// USAX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.268
template <Machine M, class O>
void exec_USAX(M& m, const O& o) {
    parallel<UnsignedLanes, kSax>(m, o);
}

// USUB16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.269
template <Machine M, class O>
void exec_USUB16(M& m, const O& o) {
    parallel<UnsignedLanes, kSub16>(m, o);
}

// USUB8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.270
template <Machine M, class O>
void exec_USUB8(M& m, const O& o) {
    parallel<UnsignedLanes, kSub8>(m, o);
}

}  // namespace hypscope::isa::exec
