// SPDX-License-Identifier: Apache-2.0
// Advanced SIMD data processing on integers: what the encodings leave UNDEFINED (ARM ARM A7.4,
// A8.8), access checks, and the cumulative saturation flag.
#include "simd_case.hpp"

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("UNDEFINED encodings of Advanced SIMD integers") {
    struct Case {
        const char* what;
        u32 word;
    };
    const auto c = GENERATE(values<Case>({
        {"vhadd, size 3", 0xf2320004},
        {"vceq, size 3", 0xf3320814},
        {"vadd.i8 q, Vd<0>", 0xf2021844},
        {"vadd.i8 q, Vn<0>", 0xf2030844},
        {"vadd.i8 q, Vm<0>", 0xf2020845},
        {"vand q, Vd<0>", 0xf2021154},
        {"vmul.p16", 0xf3120914},
        {"vpmax.s8 q", 0xf2020a44},
        {"vpadd.i8 q", 0xf2020b54},
        {"vpadd, size 3", 0xf2320b14},
        {"vqdmulh.s8", 0xf2020b04},
        {"vqdmulh, size 3", 0xf2320b04},
        {"vqrdmulh.s8", 0xf3020b04},
        {"vaddl, Vd<0>", 0xf2821004},
        {"vaddw, Vn<0>", 0xf2830104},
        {"vaddhn, Vn<0>", 0xf2830404},
        {"vaddhn, Vm<0>", 0xf2820405},
        {"vqdmlal.s8", 0xf2820904},
        {"vqdmull.s8", 0xf2820d04},
        {"vmull.p8 with U", 0xf3820e04},
        {"vmull.p16", 0xf2920e04},
        {"vmull.p64 (ARMv8)", 0xf2a20e04},
        {"vmull, Vd<0>", 0xf2821c04},
        {"vmla.i8 with a scalar", 0xf2820044},
        {"vmla.i16 q with a scalar, Vd<0>", 0xf3921044},
        {"vmla.i16 q with a scalar, Vn<0>", 0xf3930044},
        {"vmull.s8 with a scalar", 0xf2820a44},
        {"vmull.s16 with a scalar, Vd<0>", 0xf2921a44},
        {"vqdmulh.s8 with a scalar", 0xf2820c44},
        {"vshr.s8 q, Vm<0>", 0xf28f0055},
        {"vsli.8 q, Vd<0>", 0xf3891554},
        {"vqshlu without U", 0xf2890614},
        {"vshrn, Vm<0>", 0xf2880815},
        {"vshll, Vd<0>", 0xf2891a14},
        {"vmovl, Vd<0>", 0xf2881a14},
        {"vrev64, size 3", 0xf3bc0004},
        {"vrev32.32", 0xf3b80084},
        {"vrev16.16", 0xf3b40104},
        {"vrev64.8 q, Vd<0>", 0xf3b01044},
        {"vpaddl, size 3", 0xf3bc0204},
        {"vclz, size 3", 0xf3bc0484},
        {"vcnt.16", 0xf3b40504},
        {"vmvn, size 1", 0xf3b40584},
        {"vqabs, size 3", 0xf3bc0704},
        {"vcgt #0, size 3", 0xf3bd0004},
        {"vmovn, Vm<0>", 0xf3b20205},
        {"vmovn, size 3", 0xf3be0204},
        {"vqmovn, size 3", 0xf3be0284},
        {"vshll #max, Vd<0>", 0xf3b21304},
        {"vshll #max, size 3", 0xf3be0304},
    }));
    INFO(c.what);
    CHECK(decode_a32(c.word).has_row());
    CHECK(decode_a32(c.word).status == DecodeStatus::Undefined);
    CHECK(decode_t32(t32_of(c.word), {}).status == DecodeStatus::Undefined);
}

TEST_CASE("Advanced SIMD instructions of ARMv8 have no row") {
    // vqrdmlah.s16, vqrdmlsh.s16, sha1c.32, vmull with opcode 15
    for (const u32 word : {0xf3120b14u, 0xf3120c14u, 0xf2020c44u, 0xf2820f04u}) {
        INFO(std::hex << word);
        CHECK_FALSE(decode_a32(word).has_row());
        CHECK_FALSE(decode_t32(t32_of(word), {}).has_row());
    }
}

TEST_CASE("With Advanced SIMD disabled nothing is changed") {
    FakeMachine m;
    m.vfp_enabled = false;
    for (u32 n = 0; n < 32; ++n) m.set_D(n, u64{0x8182838485868788} + n);
    const auto before = m.d_registers;
    // a word of each loop, the saturating ones among them
    for (const u32 word : {0xf2020014u, 0xf2020704u, 0xf2020b14u, 0xf2020114u, 0xf2820004u,
                           0xf2920904u, 0xf2820404u, 0xf2920044u, 0xf2890714u, 0xf2880914u,
                           0xf2890a14u, 0xf3b00004u, 0xf3b00204u, 0xf3b00704u, 0xf3b20284u}) {
        INFO(std::hex << word);
        m.undefined = false;
        CHECK_FALSE(run_a32(m, word));
        CHECK(m.undefined);
        CHECK(m.d_registers == before);
        CHECK(m.fpscr() == 0);
    }
}

TEST_CASE("FPSCR.QC stays, and FPSCR.LEN does nothing", "ARM ARM A2.5.4, A7.4") {
    constexpr u32 kQC = u32{1} << 27, kVectors = 7u << 16 | 3u << 20, kNZCV = 0xa0000000;
    FakeMachine m;
    m.set_fpscr(kNZCV | kVectors);
    m.set_D(2, B(127));
    m.set_D(4, B(1));
    REQUIRE(run_a32(m, 0xf2021014));  // vqadd.s8 d1, d2, d4
    CHECK(m.D(1) == B(127, 0));
    CHECK(m.fpscr() == (kNZCV | kVectors | kQC));
    REQUIRE(run_a32(m, 0xf2021034));  // vqadd.s8 d1, d2, d20
    CHECK(m.D(1) == B(127));
    CHECK(m.fpscr() == (kNZCV | kVectors | kQC));
}

TEST_CASE("Advanced SIMD is conditional in an IT block") {
    const Decoded d = decode_t32(0xef020004, {0x18});
    CHECK(d.status == DecodeStatus::Ok);
    CHECK(d.operands.cond == 1);
    CHECK(decode_a32(0xf2020004).operands.cond == 14);
}
