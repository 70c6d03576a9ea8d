// SPDX-License-Identifier: Apache-2.0
// Advanced SIMD permutations and modified immediates (ARM ARM A7.4.6, A8.8.313, A8.8.316,
// A8.8.418-A8.8.423).
#include <catch2/catch.hpp>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;

namespace {

/// Byte k of D[n] is 16 n + k.
FakeMachine machine() {
    FakeMachine m;
    for (u32 n = 0; n < 32; ++n)
        m.set_D(n, 0x0706050403020100u + u64{n % 16} * 0x1010101010101010u);
    return m;
}

struct PermuteCase {
    const char* assembly;
    u32 word;        ///< A32
    u64 d[2], m[2];  ///< D0 and D1, D4 and D5 afterwards
};

u32 t32_of(u32 a32) { return 0xef000000 | (a32 & 0x01000000) << 4 | (a32 & 0x00ffffff); }

void check(const PermuteCase& c) {
    const bool thumb = GENERATE(false, true);
    INFO(c.assembly << (thumb ? " (T32)" : " (A32)"));
    FakeMachine m = machine();
    auto want = m.d_registers;
    want[0] = c.d[0];
    want[1] = c.d[1];
    want[4] = c.m[0];
    want[5] = c.m[1];
    REQUIRE((thumb ? run_t32(m, t32_of(c.word)) : run_a32(m, c.word)));
    for (u32 i = 0; i < 32; ++i) {
        INFO("d" << i << std::hex << ": " << m.D(i) << ", not " << want[i]);
        CHECK(m.D(i) == want[i]);
    }
    CHECK((m.checked_advsimd && m.checked_fpexc));
    CHECK(m.fpscr() == 0);
}

}  // namespace

