// SPDX-License-Identifier: Apache-2.0
// Status registers, exceptions, exception returns, coprocessors, hints and barriers (ARM ARM A8.8,
// B9.3).
#include <catch2/catch.hpp>

#include "isa/access.hpp"
#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;
using Request = FakeMachine::Request;
using Mode = FakeMachine::Mode;

// Status registers --------------------------------------------------------------------------------

TEST_CASE("mrs r2, cpsr leaves out the execution state bits other than E") {
    FakeMachine m;
    m.cpsr_value = 0xffffffff;
    SECTION("A1") { REQUIRE(run_a32(m, 0xe10f2000)); }
    SECTION("T1") { REQUIRE(run_t32(m, 0xf3ef8200)); }
    CHECK(m.R(2) == 0xf8ff03df);
}

TEST_CASE("mrs r2, spsr") {
    FakeMachine m;
    m.spsr_value = 0x600001d3;
    SECTION("A1") {
        REQUIRE(run_a32(m, 0xe14f2000));
        CHECK(m.R(2) == 0x600001d3);
    }
    SECTION("T1") {
        REQUIRE(run_t32(m, 0xf3ff8200));
        CHECK(m.R(2) == 0x600001d3);
    }
    SECTION("in User mode UNPREDICTABLE") {
        m.mode = Mode::User;
        m.unpredictable_goes_on = false;
        CHECK_FALSE(run_a32(m, 0xe14f2000));
        CHECK(m.R(2) == 0);
    }
}

namespace {

struct MsrCase {
    const char* assembly;
    bool thumb;
    u32 word;
    u32 bytemask;
    bool spsr;
    bool ends_block;
};

}  // namespace

