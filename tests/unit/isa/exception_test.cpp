// SPDX-License-Identifier: Apache-2.0
// Instructions that take exceptions, return from them and store their state (ARM ARM B9.3).
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;
using Request = FakeMachine::Request;
using Mode = FakeMachine::Mode;

TEST_CASE("Exception-generating instructions record their exception") {
    struct Case {
        const char* assembly;
        Set set;
        u32 word;
        Request request;
        u32 immediate;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"svc #0x123456", Set::A32, 0xef123456, Request::Supervisor, 0x123456},
        {"svc #0x12",     Set::T16, 0xdf12, Request::Supervisor, 0x12},
        {"hvc #0x1234",   Set::A32, 0xe1412374, Request::Hypervisor, 0x1234},
        {"hvc #0x1234",   Set::T32, 0xf7e18234, Request::Hypervisor, 0x1234},
        {"smc #5",        Set::A32, 0xe1600075, Request::SecureMonitor, 5},
        {"smc #5",        Set::T32, 0xf7f58000, Request::SecureMonitor, 5},
        {"bkpt #0x1234",  Set::A32, 0xe1212374, Request::Breakpoint, 0},
        {"bkpt #0x12",    Set::T16, 0xbe12, Request::Breakpoint, 0},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    CHECK_FALSE(run(m, c.set, c.word));
    CHECK(m.request == c.request);
    CHECK(m.request_argument == c.immediate);
}

TEST_CASE("UDF is UNDEFINED, and a row of its own") {
    FakeMachine m;
    CHECK_FALSE(run_a32(m, 0xe7f123f4));
    CHECK_FALSE(run_t32(m, 0xf7f1a234));
    CHECK_FALSE(run_t16(m, 0xde12));
    CHECK(m.undefined);
    CHECK(decode_a32(0xe7f123f4).operands.imm == 0x1234);
}

TEST_CASE("HVC and BKPT with a condition, HVC and SMC in an IT block are UNPREDICTABLE") {
    CHECK(decode_a32(0x01412374).status == DecodeStatus::Unpredictable);
    CHECK(decode_a32(0x01212374).status == DecodeStatus::Unpredictable);
    CHECK(decode_t32(0xf7e18234, {0x08}).status == DecodeStatus::Unpredictable);
    CHECK(decode_t32(0xf7f58000, {0x08}).status == DecodeStatus::Ok);
    CHECK(decode_t32(0xf7f58000, {0x04}).status == DecodeStatus::Unpredictable);
}

TEST_CASE("ERET") {
    FakeMachine m;
    m.registers[14] = 0x1000;
    m.elr_hyp_value = 0x2000;
    m.spsr_value = 0x10;
    SECTION("eret: to LR") {
        REQUIRE(run_a32(m, 0xe160006e));
        CHECK(m.target == 0x1000);
    }
    SECTION("eret (T32)") {
        REQUIRE(run_t32(m, 0xf3de8f00));
        CHECK(m.target == 0x1000);
    }
    SECTION("in Hyp mode: to ELR_hyp") {
        m.mode = Mode::Hyp;
        REQUIRE(run_a32(m, 0xe160006e));
        CHECK(m.target == 0x2000);
    }
    CHECK(m.branch == FakeMachine::Branch::ExceptionReturn);
    CHECK(m.returned_cpsr == 0x10);
}

TEST_CASE("eret in User mode is UNPREDICTABLE") {
    FakeMachine m;
    m.mode = Mode::User;
    m.unpredictable_goes_on = false;
    CHECK_FALSE(run_a32(m, 0xe160006e));
    CHECK(m.branch == FakeMachine::Branch::None);
}

namespace {

struct StackCase {
    const char* assembly;
    bool thumb;
    u32 word;
    u32 lower;  ///< address of the lower word; the base is 0x40
    u32 base;   ///< afterwards
};

}  // namespace

TEST_CASE("RFE loads the PC from the lower word and the CPSR from the higher") {
    const auto c = GENERATE(values<StackCase>({
        // clang-format off
        {"rfeia r1",  false, 0xf8910a00, 0x40, 0x40},
        {"rfeia r1!", false, 0xf8b10a00, 0x40, 0x48},
        {"rfeib r1!", false, 0xf9b10a00, 0x44, 0x48},
        {"rfeda r1!", false, 0xf8310a00, 0x3c, 0x38},
        {"rfedb r1!", false, 0xf9310a00, 0x38, 0x38},
        {"rfedb r1",  false, 0xf9110a00, 0x38, 0x40},
        {"rfeia r1!", true, 0xe9b1c000, 0x40, 0x48},
        {"rfedb r1!", true, 0xe831c000, 0x38, 0x38},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    m.registers[1] = 0x40;
    m.put_word(c.lower, 0x8000);
    m.put_word(c.lower + 4, 0x1f);
    REQUIRE((c.thumb ? run_t32(m, c.word) : run_a32(m, c.word)));
    CHECK(m.branch == FakeMachine::Branch::ExceptionReturn);
    CHECK(m.target == 0x8000);
    CHECK(m.returned_cpsr == 0x1f);
    CHECK(m.R(1) == c.base);
}

TEST_CASE("RFE: aborts, Hyp and User mode") {
    FakeMachine m;
    m.registers[1] = 0x40;
    m.unpredictable_goes_on = false;
    SECTION("an abort on the second word") { m.fault_at = 0x44; }
    SECTION("Hyp mode") { m.mode = Mode::Hyp; }
    SECTION("User mode") { m.mode = Mode::User; }
    CHECK_FALSE(run_a32(m, 0xf8b10a00));
    CHECK(m.R(1) == 0x40);
    CHECK(m.branch == FakeMachine::Branch::None);
    CHECK(m.undefined == (m.mode == Mode::Hyp));
}

TEST_CASE("SRS stores LR and the SPSR on the stack of a mode") {
    const auto c = GENERATE(values<StackCase>({
        // clang-format off
        {"srsia sp, #0x13",  false, 0xf8cd0513, 0x40, 0x40},
        {"srsia sp!, #0x13", false, 0xf8ed0513, 0x40, 0x48},
        {"srsib sp!, #0x13", false, 0xf9ed0513, 0x44, 0x48},
        {"srsda sp!, #0x13", false, 0xf86d0513, 0x3c, 0x38},
        {"srsdb sp!, #0x13", false, 0xf96d0513, 0x38, 0x38},
        {"srsia sp!, #0x13", true, 0xe9adc013, 0x40, 0x48},
        {"srsdb sp!, #0x13", true, 0xe82dc013, 0x38, 0x38},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    m.stack_of_mode[0x13] = 0x40;
    m.registers[14] = 0x8000;
    m.spsr_value = 0x1f;
    REQUIRE((c.thumb ? run_t32(m, c.word) : run_a32(m, c.word)));
    CHECK(m.word_at(c.lower) == 0x8000);
    CHECK(m.word_at(c.lower + 4) == 0x1f);
    CHECK(m.stack_of_mode.at(0x13) == c.base);
}

TEST_CASE("SRS: aborts, Hyp and System mode") {
    FakeMachine m;
    m.stack_of_mode[0x13] = 0x40;
    m.unpredictable_goes_on = false;
    SECTION("an abort on the second word") { m.fault_at = 0x44; }
    SECTION("Hyp mode") { m.mode = Mode::Hyp; }
    SECTION("System mode") { m.mode = Mode::System; }
    CHECK_FALSE(run_a32(m, 0xf8ed0513));
    CHECK(m.stack_of_mode.at(0x13) == 0x40);
}
