// SPDX-License-Identifier: Apache-2.0
// Advanced SIMD element and structure loads and stores (ARM ARM A7.7, A8.8.320-A8.8.331,
// A8.8.404-A8.8.411).
#include <catch2/catch.hpp>
#include <string>

#include "run.hpp"

using namespace hypscope;
using namespace hypscope::isa;

namespace {

/// Bytes of memory hold their addresses, a D register its number in all bytes but the low bits.
FakeMachine machine() {
    FakeMachine m;
    for (u32 i = 0; i < m.memory.size(); ++i) m.memory[i] = static_cast<u8>(i);
    for (u32 n = 0; n < 32; ++n) {
        const u64 byte = n < 16 ? 0xd0 + n : 0xe0 + n - 16;
        m.set_D(n, (byte * 0x0101010101010101) ^ 0x0706050403020100);
    }
    m.registers[0] = 0x40;
    m.registers[1] = 7;
    return m;
}

bool run(FakeMachine& m, bool thumb, u32 word) {
    return thumb ? run_t32(m, word) : run_a32(m, word);
}

struct Register {
    u32 number;
    u64 value;
};
struct LoadCase {
    const char* assembly;
    bool thumb;
    u32 word;
    u32 base;  ///< afterwards
    std::vector<Register> loaded;
};
struct StoreCase {
    const char* assembly;
    bool thumb;
    u32 word;
    u32 base;
    const char* stored;  ///< bytes from 0x40 up
};

std::string bytes_at(const FakeMachine& m, u32 address, u32 count) {
    std::string text;
    for (u32 i = 0; i < count; ++i) {
        text += "0123456789abcdef"[m.memory[address + i] >> 4];
        text += "0123456789abcdef"[m.memory[address + i] & 15];
    }
    return text;
}

}  // namespace