TEST_CASE("MSR (register) writes the bytes of its mask; the flags alone do not end a block") {
    const auto c = GENERATE(values<MsrCase>({
        // clang-format off
        {"msr cpsr_f, r2",    false, 0xe128f002, 8, false, false},
        {"msr cpsr_s, r2",    false, 0xe124f002, 4, false, false},
        {"msr cpsr_fs, r2",   false, 0xe12cf002, 12, false, false},
        {"msr cpsr_c, r2",    false, 0xe121f002, 1, false, true},
        {"msr cpsr_x, r2",    false, 0xe122f002, 2, false, true},
        {"msr cpsr_fsxc, r2", false, 0xe12ff002, 15, false, true},
        {"msr spsr_fsxc, r2", false, 0xe16ff002, 15, true, true},
        {"msr cpsr_f, r2",    true, 0xf3828800, 8, false, false},
        {"msr cpsr_c, r2",    true, 0xf3828100, 1, false, true},
        {"msr spsr_fc, r2",   true, 0xf3928900, 9, true, true},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    m.registers[2] = 0xa5a5a5a5;
    REQUIRE((c.thumb ? run_t32(m, c.word) : run_a32(m, c.word)));
    const auto& write = c.spsr ? m.spsr_write : m.cpsr_write;
    REQUIRE(write.has_value());
    CHECK_FALSE((c.spsr ? m.cpsr_write : m.spsr_write).has_value());
    CHECK(write->value == 0xa5a5a5a5);
    CHECK(write->bytemask == c.bytemask);
    CHECK_FALSE(write->exception_return);
    const Decoded d = c.thumb ? decode_t32(c.word, {}) : decode_a32(c.word);
    CHECK(((op_info(d.op).effects & kEndBlock) != 0) == c.ends_block);
}

TEST_CASE("MSR (immediate)") {
    FakeMachine m;
    SECTION("msr cpsr_f, #0xf0000000") {
        REQUIRE(run_a32(m, 0xe328f20f));
        CHECK(m.cpsr_write->value == 0xf0000000);
        CHECK(m.cpsr_write->bytemask == 8);
    }
    SECTION("msr cpsr_c, #0xd3") {
        REQUIRE(run_a32(m, 0xe321f0d3));
        CHECK(m.cpsr_write->value == 0xd3);
        CHECK(m.cpsr_write->bytemask == 1);
    }
    SECTION("msr spsr_c, #0x13") {
        REQUIRE(run_a32(m, 0xe361f013));
        CHECK(m.spsr_write->value == 0x13);
    }
    SECTION("msr spsr_c, #0x13 in System mode") {
        m.mode = Mode::System;
        REQUIRE(run_a32(m, 0xe361f013));
        CHECK_FALSE(m.spsr_write.has_value());
        CHECK_FALSE(m.unpredictable_reason.empty());
    }
    SECTION("an empty mask is a hint for the CPSR, UNPREDICTABLE for the SPSR") {
        CHECK(decode_a32(0xe320f001).op == OpId::YIELD);
        CHECK(decode_a32(0xe360f001).status == DecodeStatus::Unpredictable);
        CHECK(decode_a32(0xe120f002).status == DecodeStatus::Unpredictable);
    }
}

namespace {

struct BankedCase {
    const char* name;
    u32 mrs_a32, mrs_t32;  ///< mrs r2, <name>
    u32 msr_a32, msr_t32;  ///< msr <name>, r3
    u32 sysm;
    bool spsr;
};

}  // namespace

TEST_CASE("Banked register names, ARM ARM Tables B9-1 and B9-2") {
    const auto c = GENERATE(values<BankedCase>({
        // clang-format off
        {"r8_usr",   0xe1002200, 0xf3e08220, 0xe120f203, 0xf3838020,  0, false},
        {"r9_usr",   0xe1012200, 0xf3e18220, 0xe121f203, 0xf3838120,  1, false},
        {"r10_usr",  0xe1022200, 0xf3e28220, 0xe122f203, 0xf3838220,  2, false},
        {"r11_usr",  0xe1032200, 0xf3e38220, 0xe123f203, 0xf3838320,  3, false},
        {"r12_usr",  0xe1042200, 0xf3e48220, 0xe124f203, 0xf3838420,  4, false},
        {"sp_usr",   0xe1052200, 0xf3e58220, 0xe125f203, 0xf3838520,  5, false},
        {"lr_usr",   0xe1062200, 0xf3e68220, 0xe126f203, 0xf3838620,  6, false},
        {"r8_fiq",   0xe1082200, 0xf3e88220, 0xe128f203, 0xf3838820,  8, false},
        {"r9_fiq",   0xe1092200, 0xf3e98220, 0xe129f203, 0xf3838920,  9, false},
        {"r10_fiq",  0xe10a2200, 0xf3ea8220, 0xe12af203, 0xf3838a20, 10, false},
        {"r11_fiq",  0xe10b2200, 0xf3eb8220, 0xe12bf203, 0xf3838b20, 11, false},
        {"r12_fiq",  0xe10c2200, 0xf3ec8220, 0xe12cf203, 0xf3838c20, 12, false},
        {"sp_fiq",   0xe10d2200, 0xf3ed8220, 0xe12df203, 0xf3838d20, 13, false},
        {"lr_fiq",   0xe10e2200, 0xf3ee8220, 0xe12ef203, 0xf3838e20, 14, false},
        {"lr_irq",   0xe1002300, 0xf3e08230, 0xe120f303, 0xf3838030, 16, false},
        {"sp_irq",   0xe1012300, 0xf3e18230, 0xe121f303, 0xf3838130, 17, false},
        {"lr_svc",   0xe1022300, 0xf3e28230, 0xe122f303, 0xf3838230, 18, false},
        {"sp_svc",   0xe1032300, 0xf3e38230, 0xe123f303, 0xf3838330, 19, false},
        {"lr_abt",   0xe1042300, 0xf3e48230, 0xe124f303, 0xf3838430, 20, false},
        {"sp_abt",   0xe1052300, 0xf3e58230, 0xe125f303, 0xf3838530, 21, false},
        {"lr_und",   0xe1062300, 0xf3e68230, 0xe126f303, 0xf3838630, 22, false},
        {"sp_und",   0xe1072300, 0xf3e78230, 0xe127f303, 0xf3838730, 23, false},
        {"lr_mon",   0xe10c2300, 0xf3ec8230, 0xe12cf303, 0xf3838c30, 28, false},
        {"sp_mon",   0xe10d2300, 0xf3ed8230, 0xe12df303, 0xf3838d30, 29, false},
        {"elr_hyp",  0xe10e2300, 0xf3ee8230, 0xe12ef303, 0xf3838e30, 30, false},
        {"sp_hyp",   0xe10f2300, 0xf3ef8230, 0xe12ff303, 0xf3838f30, 31, false},
        {"spsr_fiq", 0xe14e2200, 0xf3fe8220, 0xe16ef203, 0xf3938e20, 14, true},
        {"spsr_irq", 0xe1402300, 0xf3f08230, 0xe160f303, 0xf3938030, 16, true},
        {"spsr_svc", 0xe1422300, 0xf3f28230, 0xe162f303, 0xf3938230, 18, true},
        {"spsr_abt", 0xe1442300, 0xf3f48230, 0xe164f303, 0xf3938430, 20, true},
        {"spsr_und", 0xe1462300, 0xf3f68230, 0xe166f303, 0xf3938630, 22, true},
        {"spsr_mon", 0xe14c2300, 0xf3fc8230, 0xe16cf303, 0xf3938c30, 28, true},
        {"spsr_hyp", 0xe14e2300, 0xf3fe8230, 0xe16ef303, 0xf3938e30, 30, true},
        // clang-format on
    }));
    INFO(c.name);
    FakeMachine m;
    m.banked[{c.sysm, c.spsr}] = 0x12345678;
    REQUIRE(run_a32(m, c.mrs_a32));
    CHECK(m.R(2) == 0x12345678);
    m.set_R(2, 0);
    REQUIRE(run_t32(m, c.mrs_t32));
    CHECK(m.R(2) == 0x12345678);
    m.set_R(3, 0xaaaa);
    REQUIRE(run_a32(m, c.msr_a32));
    CHECK(m.banked.at({c.sysm, c.spsr}) == 0xaaaa);
    m.set_R(3, 0xbbbb);
    REQUIRE(run_t32(m, c.msr_t32));
    CHECK(m.banked.at({c.sysm, c.spsr}) == 0xbbbb);
}

TEST_CASE("Banked accesses in User mode are UNPREDICTABLE") {
    FakeMachine m;
    m.mode = Mode::User;
    m.unpredictable_goes_on = false;
    CHECK_FALSE(run_a32(m, 0xe1002300));
    CHECK_FALSE(run_a32(m, 0xe120f303));
    CHECK(m.banked.empty());
}

TEST_CASE("CPS") {
    FakeMachine m;
    m.cpsr_value = 0x1d3;
    SECTION("cpsie if") {
        REQUIRE(run_a32(m, 0xf10800c0));
        CHECK(m.cpsr_write->value == 0x113);
    }
    SECTION("cpsie aif (T16)") {
        REQUIRE(run_t16(m, 0xb667));
        CHECK(m.cpsr_write->value == 0x13);
    }
    SECTION("cpsid a (T16)") {
        m.cpsr_value = 0x13;
        REQUIRE(run_t16(m, 0xb674));
        CHECK(m.cpsr_write->value == 0x113);
    }
    SECTION("cpsid i, #0x12") {
        m.cpsr_value = 0x13;
        REQUIRE(run_a32(m, 0xf10e0092));
        CHECK(m.cpsr_write->value == 0x92);
    }
    SECTION("cps #0x1f") {
        REQUIRE(run_a32(m, 0xf102001f));
        CHECK(m.cpsr_write->value == 0x1df);
    }
    SECTION("cps #0x11 (T32)") {
        REQUIRE(run_t32(m, 0xf3af8111));
        CHECK(m.cpsr_write->value == 0x1d1);
    }
    SECTION("cpsie f, #0x11 (T32)") {
        REQUIRE(run_t32(m, 0xf3af8531));
        CHECK(m.cpsr_write->value == 0x191);
    }
    CHECK(m.cpsr_write->bytemask == 15);
}

TEST_CASE("cpsid i in User mode does nothing") {
    FakeMachine m;
    m.mode = Mode::User;
    REQUIRE(run_a32(m, 0xf10c0080));
    CHECK_FALSE(m.cpsr_write.has_value());
}

TEST_CASE("UNPREDICTABLE forms of CPS") {
    CHECK(decode_a32(0xf1000000).status == DecodeStatus::Unpredictable);  // neither masks nor mode
    CHECK(decode_a32(0xf1080000).status == DecodeStatus::Unpredictable);  // cpsie without masks
    CHECK(decode_a32(0xf1020080).status == DecodeStatus::Unpredictable);  // masks without imod
    CHECK(decode_a32(0xf1080081).status == DecodeStatus::Unpredictable);  // a mode without M
    CHECK(decode_a32(0xf1040080).status == DecodeStatus::Unpredictable);  // imod = 01
    CHECK(decode_t16(0xb660, {}).status == DecodeStatus::Unpredictable);
    CHECK(decode_t16(0xb662, {0x08}).status == DecodeStatus::Unpredictable);
    CHECK(decode_t32(0xf3af8000, {}).op == OpId::NOP);
}

TEST_CASE("SETEND") {
    FakeMachine m;
    SECTION("setend be") { REQUIRE(run_a32(m, 0xf1010200)); }
    SECTION("setend be (T16)") { REQUIRE(run_t16(m, 0xb658)); }
    CHECK(m.request == Request::EndianState);
    CHECK(m.request_argument == 1);
    REQUIRE(run_a32(m, 0xf1010000));
    CHECK(m.request_argument == 0);
}

// Exceptions --------------------------------------------------------------------------------------

TEST_CASE("Exception-generating instructions record their exception") {
    struct Case {
        const char* assembly;
        u8 set;  ///< 0 A32, 1 T32, 2 T16
        u32 word;
        Request request;
        u32 immediate;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"svc #0x123456", 0, 0xef123456, Request::Supervisor, 0x123456},
        {"svc #0x12",     2, 0xdf12, Request::Supervisor, 0x12},
        {"hvc #0x1234",   0, 0xe1412374, Request::Hypervisor, 0x1234},
        {"hvc #0x1234",   1, 0xf7e18234, Request::Hypervisor, 0x1234},
        {"smc #5",        0, 0xe1600075, Request::SecureMonitor, 5},
        {"smc #5",        1, 0xf7f58000, Request::SecureMonitor, 5},
        {"bkpt #0x1234",  0, 0xe1212374, Request::Breakpoint, 0},
        {"bkpt #0x12",    2, 0xbe12, Request::Breakpoint, 0},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    CHECK_FALSE((c.set == 0   ? run_a32(m, c.word)
                 : c.set == 1 ? run_t32(m, c.word)
                              : run_t16(m, c.word)));
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

// Coprocessors ------------------------------------------------------------------------------------

TEST_CASE("Coprocessor register fields are packed for the system register table") {
    const builders::CoprocFields f{decode_a32(0xee812f53).operands.imm};
    CHECK(f.coproc() == 15);
    CHECK(f.opc1() == 4);
    CHECK(f.CRn() == 1);
    CHECK(f.CRm() == 3);
    CHECK(f.opc2() == 2);
    CHECK(f.key() == decode_t32(0xee917f53, {}).operands.imm);
}

TEST_CASE("MCR and MRC") {
    FakeMachine m;
    m.registers[2] = 0x1234;
    SECTION("mcr p15, 0, r2, c1, c0, 0") {
        REQUIRE(run_a32(m, 0xee012f10));
        CHECK(m.coproc_value == 0x1234);
    }
    SECTION("mrc p14, 0, r2, c0, c1, 0") {
        m.coproc_value = 0x5678;
        REQUIRE(run_a32(m, 0xee102e11));
        CHECK(m.R(2) == 0x5678);
    }
    SECTION("mrc p14, 0, apsr_nzcv, c0, c1, 0") {
        m.coproc_value = 0xa0000000;
        REQUIRE(run_a32(m, 0xee10fe11));
        CHECK((m.N() && !m.Z() && m.C() && !m.V()));
        CHECK(m.branch == FakeMachine::Branch::None);
    }
    SECTION("a trapped read leaves the register") {
        m.coproc_faults = true;
        CHECK_FALSE(run_a32(m, 0xee112f10));
        CHECK(m.R(2) == 0x1234);
    }
}

TEST_CASE("MCRR and MRRC: Rt is the low word") {
    FakeMachine m;
    m.registers[2] = 0x1111;
    m.registers[3] = 0x2222;
    SECTION("mcrr p15, 6, r2, r3, c2") {
        REQUIRE(run_a32(m, 0xec432f62));
        CHECK(m.coproc_value == 0x0000222200001111);
        CHECK(builders::CoprocFields{m.coproc_fields}.opc1() == 6);
        CHECK(builders::CoprocFields{m.coproc_fields}.CRm() == 2);
    }
    SECTION("mrrc p15, 1, r2, r3, c14") {
        m.coproc_value = 0x0123456789abcdef;
        REQUIRE(run_t32(m, 0xec532f1e));
        CHECK(m.R(2) == 0x89abcdef);
        CHECK(m.R(3) == 0x01234567);
    }
}

TEST_CASE("Other coprocessors and the unconditional forms are UNDEFINED") {
    const u32 word = GENERATE(0xee012710, 0xee112310, 0xec432d62, 0xec53201e, 0xee132fa4,
                              0xed915f00, 0xed816e00, 0xfe012f10, 0xfe112e10, 0xfc432f62,
                              0xfc532f1e, 0xfe132ea4, 0xfd915e00, 0xfd815e00);
    INFO(std::hex << word);
    FakeMachine m;
    m.registers[1] = 0x40;
    CHECK_FALSE(run_a32(m, word));
    CHECK(m.undefined);
    CHECK(m.accesses.empty());
}

TEST_CASE("LDC and STC of the debug transfer registers") {
    FakeMachine m;
    m.registers[1] = 0x40;
    m.put_word(0x48, 0xabcd);
    SECTION("ldc p14, c5, [r1, #8]!") {
        REQUIRE(run_a32(m, 0xedb15e02));
        CHECK(m.coproc_value == 0xabcd);
        CHECK(m.R(1) == 0x48);
    }
    SECTION("stc p14, c5, [r1], #4") {
        m.coproc_value = 0x1234;
        REQUIRE(run_a32(m, 0xeca15e01));
        CHECK(m.word_at(0x40) == 0x1234);
        CHECK(m.R(1) == 0x44);
    }
    SECTION("stc p14, c5, [r1], {4}: unindexed") {
        m.coproc_value = 0x1234;
        REQUIRE(run_t32(m, 0xec815e04));
        CHECK(m.word_at(0x40) == 0x1234);
        CHECK(m.R(1) == 0x40);
    }
    SECTION("an abort leaves the base") {
        m.fault_at = 0x48;
        CHECK_FALSE(run_a32(m, 0xedb15e02));
        CHECK(m.R(1) == 0x40);
    }
}

TEST_CASE("UNPREDICTABLE coprocessor encodings") {
    CHECK(decode_a32(0xee01ff10).status == DecodeStatus::Unpredictable);      // mcr, pc
    CHECK(decode_t32(0xee01df10, {}).status == DecodeStatus::Unpredictable);  // mcr, sp
    CHECK(decode_a32(0xec522f0e).status == DecodeStatus::Unpredictable);      // mrrc, Rt = Rt2
    CHECK(decode_a32(0xed9f5e01).status == DecodeStatus::Ok);                 // ldc, literal
    CHECK(decode_t32(0xed9f5e01, {}).status == DecodeStatus::Ok);
    CHECK(decode_a32(0xedbf5e01).status == DecodeStatus::Unpredictable);      // with writeback
    CHECK(decode_t32(0xed8f5e01, {}).status == DecodeStatus::Unpredictable);  // stc, pc
    CHECK(decode_a32(0xed8f5e01).status == DecodeStatus::Ok);
    CHECK(decode_a32(0xec105e01).status == DecodeStatus::Undefined);  // P = U = D = W = 0
}

// Hints and barriers ------------------------------------------------------------------------------

TEST_CASE("Hints and barriers") {
    struct Case {
        const char* assembly;
        u8 set;  ///< 0 A32, 1 T32, 2 T16
        u32 word;
        Request request;
        u32 argument;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"nop",      0, 0xe320f000, Request::None, 0},
        {"nop",      1, 0xf3af8000, Request::None, 0},
        {"nop",      2, 0xbf00, Request::None, 0},
        {"yield",    0, 0xe320f001, Request::Yield, 0},
        {"yield",    1, 0xf3af8001, Request::Yield, 0},
        {"yield",    2, 0xbf10, Request::Yield, 0},
        {"wfe",      0, 0xe320f002, Request::WaitForEvent, 0},
        {"wfe",      1, 0xf3af8002, Request::WaitForEvent, 0},
        {"wfe",      2, 0xbf20, Request::WaitForEvent, 0},
        {"wfi",      0, 0xe320f003, Request::WaitForInterrupt, 0},
        {"wfi",      1, 0xf3af8003, Request::WaitForInterrupt, 0},
        {"wfi",      2, 0xbf30, Request::WaitForInterrupt, 0},
        {"sev",      0, 0xe320f004, Request::SendEvent, 0},
        {"sev",      1, 0xf3af8004, Request::SendEvent, 0},
        {"sev",      2, 0xbf40, Request::SendEvent, 0},
        {"dbg #5",   0, 0xe320f0f5, Request::Debug, 5},
        {"dbg #5",   1, 0xf3af80f5, Request::Debug, 5},
        {"dmb ish",  0, 0xf57ff05b, Request::DataMemoryBarrier, 11},
        {"dmb sy",   1, 0xf3bf8f5f, Request::DataMemoryBarrier, 15},
        {"dsb ishst", 0, 0xf57ff04a, Request::DataSynchronizationBarrier, 10},
        {"dsb nsh",  1, 0xf3bf8f47, Request::DataSynchronizationBarrier, 7},
        {"isb",      0, 0xf57ff06f, Request::InstructionSynchronizationBarrier, 0},
        {"isb",      1, 0xf3bf8f6f, Request::InstructionSynchronizationBarrier, 0},
        {"hint 5 (SEVL of ARMv8)", 0, 0xe320f005, Request::None, 0},
        {"hint 0x80",              0, 0xe320f080, Request::None, 0},
        {"hint 5",                 2, 0xbf50, Request::None, 0},
        {"hint 0x80",              1, 0xf3af8080, Request::None, 0},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m;
    CHECK((c.set == 0 ? run_a32(m, c.word) : c.set == 1 ? run_t32(m, c.word) : run_t16(m, c.word)));
    CHECK(m.request == c.request);
    CHECK(m.request_argument == c.argument);
}

TEST_CASE("A trapped WFI or WFE ends in an exception") {
    FakeMachine m;
    m.wait_trapped = true;
    CHECK_FALSE(run_a32(m, 0xe320f003));
    CHECK_FALSE(run_t16(m, 0xbf20));
}

// The syndrome of a Data Abort --------------------------------------------------------------------

TEST_CASE("The instruction syndrome of a Data Abort, ARM ARM B3.13.6") {
    struct Case {
        const char* assembly;
        Decoded d;
        u32 iss;
    };
    constexpr u32 kIsv = 1 << 24, kHalf = 1 << 22, kWord = 2 << 22, kSigned = 1 << 21;
    constexpr u32 kR2 = 2 << 16, kR3 = 3 << 16;
    const auto c = GENERATE_COPY(values<Case>({
        {"ldr r2, [r1, #4]", decode_a32(0xe5912004), kIsv | kWord | kR2},
        {"str r3, [r1]", decode_a32(0xe5813000), kIsv | kWord | kR3},
        {"ldrb r2, [r1, r3]", decode_a32(0xe7d12003), kIsv | kR2},
        {"ldrsb r2, [r1]", decode_a32(0xe1d120d0), kIsv | kSigned | kR2},
        {"ldrh r3, [r1]", decode_t16(0x880b, {}), kIsv | kHalf | kR3},
        {"ldrsh r2, [pc, #8]", decode_a32(0xe1df20f8), kIsv | kHalf | kSigned | kR2},
        {"strbt r2, [r1]", decode_t32(0xf8012e00, {}), kIsv | kR2},
        {"ldr r2, [r1, #4]!", decode_a32(0xe5b12004), 0},
        {"ldr r2, [r1], #4", decode_a32(0xe4912004), 0},
        {"ldr pc, [r1]", decode_a32(0xe591f000), 0},
        {"push {r2}", decode_a32(0xe52d2004), 0},
        {"ldrd r2, r3, [r1]", decode_a32(0xe1c120d0), 0},
        {"ldm r1, {r2}", decode_a32(0xe8910004), 0},
        {"ldrex r2, [r1]", decode_a32(0xe1912f9f), 0},
        {"vldr s2, [r1]", decode_a32(0xed911a00), 0},
    }));
    INFO(c.assembly);
    CHECK(access_syndrome(c.d.op, c.d.operands).iss() == c.iss);
}