TEST_CASE("Permutations of elements") {
    check(GENERATE(values<PermuteCase>({
        // clang-format off
        {"vext.8 d0, d2, d4, #3", 0xf2b20304, {0x4241402726252423, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vext.8 d0, d2, d4, #0", 0xf2b20004, {0x2726252423222120, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vext.8 q0, q1, q2, #11", 0xf2b20b44, {0x4241403736353433, 0x5251504746454443}, {0x4746454443424140, 0x5756555453525150}},
        {"vext.8 q0, q1, q2, #8", 0xf2b20844, {0x3736353433323130, 0x4746454443424140}, {0x4746454443424140, 0x5756555453525150}},
        {"vtbl.8 d0, {d2}, d1", 0xf3b20801, {0x0000000000000000, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vtbl.8 d0, {d2,d3,d4,d5}, d1", 0xf3b20b01, {0x4746454443424140, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vtbx.8 d0, {d2,d3}, d1", 0xf3b20941, {0x0706050403020100, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vtbx.8 d0, {d2,d3,d4}, d1", 0xf3b20a41, {0x4746454443424140, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vdup.8 d0, d4[7]", 0xf3bf0c04, {0x4747474747474747, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vdup.16 q0, d4[2]", 0xf3ba0c44, {0x4544454445444544, 0x4544454445444544}, {0x4746454443424140, 0x5756555453525150}},
        {"vdup.32 d0, d4[1]", 0xf3bc0c04, {0x4746454447464544, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vdup.32 q0, d4[0]", 0xf3b40c44, {0x4342414043424140, 0x4342414043424140}, {0x4746454443424140, 0x5756555453525150}},
        {"vdup.8 q0, d4[0]", 0xf3b10c44, {0x4040404040404040, 0x4040404040404040}, {0x4746454443424140, 0x5756555453525150}},
        {"vswp d0, d4", 0xf3b20004, {0x4746454443424140, 0x1716151413121110}, {0x0706050403020100, 0x5756555453525150}},
        {"vswp q0, q2", 0xf3b20044, {0x4746454443424140, 0x5756555453525150}, {0x0706050403020100, 0x1716151413121110}},
        {"vtrn.8 d0, d4", 0xf3b20084, {0x4606440442024000, 0x1716151413121110}, {0x4707450543034101, 0x5756555453525150}},
        {"vtrn.8 q0, q2", 0xf3b200c4, {0x4606440442024000, 0x5616541452125010}, {0x4707450543034101, 0x5717551553135111}},
        {"vtrn.16 d0, d4", 0xf3b60084, {0x4544050441400100, 0x1716151413121110}, {0x4746070643420302, 0x5756555453525150}},
        {"vtrn.16 q0, q2", 0xf3b600c4, {0x4544050441400100, 0x5554151451501110}, {0x4746070643420302, 0x5756171653521312}},
        {"vtrn.32 d0, d4", 0xf3ba0084, {0x4342414003020100, 0x1716151413121110}, {0x4746454407060504, 0x5756555453525150}},
        {"vtrn.32 q0, q2", 0xf3ba00c4, {0x4342414003020100, 0x5352515013121110}, {0x4746454407060504, 0x5756555417161514}},
        {"vuzp.8 d0, d4", 0xf3b20104, {0x4644424006040200, 0x1716151413121110}, {0x4745434107050301, 0x5756555453525150}},
        {"vuzp.8 q0, q2", 0xf3b20144, {0x1614121006040200, 0x5654525046444240}, {0x1715131107050301, 0x5755535147454341}},
        {"vuzp.16 d0, d4", 0xf3b60104, {0x4544414005040100, 0x1716151413121110}, {0x4746434207060302, 0x5756555453525150}},
        {"vuzp.16 q0, q2", 0xf3b60144, {0x1514111005040100, 0x5554515045444140}, {0x1716131207060302, 0x5756535247464342}},
        {"vuzp.32 q0, q2", 0xf3ba0144, {0x1312111003020100, 0x5352515043424140}, {0x1716151407060504, 0x5756555447464544}},
        {"vzip.8 d0, d4", 0xf3b20184, {0x4303420241014000, 0x1716151413121110}, {0x4707460645054404, 0x5756555453525150}},
        {"vzip.8 q0, q2", 0xf3b201c4, {0x4303420241014000, 0x4707460645054404}, {0x5313521251115010, 0x5717561655155414}},
        {"vzip.16 d0, d4", 0xf3b60184, {0x4342030241400100, 0x1716151413121110}, {0x4746070645440504, 0x5756555453525150}},
        {"vzip.16 q0, q2", 0xf3b601c4, {0x4342030241400100, 0x4746070645440504}, {0x5352131251501110, 0x5756171655541514}},
        {"vzip.32 q0, q2", 0xf3ba01c4, {0x4342414003020100, 0x4746454407060504}, {0x5352515013121110, 0x5756555417161514}},
        // clang-format on
    })));
}

TEST_CASE("One register and a modified immediate: AdvSIMDExpandImm") {
    check(GENERATE(values<PermuteCase>({
        // clang-format off
        {"vmov.i32 d0, #0xab", 0xf382001b, {0x000000ab000000ab, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i32 q0, #0xab00", 0xf382025b, {0x0000ab000000ab00, 0x0000ab000000ab00}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i32 d0, #0xab0000", 0xf382041b, {0x00ab000000ab0000, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i32 q0, #0xab000000", 0xf382065b, {0xab000000ab000000, 0xab000000ab000000}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i16 d0, #0xab", 0xf382081b, {0x00ab00ab00ab00ab, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i16 q0, #0xab00", 0xf3820a5b, {0xab00ab00ab00ab00, 0xab00ab00ab00ab00}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i32 d0, #0xabff", 0xf3820c1b, {0x0000abff0000abff, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i32 q0, #0xabffff", 0xf3820d5b, {0x00abffff00abffff, 0x00abffff00abffff}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i8 q0, #0xab", 0xf3820e5b, {0xabababababababab, 0xabababababababab}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i64 d0, #0xff00ff0000ffff00", 0xf3820e36, {0xff00ff0000ffff00, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.i64 q0, #0xff", 0xf2800e71, {0x00000000000000ff, 0x00000000000000ff}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.f32 q0, #1.0", 0xf2870f50, {0x3f8000003f800000, 0x3f8000003f800000}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.f32 d0, #-2.5", 0xf3800f14, {0xc0200000c0200000, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.f32 d0, #0.125", 0xf2840f10, {0x3e0000003e000000, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmov.f32 d0, #31.0", 0xf2830f1f, {0x41f8000041f80000, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmvn.i32 d0, #0xab", 0xf382003b, {0xffffff54ffffff54, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vmvn.i16 q0, #0xab00", 0xf3820a7b, {0x54ff54ff54ff54ff, 0x54ff54ff54ff54ff}, {0x4746454443424140, 0x5756555453525150}},
        {"vmvn.i32 q0, #0xabffff", 0xf3820d7b, {0xff540000ff540000, 0xff540000ff540000}, {0x4746454443424140, 0x5756555453525150}},
        {"vorr.i32 d0, #0xab000000", 0xf382071b, {0xaf060504ab020100, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        {"vorr.i16 q0, #0xab", 0xf382095b, {0x07af05af03ab01ab, 0x17bf15bf13bb11bb}, {0x4746454443424140, 0x5756555453525150}},
        {"vbic.i32 q0, #0x1100", 0xf2810371, {0x0706040403020000, 0x1716041413120010}, {0x4746454443424140, 0x5756555453525150}},
        {"vbic.i16 d0, #0x100", 0xf2800b31, {0x0606040402020000, 0x1716151413121110}, {0x4746454443424140, 0x5756555453525150}},
        // clang-format on
    })));
}

TEST_CASE("A table of four registers") {
    FakeMachine m = machine();
    m.set_D(8, 0xff201f1008070100);
    SECTION("vtbl.8 d0, {d2,d3,d4,d5}, d8: outside is zero") {
        REQUIRE(run_a32(m, 0xf3b20b08));
        CHECK(m.D(0) == 0x0000574030272120);
    }
    SECTION("vtbx.8 d0, {d2,d3,d4,d5}, d8: outside stays") {
        REQUIRE(run_a32(m, 0xf3b20b48));
        CHECK(m.D(0) == 0x0706574030272120);
    }
    SECTION("the destination may be in the table: vtbl.8 d2, {d2}, d8") {
        REQUIRE(run_a32(m, 0xf3b22808));
        CHECK(m.D(2) == 0x0000000000272120);
    }
}

TEST_CASE("UNDEFINED and UNPREDICTABLE permutations and immediates") {
    struct Case {
        const char* what;
        u32 word;
        DecodeStatus should;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"vext.8 d0, d2, d4, #8", 0xf2b20804, DecodeStatus::Undefined},
        {"vext.8 q0, d3", 0xf2b30844, DecodeStatus::Undefined},
        {"vtbl.8 d0, {d31}, d1", 0xf3bf0881, DecodeStatus::Ok},
        {"vtbl.8 d0, {d31,d32}, d1", 0xf3bf0981, DecodeStatus::Unpredictable},
        {"vtbx.8 d0, {d29,...,d32}, d1", 0xf3bd0bc1, DecodeStatus::Unpredictable},
        {"vdup, imm4 = x000", 0xf3b80c04, DecodeStatus::Undefined},
        {"vdup, odd quadword", 0xf3b11c44, DecodeStatus::Undefined},
        {"vswp, size 01", 0xf3b60004, DecodeStatus::Undefined},
        {"vswp, odd quadword", 0xf3b20045, DecodeStatus::Undefined},
        {"vtrn, size 11", 0xf3be0084, DecodeStatus::Undefined},
        {"vuzp.32 d0, d4", 0xf3ba0104, DecodeStatus::Undefined},
        {"vzip.32 d0, d4", 0xf3ba0184, DecodeStatus::Undefined},
        {"vzip, size 11", 0xf3be01c4, DecodeStatus::Undefined},
        {"vmov.i32, odd quadword", 0xf2801050, DecodeStatus::Undefined},
        {"vmov.i32 #0 << 8", 0xf2800210, DecodeStatus::Unpredictable},
        {"vmov.i32 #0", 0xf2800010, DecodeStatus::Ok},
        {"vmvn.i32 #0 ones", 0xf2800c30, DecodeStatus::Unpredictable},
        {"vorr.i16 #0 << 8", 0xf2800b10, DecodeStatus::Unpredictable},
        {"vmov.f32 #2.0", 0xf2800f10, DecodeStatus::Ok},
        // clang-format on
    }));
    INFO(c.what);
    const Decoded d = decode_a32(c.word);
    CHECK(d.has_row());
    CHECK(d.status == c.should);
    FakeMachine m = machine();
    if (c.should == DecodeStatus::Unpredictable) CHECK(execute(m, d.op, d.operands));
}

TEST_CASE("Modified immediate, op 1 and cmode 1111, is no instruction") {
    CHECK_FALSE(decode_a32(0xf2800f30).has_row());
    CHECK_FALSE(decode_t32(0xef800f30, {}).has_row());
}
