// SPDX-License-Identifier: Apache-2.0
// What the tests of loads and stores start from.
#pragma once
#include "run.hpp"

namespace hypscope::isa {

inline constexpr u32 kBase = 0x40;

/// r1 is the base, r2 the data register, r3 an index of 8, memory holds its own byte addresses.
inline FakeMachine machine() {
    FakeMachine m;
    for (u32 i = 0; i < m.memory.size(); ++i) m.memory[i] = static_cast<u8>(i);
    m.registers[1] = kBase;
    m.registers[2] = 0x89abcdef;
    m.registers[3] = 8;
    m.pc = 0x48;
    return m;
}

constexpr u32 word_of(u32 address) {
    return address | (address + 1) << 8 | (address + 2) << 16 | (address + 3) << 24;
}

struct AddressingCase {
    const char* assembly;
    Set set;
    u32 word;
    u32 address;  ///< of the access
    u32 base;     ///< r1 afterwards
};

}  // namespace hypscope::isa
