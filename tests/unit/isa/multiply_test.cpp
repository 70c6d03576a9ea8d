// SPDX-License-Identifier: Apache-2.0
// Multiplies and divides: 64-bit results, halves, Q, division by zero (ARM ARM A4.4.3, A4.4.4).
#include "operation_case.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;

// clang-format off
constexpr OperationCase kMultiplies[] = {
    {.text = "mul r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0000291, .r1 = 0xffffffff, .r2 = 0xffffffff, .nzcv = 0b1111, .want = 1, .want_nzcv = 0b1111},
    {.text = "muls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0100291, .r1 = 0xffffffff, .r2 = 1, .nzcv = 0b0111, .want = 0xffffffff, .want_nzcv = 0b1011},
    {.text = "muls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0100291, .r1 = 0x00010000, .r2 = 0x00010000, .want = 0, .want_nzcv = 0b0100},
    {.text = "mla r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0203291, .r1 = 2, .r2 = 5, .r3 = 3, .want = 0x0000000d},
    {.text = "mlas r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0303291, .r1 = 0xffffffff, .r2 = 1, .r3 = 1, .want = 0, .want_nzcv = 0b0100},
    {.text = "mls r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0603291, .r1 = 2, .r2 = 2, .r3 = 3, .want = 0xffffffff},
    {.text = "umull r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0810392, .r2 = 0xffffffff, .r3 = 0xffffffff, .want = 1, .want_r1 = 0xfffffffe},
    {.text = "umulls r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0910392, .r2 = 0x80000000, .r3 = 2, .want = 0, .want_r1 = 1},
    {.text = "umulls r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0910392, .r3 = 5, .want = 0, .want_r1 = 0, .want_nzcv = 0b0100},
    {.text = "smull r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0c10392, .r2 = 0xffffffff, .r3 = 0xffffffff, .want = 1, .want_r1 = 0},
    {.text = "smulls r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0d10392, .r2 = 0xffffffff, .r3 = 2, .want = 0xfffffffe, .want_r1 = 0xffffffff, .want_nzcv = 0b1000},
    {.text = "smull r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0c10392, .r2 = 0x80000000, .r3 = 0x80000000, .want = 0, .want_r1 = 0x40000000},
    {.text = "umlal r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0a10392, .r0 = 0xffffffff, .r1 = 1, .r2 = 1, .r3 = 1, .want = 0, .want_r1 = 2},
    {.text = "smlal r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0e10392, .r2 = 0xffffffff, .r3 = 1, .want = 0xffffffff, .want_r1 = 0xffffffff},
    {.text = "smlals r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0f10392, .r0 = 1, .r2 = 0xffffffff, .r3 = 1, .want = 0, .want_r1 = 0, .want_nzcv = 0b0100},
    {.text = "umaal r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0410392, .r0 = 0xffffffff, .r1 = 0xffffffff, .r2 = 0xffffffff, .r3 = 0xffffffff, .want = 0xffffffff, .want_r1 = 0xffffffff},
    {.text = "umaal r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe0410392, .r0 = 1, .r1 = 2, .r2 = 2, .r3 = 3, .want = 9, .want_r1 = 0},
    {.text = "smulbb r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1600281, .r1 = 0xffff7fff, .r2 = 0x00007fff, .want = 0x3fff0001},
    {.text = "smulbb r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1600281, .r1 = 0x00008000, .r2 = 0x00008000, .want = 0x40000000},
    {.text = "smulbt r0, r1, r2", .set = InstructionSet::A32, .word = 0xe16002c1, .r1 = 2, .r2 = 0xffff0000, .want = 0xfffffffe},
    {.text = "smultb r0, r1, r2", .set = InstructionSet::A32, .word = 0xe16002a1, .r1 = 0x00030000, .r2 = 2, .want = 6},
    {.text = "smultt r0, r1, r2", .set = InstructionSet::A32, .word = 0xe16002e1, .r1 = 0xffff0000, .r2 = 0xffff0000, .want = 1},
    {.text = "smlabb r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe1003281, .r1 = 1, .r2 = 4, .r3 = 0x7fffffff, .want = 0x80000003, .want_q = true},
    {.text = "smlatb r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe10032a1, .r1 = 0x00030000, .r2 = 2, .r3 = 1, .want = 7},
    {.text = "smulwb r0, r1, r2", .set = InstructionSet::A32, .word = 0xe12002a1, .r1 = 0x00010000, .r2 = 1, .want = 1},
    {.text = "smulwt r0, r1, r2", .set = InstructionSet::A32, .word = 0xe12002e1, .r1 = 1, .r2 = 0xffff0000, .want = 0xffffffff},
    {.text = "smlawb r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe1203281, .r1 = 0x00010000, .r2 = 1, .r3 = 0x7fffffff, .want = 0x80000000, .want_q = true},
    {.text = "smlawt r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe12032c1, .r1 = 0x00020000, .r2 = 0x00020000, .r3 = 1, .want = 5},
    {.text = "smlalbb r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe1410382, .r2 = 0xffffffff, .r3 = 1, .want = 0xffffffff, .want_r1 = 0xffffffff},
    {.text = "smlaltt r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe14103e2, .r0 = 0xffffffff, .r2 = 0x00010000, .r3 = 0x00010000, .want = 0, .want_r1 = 1},
    {.text = "smuad r0, r1, r2", .set = InstructionSet::A32, .word = 0xe700f211, .r1 = 0x80008000, .r2 = 0x80008000, .want = 0x80000000, .want_q = true},
    {.text = "smuad r0, r1, r2", .set = InstructionSet::A32, .word = 0xe700f211, .r1 = 0x00010002, .r2 = 0x00030004, .want = 0x0000000b},
    {.text = "smuadx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe700f231, .r1 = 0x00010002, .r2 = 0x00030004, .want = 0x0000000a},
    {.text = "smlad r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7003211, .r1 = 0x00010002, .r2 = 0x00030004, .r3 = 0x7fffffff, .want = 0x8000000a, .want_q = true},
    {.text = "smladx r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7003231, .r1 = 0x00010002, .r2 = 0x00030004, .r3 = 1, .want = 0x0000000b},
    {.text = "smlad r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7003211, .r1 = 0x80008000, .r2 = 0x80008000, .r3 = 0x80000000, .want = 0},
    {.text = "smusd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe700f251, .r1 = 0x00010002, .r2 = 0x00030004, .want = 5},
    {.text = "smusdx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe700f271, .r1 = 0x00010002, .r2 = 0x00030004, .want = 2},
    {.text = "smlsd r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7003251, .r1 = 1, .r2 = 1, .r3 = 0x7fffffff, .want = 0x80000000, .want_q = true},
    {.text = "smlald r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7410312, .r1 = 1, .r2 = 0x00010002, .r3 = 0x00030004, .want = 0x0000000b, .want_r1 = 1},
    {.text = "smlaldx r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7410332, .r0 = 0xffffffff, .r1 = 0xffffffff, .r2 = 0x00010002, .r3 = 0x00030004, .want = 9, .want_r1 = 0},
    {.text = "smlsld r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7410352, .r2 = 0x00010002, .r3 = 0x00030004, .want = 5, .want_r1 = 0},
    {.text = "smlsldx r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7410372, .r2 = 0x00010002, .r3 = 0x00030004, .want = 2, .want_r1 = 0},
    {.text = "smmul r0, r1, r2", .set = InstructionSet::A32, .word = 0xe750f211, .r1 = 0x7fffffff, .r2 = 1, .want = 0},
    {.text = "smmul r0, r1, r2", .set = InstructionSet::A32, .word = 0xe750f211, .r1 = 0xffffffff, .r2 = 1, .want = 0xffffffff},
    {.text = "smmulr r0, r1, r2", .set = InstructionSet::A32, .word = 0xe750f231, .r1 = 0xffffffff, .r2 = 1, .want = 0},
    {.text = "smmulr r0, r1, r2", .set = InstructionSet::A32, .word = 0xe750f231, .r1 = 0x40000000, .r2 = 2, .want = 1},
    {.text = "smmla r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7503211, .r1 = 0x40000000, .r2 = 4, .r3 = 2, .want = 3},
    {.text = "smmlar r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7503231, .r1 = 0x20000000, .r2 = 4, .r3 = 1, .want = 2},
    {.text = "smmls r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe75032d1, .r1 = 1, .r2 = 1, .r3 = 2, .want = 1},
    {.text = "smmlsr r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe75032f1, .r1 = 1, .r2 = 1, .r3 = 2, .want = 2},
    {.text = "sdiv r0, r1, r2", .set = InstructionSet::A32, .word = 0xe710f211, .r1 = 0xfffffff9, .r2 = 2, .want = 0xfffffffd},
    {.text = "sdiv r0, r1, r2", .set = InstructionSet::A32, .word = 0xe710f211, .r1 = 7, .want = 0},
    {.text = "sdiv r0, r1, r2", .set = InstructionSet::A32, .word = 0xe710f211, .r1 = 0x80000000, .r2 = 0xffffffff, .want = 0x80000000},
    {.text = "udiv r0, r1, r2", .set = InstructionSet::A32, .word = 0xe730f211, .r1 = 0xffffffff, .r2 = 2, .want = 0x7fffffff},
    {.text = "udiv r0, r1, r2", .set = InstructionSet::A32, .word = 0xe730f211, .r1 = 0xffffffff, .want = 0},
    {.text = "sdiv r0, r1, r2", .set = InstructionSet::T32, .word = 0xfb91f0f2, .r1 = 7, .r2 = 0xfffffffe, .want = 0xfffffffd},
    {.text = "umull r0, r1, r2, r3", .set = InstructionSet::T32, .word = 0xfba20103, .r2 = 0xffffffff, .r3 = 0xffffffff, .want = 1, .want_r1 = 0xfffffffe},
    {.text = "mls r0, r1, r2, r3", .set = InstructionSet::T32, .word = 0xfb013012, .r1 = 2, .r2 = 2, .r3 = 3, .want = 0xffffffff},
    {.text = "smlatt r0, r1, r2, r3", .set = InstructionSet::T32, .word = 0xfb113032, .r1 = 0x00030000, .r2 = 0x00020000, .r3 = 1, .want = 7},
    {.text = "umaal r0, r1, r2, r3", .set = InstructionSet::T32, .word = 0xfbe20163, .r0 = 0xffffffff, .r1 = 0xffffffff, .r2 = 0xffffffff, .r3 = 0xffffffff, .want = 0xffffffff, .want_r1 = 0xffffffff},
    {.text = "usad8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe780f211, .r1 = 0x00ff0810, .r2 = 0xff001008, .want = 0x0000020e},
    {.text = "usada8 r0, r1, r2, r3", .set = InstructionSet::A32, .word = 0xe7803211, .r1 = 0x01020304, .r2 = 0x02030403, .r3 = 2, .want = 6},
};
// clang-format on

}  // namespace

TEST_CASE("Multiplies and divides give the results and flags of the manual") {
    for (const OperationCase& c : kMultiplies) check(c);
}
