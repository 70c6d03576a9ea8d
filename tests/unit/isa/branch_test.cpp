// SPDX-License-Identifier: Apache-2.0
// Branches and writes to the PC: targets, link values, instruction set, table branches, exception
// returns (ARM ARM A8.8.18-A8.8.29, A8.8.236, B9.3.20).
#include <catch2/catch.hpp>

#include "run.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;
using Branch = FakeMachine::Branch;

/// In A32 state at 0x8000, in Thumb at 0x8004: the PC reads 0x8008 in both.
FakeMachine machine() {
    FakeMachine m;
    m.registers[14] = 0xdeadbeef;
    return m;
}

void check_branch(const FakeMachine& m, Branch how, u32 target) {
    CHECK(m.branch == how);
    CHECK(m.target == target);
}

}  // namespace

TEST_CASE("b . (A32): eight bytes before the PC") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xeafffffe));
    check_branch(m, Branch::Simple, 0x8000);
    CHECK(m.registers[14] == 0xdeadbeef);
}

TEST_CASE("b +32M (A32): the largest distances") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xea7fffff));
    check_branch(m, Branch::Simple, 0x8008 + 0x1fffffc);
    REQUIRE(run_a32(m, 0xea800000));
    check_branch(m, Branch::Simple, 0x8008 - 0x2000000);
}

TEST_CASE("bl (A32): LR is the next instruction") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xeb000001));
    check_branch(m, Branch::Link, 0x800c);
    CHECK(m.registers[14] == 0x8004);
    CHECK_FALSE(m.to_thumb);
}

TEST_CASE("blx label (A32): to Thumb, H gives bit 1 of the target") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xfb000000));
    check_branch(m, Branch::Link, 0x800a);
    CHECK(m.registers[14] == 0x8004);
    CHECK(m.to_thumb);
}

TEST_CASE("blx r1 (A32): exchanges on bit 0 of the register") {
    FakeMachine m = machine();
    m.registers[1] = 0x9001;
    REQUIRE(run_a32(m, 0xe12fff31));
    check_branch(m, Branch::Exchange, 0x9001);
    CHECK(m.registers[14] == 0x8004);
}

TEST_CASE("blx lr (A32): the target is read before LR is written") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xe12fff3e));
    check_branch(m, Branch::Exchange, 0xdeadbeef);
    CHECK(m.registers[14] == 0x8004);
}

TEST_CASE("bx lr, bx pc (A32)") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xe12fff1e));
    check_branch(m, Branch::Exchange, 0xdeadbeef);
    REQUIRE(run_a32(m, 0xe12fff1f));
    check_branch(m, Branch::Exchange, 0x8008);
}

TEST_CASE("bxj r1: BX, unless HSTR.TJDBX traps it") {
    FakeMachine m = machine();
    m.registers[1] = 0x9000;
    REQUIRE(run_a32(m, 0xe12fff21));
    check_branch(m, Branch::Exchange, 0x9000);
    FakeMachine trapped = machine();
    trapped.jazelle_trap = true;
    CHECK_FALSE(run_a32(trapped, 0xe12fff21));
    CHECK(trapped.branch == Branch::None);
}

TEST_CASE("b, beq (T16, T32)") {
    FakeMachine m = machine();
    REQUIRE(run_t16(m, 0xe7fe));  // b .
    check_branch(m, Branch::Simple, 0x8004);
    REQUIRE(run_t16(m, 0xd080));  // beq .-252
    check_branch(m, Branch::Simple, 0x8008 - 256);
    CHECK(decode_t16(0xd080, {}).operands.cond == 0);
    REQUIRE(run_t32(m, 0xf43fafff));  // beq.w -2
    check_branch(m, Branch::Simple, 0x8006);
    REQUIRE(run_t32(m, 0xf5008000));  // bmi.w: the largest distance
    check_branch(m, Branch::Simple, 0x8008 - 0x100000);
    REQUIRE(run_t32(m, 0xf5008800));  // J2 is bit 19 of the distance, J1 bit 18
    check_branch(m, Branch::Simple, 0x8008 - 0x80000);
    REQUIRE(run_t32(m, 0xf500a000));
    check_branch(m, Branch::Simple, 0x8008 - 0xc0000);
    REQUIRE(run_t32(m, 0xf7ffbffe));  // b.w .
    check_branch(m, Branch::Simple, 0x8004);
}

TEST_CASE("bl (T32): the largest distances and LR with bit 0 set") {
    FakeMachine m = machine();
    REQUIRE(run_t32(m, 0xf3ffd7ff));
    check_branch(m, Branch::Link, 0x8008 + 0xfffffe);
    CHECK(m.registers[14] == 0x8009);
    CHECK(m.to_thumb);
    REQUIRE(run_t32(m, 0xf400d000));
    check_branch(m, Branch::Link, 0x8008 - 0x1000000);
}

TEST_CASE("blx label (T32): to A32, from the aligned PC") {
    FakeMachine m = machine();
    m.pc = 0x800a;
    REQUIRE(run_t32(m, 0xf000e802));
    check_branch(m, Branch::Link, 0x800c);
    CHECK(m.registers[14] == 0x800b);
    CHECK_FALSE(m.to_thumb);
    CHECK(decode_t32(0xf000e803, {}).status == DecodeStatus::Undefined);
}