TEST_CASE("Loads of elements and structures") {
    const bool spans = GENERATE(false, true);
    const auto c = GENERATE(values<LoadCase>({
        // clang-format off
        {"vld1.8 {d1}, [r0]", false, 0xf420170f, 0x40, {{1, 0x4746454443424140}}},
        {"vld1.16 {d1-d2}, [r0]!", true, 0xf9201a4d, 0x50, {{1, 0x4746454443424140}, {2, 0x4f4e4d4c4b4a4948}}},
        {"vld1.32 {d1-d3}, [r0], r1", false, 0xf4201681, 0x47, {{1, 0x4746454443424140}, {2, 0x4f4e4d4c4b4a4948}, {3, 0x5756555453525150}}},
        {"vld1.64 {d28-d31}, [r0:256]!", false, 0xf460c2fd, 0x60, {{28, 0x4746454443424140}, {29, 0x4f4e4d4c4b4a4948}, {30, 0x5756555453525150}, {31, 0x5f5e5d5c5b5a5958}}},
        {"vld1.64 {d17}, [r0:64]", true, 0xf96017df, 0x40, {{17, 0x4746454443424140}}},
        {"vld2.8 {d1-d2}, [r0:128]", false, 0xf420182f, 0x40, {{1, 0x4e4c4a4846444240}, {2, 0x4f4d4b4947454341}}},
        {"vld2.16 {d1,d3}, [r0]!", false, 0xf420194d, 0x50, {{1, 0x4d4c494845444140}, {3, 0x4f4e4b4a47464342}}},
        {"vld2.32 {d16-d19}, [r0:256], r1", true, 0xf96003b1, 0x47, {{16, 0x4b4a494843424140}, {17, 0x5b5a595853525150}, {18, 0x4f4e4d4c47464544}, {19, 0x5f5e5d5c57565554}}},
        {"vld2.8 {d4-d7}, [r0]", false, 0xf420430f, 0x40, {{4, 0x4e4c4a4846444240}, {5, 0x5e5c5a5856545250}, {6, 0x4f4d4b4947454341}, {7, 0x5f5d5b5957555351}}},
        {"vld3.8 {d1-d3}, [r0:64]", false, 0xf420141f, 0x40, {{1, 0x55524f4c49464340}, {2, 0x5653504d4a474441}, {3, 0x5754514e4b484542}}},
        {"vld3.16 {d1,d3,d5}, [r0]!", true, 0xf920154d, 0x58, {{1, 0x53524d4c47464140}, {3, 0x55544f4e49484342}, {5, 0x575651504b4a4544}}},
        {"vld3.32 {d29-d31}, [r0], r1", false, 0xf460d481, 0x47, {{29, 0x4f4e4d4c43424140}, {30, 0x5352515047464544}, {31, 0x575655544b4a4948}}},
        {"vld4.8 {d1-d4}, [r0:64]", false, 0xf420101f, 0x40, {{1, 0x5c5854504c484440}, {2, 0x5d5955514d494541}, {3, 0x5e5a56524e4a4642}, {4, 0x5f5b57534f4b4743}}},
        {"vld4.16 {d1,d3,d5,d7}, [r0]!", true, 0xf920114d, 0x60, {{1, 0x5958515049484140}, {3, 0x5b5a53524b4a4342}, {5, 0x5d5c55544d4c4544}, {7, 0x5f5e57564f4e4746}}},
        {"vld4.32 {d28-d31}, [r0:256], r1", false, 0xf460c0b1, 0x47, {{28, 0x5352515043424140}, {29, 0x5756555447464544}, {30, 0x5b5a59584b4a4948}, {31, 0x5f5e5d5c4f4e4d4c}}},
        {"vld1.8 {d1[7]}, [r0]", false, 0xf4a010ef, 0x40, {{1, 0x40d7d4d5d2d3d0d1}}},
        {"vld1.16 {d1[2]}, [r0:16]!", true, 0xf9a0149d, 0x42, {{1, 0xd6d74140d2d3d0d1}}},
        {"vld1.32 {d31[1]}, [r0:32], r1", false, 0xf4e0f8b1, 0x47, {{31, 0x43424140ecedeeef}}},
        {"vld2.8 {d1[3],d2[3]}, [r0:16]", false, 0xf4a0117f, 0x40, {{1, 0xd6d7d4d540d3d0d1}, {2, 0xd5d4d7d641d0d3d2}}},
        {"vld2.16 {d1[1],d3[1]}, [r0:32]!", true, 0xf9a0157d, 0x44, {{1, 0xd6d7d4d54140d0d1}, {3, 0xd4d5d6d74342d2d3}}},
        {"vld2.32 {d16[0],d18[0]}, [r0:64], r1", false, 0xf4e00951, 0x47, {{16, 0xe7e6e5e443424140}, {18, 0xe5e4e7e647464544}}},
        {"vld3.8 {d1[0],d2[0],d3[0]}, [r0]!", false, 0xf4a0120d, 0x43, {{1, 0xd6d7d4d5d2d3d040}, {2, 0xd5d4d7d6d1d0d341}, {3, 0xd4d5d6d7d0d1d242}}},
        {"vld3.16 {d1[3],d3[3],d5[3]}, [r0]", true, 0xf9a016ef, 0x40, {{1, 0x4140d4d5d2d3d0d1}, {3, 0x4342d6d7d0d1d2d3}, {5, 0x4544d0d1d6d7d4d5}}},
        {"vld3.32 {d16[1],d17[1],d18[1]}, [r0], r1", false, 0xf4e00a81, 0x47, {{16, 0x43424140e3e2e1e0}, {17, 0x47464544e2e3e0e1}, {18, 0x4b4a4948e1e0e3e2}}},
        {"vld4.8 {d1[5],d2[5],d3[5],d4[5]}, [r0:32]!", false, 0xf4a013bd, 0x44, {{1, 0xd6d740d5d2d3d0d1}, {2, 0xd5d441d6d1d0d3d2}, {3, 0xd4d542d7d0d1d2d3}, {4, 0xd3d243d0d7d6d5d4}}},
        {"vld4.16 {d1[2],d3[2],d5[2],d7[2]}, [r0:64]", true, 0xf9a017bf, 0x40, {{1, 0xd6d74140d2d3d0d1}, {3, 0xd4d54342d0d1d2d3}, {5, 0xd2d34544d6d7d4d5}, {7, 0xd0d14746d4d5d6d7}}},
        {"vld4.32 {d16[1],d18[1],d20[1],d22[1]}, [r0:128], r1", false, 0xf4e00be1, 0x47, {{16, 0x43424140e3e2e1e0}, {18, 0x47464544e1e0e3e2}, {20, 0x4b4a4948e7e6e5e4}, {22, 0x4f4e4d4ce5e4e7e6}}},
        {"vld1.8 {d1[]}, [r0]", false, 0xf4a01c0f, 0x40, {{1, 0x4040404040404040}}},
        {"vld1.16 {d1[],d2[]}, [r0:16]!", true, 0xf9a01c7d, 0x42, {{1, 0x4140414041404140}, {2, 0x4140414041404140}}},
        {"vld1.32 {d31[]}, [r0:32], r1", false, 0xf4e0fc91, 0x47, {{31, 0x4342414043424140}}},
        {"vld2.8 {d1[],d2[]}, [r0:16]", false, 0xf4a01d1f, 0x40, {{1, 0x4040404040404040}, {2, 0x4141414141414141}}},
        {"vld2.16 {d1[],d3[]}, [r0:32]!", true, 0xf9a01d7d, 0x44, {{1, 0x4140414041404140}, {3, 0x4342434243424342}}},
        {"vld2.32 {d16[],d17[]}, [r0:64], r1", false, 0xf4e00d91, 0x47, {{16, 0x4342414043424140}, {17, 0x4746454447464544}}},
        {"vld3.8 {d1[],d2[],d3[]}, [r0]", false, 0xf4a01e0f, 0x40, {{1, 0x4040404040404040}, {2, 0x4141414141414141}, {3, 0x4242424242424242}}},
        {"vld3.16 {d1[],d3[],d5[]}, [r0]!", true, 0xf9a01e6d, 0x46, {{1, 0x4140414041404140}, {3, 0x4342434243424342}, {5, 0x4544454445444544}}},
        {"vld3.32 {d16[],d17[],d18[]}, [r0], r1", false, 0xf4e00e81, 0x47, {{16, 0x4342414043424140}, {17, 0x4746454447464544}, {18, 0x4b4a49484b4a4948}}},
        {"vld4.8 {d1[],d2[],d3[],d4[]}, [r0:32]!", false, 0xf4a01f1d, 0x44, {{1, 0x4040404040404040}, {2, 0x4141414141414141}, {3, 0x4242424242424242}, {4, 0x4343434343434343}}},
        {"vld4.16 {d1[],d3[],d5[],d7[]}, [r0:64]", true, 0xf9a01f7f, 0x40, {{1, 0x4140414041404140}, {3, 0x4342434243424342}, {5, 0x4544454445444544}, {7, 0x4746474647464746}}},
        {"vld4.32 {d28[],d29[],d30[],d31[]}, [r0:128], r1", false, 0xf4e0cfd1, 0x47, {{28, 0x4342414043424140}, {29, 0x4746454447464544}, {30, 0x4b4a49484b4a4948}, {31, 0x4f4e4d4c4f4e4d4c}}},
        {"vld4.32 {d16[],d17[],d18[],d19[]}, [r0:64]", false, 0xf4e00f9f, 0x40, {{16, 0x4342414043424140}, {17, 0x4746454447464544}, {18, 0x4b4a49484b4a4948}, {19, 0x4f4e4d4c4f4e4d4c}}},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.spans = spans;
    auto expected = m.d_registers;
    for (const Register& r : c.loaded) expected[r.number] = r.value;
    REQUIRE(run(m, c.thumb, c.word));
    CHECK(m.d_registers == expected);
    CHECK(m.R(0) == c.base);
    CHECK(m.R(1) == 7);
    CHECK(m.checked_advsimd);
    CHECK(m.checked_fpexc);
}

TEST_CASE("Stores of elements and structures") {
    const bool spans = GENERATE(false, true);
    const auto c = GENERATE(values<StoreCase>({
        // clang-format off
        {"vst1.8 {d1}, [r0]", false, 0xf400170f, 0x40, "d1d0d3d2d5d4d7d6"},
        {"vst1.16 {d1-d2}, [r0]!", true, 0xf9001a4d, 0x50, "d1d0d3d2d5d4d7d6d2d3d0d1d6d7d4d5"},
        {"vst1.32 {d1-d3}, [r0], r1", false, 0xf4001681, 0x47, "d1d0d3d2d5d4d7d6d2d3d0d1d6d7d4d5d3d2d1d0d7d6d5d4"},
        {"vst1.64 {d28-d31}, [r0:256]!", false, 0xf440c2fd, 0x60, "ecedeeefe8e9eaebedecefeee9e8ebeaeeefecedeaebe8e9efeeedecebeae9e8"},
        {"vst1.64 {d17}, [r0:64]", true, 0xf94017df, 0x40, "e1e0e3e2e5e4e7e6"},
        {"vst2.8 {d1-d2}, [r0:128]", false, 0xf400182f, 0x40, "d1d2d0d3d3d0d2d1d5d6d4d7d7d4d6d5"},
        {"vst2.16 {d1,d3}, [r0]!", false, 0xf400194d, 0x50, "d1d0d3d2d3d2d1d0d5d4d7d6d7d6d5d4"},
        {"vst2.32 {d16-d19}, [r0:256], r1", true, 0xf94003b1, 0x47, "e0e1e2e3e2e3e0e1e4e5e6e7e6e7e4e5e1e0e3e2e3e2e1e0e5e4e7e6e7e6e5e4"},
        {"vst2.8 {d4-d7}, [r0]", false, 0xf400430f, 0x40, "d4d6d5d7d6d4d7d5d0d2d1d3d2d0d3d1d5d7d4d6d7d5d6d4d1d3d0d2d3d1d2d0"},
        {"vst3.8 {d1-d3}, [r0:64]", false, 0xf400141f, 0x40, "d1d2d3d0d3d2d3d0d1d2d1d0d5d6d7d4d7d6d7d4d5d6d5d4"},
        {"vst3.16 {d1,d3,d5}, [r0]!", true, 0xf900154d, 0x58, "d1d0d3d2d5d4d3d2d1d0d7d6d5d4d7d6d1d0d7d6d5d4d3d2"},
        {"vst3.32 {d29-d31}, [r0], r1", false, 0xf440d481, 0x47, "edecefeeeeefecedefeeedece9e8ebeaeaebe8e9ebeae9e8"},
        {"vst4.8 {d1-d4}, [r0:64]", false, 0xf400101f, 0x40, "d1d2d3d4d0d3d2d5d3d0d1d6d2d1d0d7d5d6d7d0d4d7d6d1d7d4d5d2d6d5d4d3"},
        {"vst4.16 {d1,d3,d5,d7}, [r0]!", true, 0xf900114d, 0x60, "d1d0d3d2d5d4d7d6d3d2d1d0d7d6d5d4d5d4d7d6d1d0d3d2d7d6d5d4d3d2d1d0"},
        {"vst4.32 {d28-d31}, [r0:256], r1", false, 0xf440c0b1, 0x47, "ecedeeefedecefeeeeefecedefeeedece8e9eaebe9e8ebeaeaebe8e9ebeae9e8"},
        {"vst1.8 {d1[7]}, [r0]", false, 0xf48010ef, 0x40, "d6"},
        {"vst1.16 {d1[2]}, [r0:16]!", true, 0xf980149d, 0x42, "d5d4"},
        {"vst1.32 {d31[1]}, [r0:32], r1", false, 0xf4c0f8b1, 0x47, "ebeae9e8"},
        {"vst2.8 {d1[3],d2[3]}, [r0:16]", false, 0xf480117f, 0x40, "d2d1"},
        {"vst2.16 {d1[1],d3[1]}, [r0:32]!", true, 0xf980157d, 0x44, "d3d2d1d0"},
        {"vst2.32 {d16[0],d18[0]}, [r0:64], r1", false, 0xf4c00951, 0x47, "e0e1e2e3e2e3e0e1"},
        {"vst3.8 {d1[0],d2[0],d3[0]}, [r0]!", false, 0xf480120d, 0x43, "d1d2d3"},
        {"vst3.16 {d1[3],d3[3],d5[3]}, [r0]", true, 0xf98016ef, 0x40, "d7d6d5d4d3d2"},
        {"vst3.32 {d16[1],d17[1],d18[1]}, [r0], r1", false, 0xf4c00a81, 0x47, "e4e5e6e7e5e4e7e6e6e7e4e5"},
        {"vst4.8 {d1[5],d2[5],d3[5],d4[5]}, [r0:32]!", false, 0xf48013bd, 0x44, "d4d7d6d1"},
        {"vst4.16 {d1[2],d3[2],d5[2],d7[2]}, [r0:64]", true, 0xf98017bf, 0x40, "d5d4d7d6d1d0d3d2"},
        {"vst4.32 {d16[1],d18[1],d20[1],d22[1]}, [r0:128], r1", false, 0xf4c00be1, 0x47, "e4e5e6e7e6e7e4e5e0e1e2e3e2e3e0e1"},
        // clang-format on
    }));
    INFO(c.assembly);
    FakeMachine m = machine();
    m.spans = spans;
    REQUIRE(run(m, c.thumb, c.word));
    const std::string stored = c.stored;
    const u32 count = static_cast<u32>(stored.size() / 2);
    CHECK(bytes_at(m, 0x40, count) == stored);
    CHECK(m.memory[0x3f] == 0x3f);
    CHECK(m.memory[0x40 + count] == 0x40 + count);
    CHECK(m.R(0) == c.base);
    CHECK(m.checked_advsimd);
}

TEST_CASE("Elements are accessed one by one, with their size", "[ARM ARM A3.2.1]") {
    using Access = FakeMachine::Access;
    FakeMachine m = machine();
    SECTION("vld2.16 {d1[0],d2[0]}, [r0]") {
        REQUIRE(run_a32(m, 0xf4a0150f));
        CHECK(m.accesses == std::vector<Access>{{0x40, 2, false, false}, {0x42, 2, false, false}});
    }
    SECTION("vst1.32 {d1}, [r0]") {
        REQUIRE(run_a32(m, 0xf400178f));
        CHECK(m.accesses == std::vector<Access>{{0x40, 4, true, false}, {0x44, 4, true, false}});
    }
    SECTION("vld1.64 {d1}, [r0]: two words") {
        REQUIRE(run_a32(m, 0xf42017cf));
        CHECK(m.accesses == std::vector<Access>{{0x40, 4, false, false}, {0x44, 4, false, false}});
    }
}

TEST_CASE("Big-endian data: elements are reversed, not their order") {
    FakeMachine m = machine();
    m.big = true;
    SECTION("vld1.8 {d1}, [r0]") {
        REQUIRE(run_a32(m, 0xf420170f));
        CHECK(m.D(1) == 0x4746454443424140);
    }
    SECTION("vld1.16 {d1}, [r0]") {
        REQUIRE(run_a32(m, 0xf420174f));
        CHECK(m.D(1) == 0x4647444542434041);
    }
    SECTION("vld1.32 {d1}, [r0]") {
        REQUIRE(run_a32(m, 0xf420178f));
        CHECK(m.D(1) == 0x4445464740414243);
    }
    SECTION("vld1.64 {d1}, [r0]") {
        REQUIRE(run_a32(m, 0xf42017cf));
        CHECK(m.D(1) == 0x4041424344454647);
    }
    SECTION("vst1.64 {d1}, [r0]") {
        m.set_D(1, 0x0001020304050607);
        REQUIRE(run_a32(m, 0xf40017cf));
        CHECK(bytes_at(m, 0x40, 8) == "0001020304050607");
    }
    SECTION("vst2.16 {d1[1],d2[1]}, [r0]") {
        m.set_D(1, 0x00000000a1b20000);
        m.set_D(2, 0x00000000c3d40000);
        REQUIRE(run_a32(m, 0xf480154f));
        CHECK(bytes_at(m, 0x40, 4) == "a1b2c3d4");
    }
}

TEST_CASE("Alignment that is asked for is checked always, that of elements with SCTLR.A") {
    struct Case {
        const char* assembly;
        u32 word, address;
        bool sctlr_a, passes;
    };
    const auto c = GENERATE(values<Case>({
        // clang-format off
        {"vld1.8 {d1}, [r0:64]", 0xf420171f, 0x44, false, false},
        {"vld1.8 {d1}, [r0:64]", 0xf420171f, 0x48, false, true},
        {"vld1.8 {d1-d2}, [r0:128]", 0xf4201a2f, 0x48, false, false},
        {"vst1.8 {d1-d4}, [r0:256]", 0xf400123f, 0x50, false, false},
        {"vst1.8 {d1-d4}, [r0:256]", 0xf400123f, 0x60, false, true},
        {"vld2.8 {d1[0],d2[0]}, [r0:16]", 0xf4a0111f, 0x41, false, false},
        {"vld4.32 {d1[0],d2[0],d3[0],d4[0]}, [r0:128]", 0xf4a01b2f, 0x48, false, false},
        {"vld4.32 {d1[],d2[],d3[],d4[]}, [r0:128]", 0xf4a01fdf, 0x48, false, false},
        {"vld1.16 {d1[]}, [r0:16]", 0xf4a01c5f, 0x41, false, false},
        {"vld1.8 {d1}, [r0]", 0xf420170f, 0x41, true, true},
        {"vld1.16 {d1}, [r0]", 0xf420174f, 0x41, false, true},
        {"vld1.16 {d1}, [r0]", 0xf420174f, 0x41, true, false},
        {"vld1.64 {d1}, [r0]", 0xf42017cf, 0x44, false, true},
        {"vld1.64 {d1}, [r0]", 0xf42017cf, 0x44, true, false},
        {"vst1.64 {d1}, [r0]", 0xf40017cf, 0x44, true, false},
        {"vst2.32 {d1,d2}, [r0]", 0xf400188f, 0x42, true, false},
        // clang-format on
    }));
    INFO(c.assembly << " at " << c.address);
    FakeMachine m = machine();
    m.align_check = c.sctlr_a;
    m.registers[0] = c.address;
    const auto d_before = m.d_registers;
    CHECK(run_a32(m, c.word) == c.passes);
    CHECK(m.faulted != c.passes);
    if (!c.passes) CHECK(m.d_registers == d_before);
    if (!c.passes) CHECK(m.accesses.at(0).address == c.address);
}

TEST_CASE("An abort of an element changes no register and no base") {
    const u32 word = GENERATE(0xf420160d, 0xf420184d, 0xf4201481, 0xf4a0130d, 0xf4a01d8d,
                              0xf400174d, 0xf480130d);
    INFO(std::hex << word);
    FakeMachine m = machine();
    m.spans = GENERATE(false, true);
    m.fault_at = 0x43;
    const auto d_before = m.d_registers;
    const auto before = m.registers;
    CHECK_FALSE(run_a32(m, word));
    CHECK(m.faulted);
    CHECK(m.d_registers == d_before);
    CHECK(m.registers == before);
}

TEST_CASE("Without Advanced SIMD no element is accessed") {
    const u32 word = GENERATE(0xf420160d, 0xf420184d, 0xf4201481, 0xf4a0130d, 0xf4a01d8d,
                              0xf400174d, 0xf480130d);
    INFO(std::hex << word);
    FakeMachine m = machine();
    m.vfp_enabled = false;
    CHECK_FALSE(run_a32(m, word));
    CHECK(m.undefined);
    CHECK(m.accesses.empty());
    CHECK(m.R(0) == 0x40);
}

TEST_CASE("UNDEFINED and UNPREDICTABLE element and structure encodings") {
    struct Case {
        const char* what;
        Decoded decoded;
        DecodeStatus should;
    };
    const auto c = GENERATE_COPY(values<Case>({
        // clang-format off
        {"vld1.8 {d0}, @128", decode_a32(0xf420072f), DecodeStatus::Undefined},
        {"vld1.8 {d0-d1}, @256", decode_a32(0xf4200a3f), DecodeStatus::Undefined},
        {"vld1.8 {d0-d2}, @128", decode_a32(0xf420062f), DecodeStatus::Undefined},
        {"vld1.8 {d0-d3}, @256", decode_a32(0xf420023f), DecodeStatus::Ok},
        {"vld2.8 {d0-d1}, @256", decode_a32(0xf420083f), DecodeStatus::Undefined},
        {"vld2.8 {d0-d3}, @256", decode_a32(0xf420033f), DecodeStatus::Ok},
        {"vld2.64", decode_a32(0xf42008cf), DecodeStatus::Undefined},
        {"vld3.8 @128", decode_a32(0xf420042f), DecodeStatus::Undefined},
        {"vld3.64", decode_a32(0xf42004cf), DecodeStatus::Undefined},
        {"vld4.64", decode_a32(0xf42000cf), DecodeStatus::Undefined},
        {"vld1.8 {d31-d32}", decode_a32(0xf460fa0f), DecodeStatus::Unpredictable},
        {"vld1.8 {d28-d31}", decode_a32(0xf460c20f), DecodeStatus::Ok},
        {"vld1.8 {d29-d32}", decode_a32(0xf460d20f), DecodeStatus::Unpredictable},
        {"vld2.8 {d30,d32}", decode_a32(0xf460e90f), DecodeStatus::Unpredictable},
        {"vld4.8 {d25,d27,d29,d31}", decode_a32(0xf460910f), DecodeStatus::Ok},
        {"vld4.8 {d26,d28,d30,d32}", decode_a32(0xf460a10f), DecodeStatus::Unpredictable},
        {"vld1.8 {d0}, [pc]", decode_a32(0xf42f070f), DecodeStatus::Unpredictable},
        {"vld1.8 {d0}, [pc]!", decode_a32(0xf42f070d), DecodeStatus::Unpredictable},
        {"vld1.8 {d0}, [pc] (T32)", decode_t32(0xf92f070f, {}), DecodeStatus::Unpredictable},
        {"vld1.8 lane, index_align<0>", decode_a32(0xf4a0001f), DecodeStatus::Undefined},
        {"vld1.16 lane, index_align<1>", decode_a32(0xf4a0042f), DecodeStatus::Undefined},
        {"vld1.32 lane, index_align<2>", decode_a32(0xf4a0084f), DecodeStatus::Undefined},
        {"vld1.32 lane, index_align<1:0> = 01", decode_a32(0xf4a0081f), DecodeStatus::Undefined},
        {"vld1.32 lane, index_align<1:0> = 10", decode_a32(0xf4a0082f), DecodeStatus::Undefined},
        {"vld2.32 lane, index_align<1>", decode_a32(0xf4a0092f), DecodeStatus::Undefined},
        {"vld3.8 lane, index_align<0>", decode_a32(0xf4a0021f), DecodeStatus::Undefined},
        {"vld3.16 lane, index_align<0>", decode_a32(0xf4a0061f), DecodeStatus::Undefined},
        {"vld3.32 lane, index_align<1:0>", decode_a32(0xf4a00a2f), DecodeStatus::Undefined},
        {"vld4.32 lane, index_align<1:0> = 11", decode_a32(0xf4a00b3f), DecodeStatus::Undefined},
        {"vld4.32 {d26[0],d28[0],d30[0],d32[0]}", decode_a32(0xf4e0ab4f), DecodeStatus::Unpredictable},
        {"vst1 lane, size 11", decode_a32(0xf4800c0f), DecodeStatus::Undefined},
        {"vst4 lane, size 11", decode_a32(0xf4800f0f), DecodeStatus::Undefined},
        {"vld1 all lanes, size 11", decode_a32(0xf4a00ccf), DecodeStatus::Undefined},
        {"vld1.8 all lanes, aligned", decode_a32(0xf4a00c1f), DecodeStatus::Undefined},
        {"vld1.8 {d31[],d32[]}", decode_a32(0xf4e0fc2f), DecodeStatus::Unpredictable},
        {"vld2 all lanes, size 11", decode_a32(0xf4a00dcf), DecodeStatus::Undefined},
        {"vld3 all lanes, aligned", decode_a32(0xf4a00e1f), DecodeStatus::Undefined},
        {"vld4 all lanes, size 11, not aligned", decode_a32(0xf4a00fcf), DecodeStatus::Undefined},
        {"vld4.32 all lanes, @128", decode_a32(0xf4a00fdf), DecodeStatus::Ok},
        {"vld4.8 {d26[],...,d32[]}", decode_a32(0xf4e0af2f), DecodeStatus::Unpredictable},
        {"vld1.8 lane, [pc]", decode_a32(0xf4af000f), DecodeStatus::Unpredictable},
        // clang-format on
    }));
    INFO(c.what);
    CHECK(c.decoded.has_row());
    CHECK(c.decoded.status == c.should);
    // Where the policy lets it run, it stays among the registers.
    FakeMachine m = machine();
    m.pc = 0x48;
    if (c.should == DecodeStatus::Unpredictable)
        CHECK(execute(m, c.decoded.op, c.decoded.operands));
}
