// SPDX-License-Identifier: Apache-2.0
// A small deterministic generator (SplitMix64): the same numbers on every host and library.
#pragma once
#include <initializer_list>

#include "common/types.hpp"

namespace hypscope::lockstep {

class Random {
  public:
    explicit Random(u64 seed) : state_(seed) {}
    u64 next64() {
        u64 z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    u32 next() { return static_cast<u32>(next64() >> 32); }
    /// 0 to n - 1.
    u32 below(u32 n) { return static_cast<u32>((u64{next()} * n) >> 32); }
    bool one_in(u32 n) { return below(n) == 0; }
    u32 pick(std::initializer_list<u32> values) {
        return values.begin()[below(static_cast<u32>(values.size()))];
    }
    /// A register's contents: all bits, a small number, or one at an edge.
    u32 value() {
        switch (below(8)) {
            case 0: return below(40);
            case 1: return u32{0} - below(40);
            case 2: return pick({0x7fffffff, 0x80000000, 0x80000001, 0x7ffffffe, 0, ~u32{0}});
            case 3: return pick({0x7fff8000, 0x80007fff, 0x7f807f80, 0x80ff7f00, 0xffff0000});
            case 4: return u32{1} << below(32);
            default: return next();
        }
    }

  private:
    u64 state_;
};

}  // namespace hypscope::lockstep
