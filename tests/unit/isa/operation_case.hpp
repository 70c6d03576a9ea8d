// SPDX-License-Identifier: Apache-2.0
// One directed case of an instruction: registers and flags before, registers and flags after. The
// assembly and the word stand side by side. Everything not named is zero before and unchanged
// after.
#pragma once
#include <catch2/catch.hpp>
#include <optional>

#include "run.hpp"

namespace hypscope::isa {

struct OperationCase {
    const char* text;
    InstructionSet set;
    u32 word;
    u32 r0 = 0, r1 = 0, r2 = 0, r3 = 0;
    u8 nzcv = 0, ge = 0;
    u32 want = 0;                  ///< r0
    std::optional<u32> want_r1{};  ///< else unchanged
    u8 want_nzcv = 0, want_ge = 0;
    bool want_q = false;
};

inline FakeMachine machine_before(const OperationCase& c) {
    FakeMachine m;
    m.registers = {c.r0, c.r1, c.r2, c.r3};
    m.n = bit(c.nzcv, 3);
    m.z = bit(c.nzcv, 2);
    m.c = bit(c.nzcv, 1);
    m.v = bit(c.nzcv, 0);
    m.ge = c.ge;
    return m;
}

inline void check(const OperationCase& c) {
    FakeMachine m = machine_before(c);
    INFO(c.text << (c.set == InstructionSet::A32 ? " (A32)" : " (Thumb)"));
    REQUIRE(run(m, c.set, c.word));
    CHECK(m.registers[0] == c.want);
    CHECK(m.registers[1] == c.want_r1.value_or(c.r1));
    CHECK(m.registers[2] == c.r2);
    CHECK(m.registers[3] == c.r3);
    CHECK((m.n << 3 | m.z << 2 | m.c << 1 | int{m.v}) == c.want_nzcv);
    CHECK(m.ge == c.want_ge);
    CHECK(m.q == c.want_q);
    CHECK(m.branch == FakeMachine::Branch::None);
}

}  // namespace hypscope::isa