TEST_CASE("blx r1 (T16): LR is the next halfword with bit 0 set") {
    FakeMachine m = machine();
    m.registers[1] = 0x9000;
    REQUIRE(run_t16(m, 0x4788));
    check_branch(m, Branch::Exchange, 0x9000);
    CHECK(m.registers[14] == 0x8007);
}

TEST_CASE("cbz, cbnz") {
    FakeMachine m = machine();
    REQUIRE(run_t16(m, 0xb101));  // cbz r1, PC + 0
    check_branch(m, Branch::Simple, 0x8008);
    FakeMachine not_taken = machine();
    REQUIRE(run_t16(not_taken, 0xb901));  // cbnz r1
    CHECK(not_taken.branch == Branch::None);
    m.registers[1] = 1;
    REQUIRE(run_t16(m, 0xbbf9));  // cbnz r1, PC + 126
    check_branch(m, Branch::Simple, 0x8008 + 126);
}

TEST_CASE("tbb, tbh: twice the table's entry from the PC") {
    FakeMachine m = machine();
    m.registers[1] = 0x10;
    m.registers[2] = 3;
    m.memory[0x13] = 0xff;
    REQUIRE(run_t32(m, 0xe8d1f002));
    check_branch(m, Branch::Simple, 0x8008 + 2 * 0xff);
    m.memory[0x16] = 0x34;
    m.memory[0x17] = 0x12;
    REQUIRE(run_t32(m, 0xe8d1f012));
    check_branch(m, Branch::Simple, 0x8008 + 2 * 0x1234);
}

TEST_CASE("tbb: a fault leaves the PC alone") {
    FakeMachine m = machine();
    m.registers[1] = 0x10000;
    CHECK_FALSE(run_t32(m, 0xe8d1f002));
    CHECK(m.branch == Branch::None);
}

TEST_CASE("it: the new ITSTATE is in imm") {
    CHECK(decode_t16(0xbf0c, {}).operands.imm == 0x0c);  // ite eq
    CHECK(decode_t16(0xbf0c, {8}).status == DecodeStatus::Unpredictable);
    CHECK(decode_t16(0xbfe4, {}).status == DecodeStatus::Ok);             // itt al
    CHECK(decode_t16(0xbfe6, {}).status == DecodeStatus::Unpredictable);  // AL with more than one
}

TEST_CASE("add pc, r1, r2 and mov pc, r1: ALUWritePC, no flags") {
    FakeMachine m = machine();
    m.registers[1] = 0x9000;
    m.registers[2] = 4;
    REQUIRE(run_a32(m, 0xe081f002));
    check_branch(m, Branch::Alu, 0x9004);
    REQUIRE(run_a32(m, 0xe1a0f001));
    check_branch(m, Branch::Alu, 0x9000);
    REQUIRE(run_t16(m, 0x468f));  // mov pc, r1
    check_branch(m, Branch::Alu, 0x9000);
    REQUIRE(run_t16(m, 0x4497));  // add pc, r2
    check_branch(m, Branch::Alu, 0x800c);
    REQUIRE(run_a32(m, 0xe28ff008));  // adr pc, +8
    check_branch(m, Branch::Alu, 0x8010);
}

TEST_CASE("adr: from the aligned PC") {
    FakeMachine m = machine();
    m.pc = 0x800a;
    REQUIRE(run_t16(m, 0xa001));  // adr r0, PC + 4
    CHECK(m.registers[0] == 0x800c);
    REQUIRE(run_t32(m, 0xf2af0004));  // adr r0, PC - 4
    CHECK(m.registers[0] == 0x8004);
    REQUIRE(run_t32(m, 0xf60f70ff));  // adr r0, PC + 0xfff
    CHECK(m.registers[0] == 0x9007);
}

TEST_CASE("subs pc, lr, #4: an exception return with the SPSR") {
    FakeMachine m = machine();
    m.registers[14] = 0x1004;
    m.spsr_value = 0x600001d3;
    REQUIRE(run_a32(m, 0xe25ef004));
    check_branch(m, Branch::ExceptionReturn, 0x1000);
    CHECK(m.returned_cpsr == 0x600001d3);
    REQUIRE(run_t32(m, 0xf3de8f04));
    check_branch(m, Branch::ExceptionReturn, 0x1000);
}

TEST_CASE("movs pc, lr; adcs pc, r1, r2; mvns pc, r1, lsl #4: other opcodes return as well") {
    FakeMachine m = machine();
    REQUIRE(run_a32(m, 0xe1b0f00e));
    check_branch(m, Branch::ExceptionReturn, 0xdeadbeef);
    m.registers[1] = 0x1000;
    m.registers[2] = 0x200;
    m.c = true;
    REQUIRE(run_a32(m, 0xe0b1f002));
    check_branch(m, Branch::ExceptionReturn, 0x1201);
    REQUIRE(run_a32(m, 0xe1f0f201));
    check_branch(m, Branch::ExceptionReturn, ~0x10000u);
}

TEST_CASE("subs pc, lr: UNDEFINED in Hyp mode, UNPREDICTABLE in User mode") {
    FakeMachine hyp = machine();
    hyp.mode = FakeMachine::Mode::Hyp;
    CHECK_FALSE(run_a32(hyp, 0xe25ef004));
    CHECK(hyp.undefined);
    FakeMachine user = machine();
    user.mode = FakeMachine::Mode::User;
    run_a32(user, 0xe25ef004);
    CHECK_FALSE(user.unpredictable_reason.empty());
    CHECK(user.branch == Branch::None);
}
