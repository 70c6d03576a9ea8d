// SPDX-License-Identifier: Apache-2.0
// Data processing: results and flags of ARM ARM A2.2.1, A5.2, A6.2, A6.3; shifts by 0, 32 and more.
#include "operation_case.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;

// clang-format off
constexpr OperationCase kArithmeticAndLogic[] = {
    {.text = "adds r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0910002, .r1 = 0x7fffffff, .r2 = 1, .want = 0x80000000, .want_nzcv = 0b1001},
    {.text = "adds r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0910002, .r1 = 0xffffffff, .r2 = 1, .want = 0, .want_nzcv = 0b0110},
    {.text = "adds r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0910002, .r1 = 0x80000000, .r2 = 0x80000000, .want = 0, .want_nzcv = 0b0111},
    {.text = "add r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0810002, .r1 = 0xffffffff, .r2 = 1, .nzcv = 0b1001, .want = 0, .want_nzcv = 0b1001},
    {.text = "adds r0, r1, #0xff000000", .set = InstructionSet::A32, .word = 0xe29104ff, .r1 = 1, .want = 0xff000001, .want_nzcv = 0b1000},
    {.text = "subs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0510002, .r1 = 1, .r2 = 1, .want = 0, .want_nzcv = 0b0110},
    {.text = "subs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0510002, .r2 = 1, .want = 0xffffffff, .want_nzcv = 0b1000},
    {.text = "subs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0510002, .r1 = 0x80000000, .r2 = 1, .want = 0x7fffffff, .want_nzcv = 0b0011},
    {.text = "subs r0, r1, #1", .set = InstructionSet::A32, .word = 0xe2510001, .r1 = 5, .want = 4, .want_nzcv = 0b0010},
    {.text = "adcs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0b10002, .r1 = 1, .r2 = 2, .nzcv = 0b0010, .want = 4},
    {.text = "adcs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0b10002, .r1 = 1, .r2 = 2, .want = 3},
    {.text = "adcs r0, r1, #0", .set = InstructionSet::A32, .word = 0xe2b10000, .r1 = 0xffffffff, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0110},
    {.text = "sbcs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0d10002, .r1 = 5, .r2 = 3, .nzcv = 0b0010, .want = 2, .want_nzcv = 0b0010},
    {.text = "sbcs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0d10002, .r1 = 5, .r2 = 5, .want = 0xffffffff, .want_nzcv = 0b1000},
    {.text = "sbcs r0, r1, #0", .set = InstructionSet::A32, .word = 0xe2d10000, .r1 = 0x80000000, .want = 0x7fffffff, .want_nzcv = 0b0011},
    {.text = "rsbs r0, r1, #0", .set = InstructionSet::A32, .word = 0xe2710000, .r1 = 1, .want = 0xffffffff, .want_nzcv = 0b1000},
    {.text = "rsbs r0, r1, #0", .set = InstructionSet::A32, .word = 0xe2710000, .want = 0, .want_nzcv = 0b0110},
    {.text = "rsbs r0, r1, #0", .set = InstructionSet::A32, .word = 0xe2710000, .r1 = 0x80000000, .want = 0x80000000, .want_nzcv = 0b1001},
    {.text = "rscs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0f10002, .r1 = 1, .r2 = 5, .want = 3, .want_nzcv = 0b0010},
    {.text = "rscs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0f10002, .r1 = 1, .r2 = 5, .nzcv = 0b0010, .want = 4, .want_nzcv = 0b0010},
    {.text = "rsc r0, r1, #7", .set = InstructionSet::A32, .word = 0xe2e10007, .want = 6},
    {.text = "ands r0, r1, #0xff", .set = InstructionSet::A32, .word = 0xe21100ff, .r1 = 0x00000f00, .nzcv = 0b0011, .want = 0, .want_nzcv = 0b0111},
    {.text = "ands r0, r1, #0xff000000", .set = InstructionSet::A32, .word = 0xe21104ff, .r1 = 0x80000001, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "movs r0, #0x3fc00", .set = InstructionSet::A32, .word = 0xe3b00bff, .nzcv = 0b0011, .want = 0x0003fc00, .want_nzcv = 0b0001},
    {.text = "movs r0, #0x80000000", .set = InstructionSet::A32, .word = 0xe3b00102, .nzcv = 0b0001, .want = 0x80000000, .want_nzcv = 0b1011},
    {.text = "movs r0, #0", .set = InstructionSet::A32, .word = 0xe3b00000, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0110},
    {.text = "mov r0, #1", .set = InstructionSet::A32, .word = 0xe3a00001, .nzcv = 0b1111, .want = 1, .want_nzcv = 0b1111},
    {.text = "mvns r0, #0", .set = InstructionSet::A32, .word = 0xe3f00000, .nzcv = 0b0010, .want = 0xffffffff, .want_nzcv = 0b1010},
    {.text = "mvn r0, r1, lsl #4", .set = InstructionSet::A32, .word = 0xe1e00201, .r1 = 0x0000000f, .want = 0xffffff0f},
    {.text = "mvns r0, r1, lsl r2", .set = InstructionSet::A32, .word = 0xe1f00211, .r1 = 1, .r2 = 8, .nzcv = 0b0010, .want = 0xfffffeff, .want_nzcv = 0b1000},
    {.text = "eors r0, r1, r2", .set = InstructionSet::A32, .word = 0xe0310002, .r1 = 0x00000055, .r2 = 0x00000055, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0110},
    {.text = "orrs r0, r1, r2, lsr #1", .set = InstructionSet::A32, .word = 0xe19100a2, .r1 = 0x80000000, .r2 = 3, .want = 0x80000001, .want_nzcv = 0b1010},
    {.text = "orr r0, r1, #0xf0", .set = InstructionSet::A32, .word = 0xe38100f0, .r1 = 0x0000000f, .want = 0x000000ff},
    {.text = "bics r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1d10002, .r1 = 0x000000ff, .r2 = 0x0000000f, .nzcv = 0b0001, .want = 0x000000f0, .want_nzcv = 0b0001},
    {.text = "bic r0, r1, #0xff", .set = InstructionSet::A32, .word = 0xe3c100ff, .r1 = 0x0000ffff, .want = 0x0000ff00},
    {.text = "tst r1, #0x80000000", .set = InstructionSet::A32, .word = 0xe3110102, .r1 = 0x80000000, .want = 0, .want_nzcv = 0b1010},
    {.text = "tst r1, r2, lsl #1", .set = InstructionSet::A32, .word = 0xe1110082, .r1 = 1, .r2 = 0x80000000, .want = 0, .want_nzcv = 0b0110},
    {.text = "teq r1, r2", .set = InstructionSet::A32, .word = 0xe1310002, .r1 = 7, .r2 = 7, .nzcv = 0b0011, .want = 0, .want_nzcv = 0b0111},
    {.text = "teq r1, r2, asr r3", .set = InstructionSet::A32, .word = 0xe1310352, .r2 = 0x80000000, .r3 = 4, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b1000},
    {.text = "cmp r1, r2", .set = InstructionSet::A32, .word = 0xe1510002, .r1 = 0x80000000, .r2 = 1, .want = 0, .want_nzcv = 0b0011},
    {.text = "cmp r1, #0", .set = InstructionSet::A32, .word = 0xe3510000, .want = 0, .want_nzcv = 0b0110},
    {.text = "cmp r1, r2, lsl r3", .set = InstructionSet::A32, .word = 0xe1510312, .r1 = 4, .r2 = 1, .r3 = 2, .want = 0, .want_nzcv = 0b0110},
    {.text = "cmn r1, r2", .set = InstructionSet::A32, .word = 0xe1710002, .r1 = 0x7fffffff, .r2 = 1, .want = 0, .want_nzcv = 0b1001},
    {.text = "cmn r1, #1", .set = InstructionSet::A32, .word = 0xe3710001, .r1 = 0xffffffff, .want = 0, .want_nzcv = 0b0110},
    {.text = "movw r0, #0xabcd", .set = InstructionSet::A32, .word = 0xe30a0bcd, .r0 = 0xffffffff, .nzcv = 0b1111, .want = 0x0000abcd, .want_nzcv = 0b1111},
    {.text = "movt r0, #0xabcd", .set = InstructionSet::A32, .word = 0xe34a0bcd, .r0 = 0x55551234, .want = 0xabcd1234},
};
// clang-format on

// clang-format off
constexpr OperationCase kShifts[] = {
    {.text = "movs r0, r1", .set = InstructionSet::A32, .word = 0xe1b00001, .r1 = 0x80000000, .nzcv = 0b0011, .want = 0x80000000, .want_nzcv = 0b1011},
    {.text = "lsls r0, r1, #1", .set = InstructionSet::A32, .word = 0xe1b00081, .r1 = 0x80000001, .want = 2, .want_nzcv = 0b0010},
    {.text = "lsls r0, r1, #31", .set = InstructionSet::A32, .word = 0xe1b00f81, .r1 = 3, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "lsl r0, r1, #4", .set = InstructionSet::A32, .word = 0xe1a00201, .r1 = 1, .nzcv = 0b1111, .want = 0x00000010, .want_nzcv = 0b1111},
    {.text = "lsrs r0, r1, #32", .set = InstructionSet::A32, .word = 0xe1b00021, .r1 = 0x80000000, .want = 0, .want_nzcv = 0b0110},
    {.text = "lsrs r0, r1, #1", .set = InstructionSet::A32, .word = 0xe1b000a1, .r1 = 1, .nzcv = 0b0001, .want = 0, .want_nzcv = 0b0111},
    {.text = "asrs r0, r1, #32", .set = InstructionSet::A32, .word = 0xe1b00041, .r1 = 0x80000000, .want = 0xffffffff, .want_nzcv = 0b1010},
    {.text = "asrs r0, r1, #32", .set = InstructionSet::A32, .word = 0xe1b00041, .r1 = 0x7fffffff, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0100},
    {.text = "asrs r0, r1, #1", .set = InstructionSet::A32, .word = 0xe1b000c1, .r1 = 0x80000001, .want = 0xc0000000, .want_nzcv = 0b1010},
    {.text = "rors r0, r1, #1", .set = InstructionSet::A32, .word = 0xe1b000e1, .r1 = 1, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "ror r0, r1, #8", .set = InstructionSet::A32, .word = 0xe1a00461, .r1 = 0x01020304, .want = 0x04010203},
    {.text = "rrxs r0, r1", .set = InstructionSet::A32, .word = 0xe1b00061, .r1 = 1, .want = 0, .want_nzcv = 0b0110},
    {.text = "rrxs r0, r1", .set = InstructionSet::A32, .word = 0xe1b00061, .r1 = 2, .nzcv = 0b0010, .want = 0x80000001, .want_nzcv = 0b1000},
    {.text = "rrx r0, r1", .set = InstructionSet::A32, .word = 0xe1a00061, .nzcv = 0b0010, .want = 0x80000000, .want_nzcv = 0b0010},
    {.text = "lsls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00211, .r1 = 0x80000000, .nzcv = 0b0010, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "lsls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00211, .r1 = 0x80000000, .r2 = 0x00000100, .want = 0x80000000, .want_nzcv = 0b1000},
    {.text = "lsls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00211, .r1 = 1, .r2 = 0x00000020, .want = 0, .want_nzcv = 0b0110},
    {.text = "lsls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00211, .r1 = 0xffffffff, .r2 = 0x00000021, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0100},
    {.text = "lsls r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00211, .r1 = 0xffffffff, .r2 = 0x000000ff, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0100},
    {.text = "lsrs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00231, .r1 = 0x80000000, .r2 = 0x00000020, .want = 0, .want_nzcv = 0b0110},
    {.text = "lsrs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00231, .r1 = 0x80000000, .r2 = 0x00000021, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0100},
    {.text = "lsrs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00231, .r1 = 0x80000000, .r2 = 0x0000001f, .nzcv = 0b0010, .want = 1},
    {.text = "asrs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00251, .r1 = 0x80000000, .r2 = 0x00000020, .want = 0xffffffff, .want_nzcv = 0b1010},
    {.text = "asrs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00251, .r1 = 0x80000000, .r2 = 0x000000c8, .want = 0xffffffff, .want_nzcv = 0b1010},
    {.text = "asrs r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00251, .r1 = 0x7fffffff, .r2 = 0x00000020, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0100},
    {.text = "rors r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00271, .r1 = 0x80000001, .r2 = 0x00000020, .want = 0x80000001, .want_nzcv = 0b1010},
    {.text = "rors r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00271, .r1 = 1, .r2 = 0x00000020, .nzcv = 0b0010, .want = 1},
    {.text = "rors r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00271, .r1 = 1, .r2 = 0x00000024, .nzcv = 0b0010, .want = 0x10000000},
    {.text = "rors r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1b00271, .r1 = 1, .nzcv = 0b0010, .want = 1, .want_nzcv = 0b0010},
    {.text = "add r0, r1, r2, lsr #32", .set = InstructionSet::A32, .word = 0xe0810022, .r1 = 5, .r2 = 0xffffffff, .want = 5},
    {.text = "add r0, r1, r2, asr #31", .set = InstructionSet::A32, .word = 0xe0810fc2, .r1 = 5, .r2 = 0x80000000, .want = 4},
    {.text = "add r0, r1, r2, rrx", .set = InstructionSet::A32, .word = 0xe0810062, .r1 = 1, .nzcv = 0b0010, .want = 0x80000001, .want_nzcv = 0b0010},
    {.text = "adds r0, r1, r2, lsl r3", .set = InstructionSet::A32, .word = 0xe0910312, .r1 = 1, .r2 = 1, .r3 = 4, .nzcv = 0b0010, .want = 0x00000011},
    {.text = "ands r0, r1, r2, ror r3", .set = InstructionSet::A32, .word = 0xe0110372, .r1 = 0xffffffff, .r2 = 1, .r3 = 1, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "sub r0, r1, r2, lsl r3", .set = InstructionSet::A32, .word = 0xe0410312, .r1 = 1, .r2 = 0xffffffff, .r3 = 0x00000020, .want = 1},
    {.text = "rsb r0, r1, r2, lsr r3", .set = InstructionSet::A32, .word = 0xe0610332, .r1 = 1, .r2 = 0x000000f0, .r3 = 4, .want = 0x0000000e},
};
// clang-format on

// clang-format off
constexpr OperationCase kThumb[] = {
    {.text = "adds r0, r1, r2", .set = InstructionSet::T16, .word = 0x1888, .r1 = 0x7fffffff, .r2 = 1, .want = 0x80000000, .want_nzcv = 0b1001},
    {.text = "adds r0, r1, #7", .set = InstructionSet::T16, .word = 0x1dc8, .r1 = 0xffffffff, .want = 6, .want_nzcv = 0b0010},
    {.text = "adds r0, #255", .set = InstructionSet::T16, .word = 0x30ff, .r0 = 1, .want = 0x00000100},
    {.text = "subs r0, r1, #1", .set = InstructionSet::T16, .word = 0x1e48, .want = 0xffffffff, .want_nzcv = 0b1000},
    {.text = "subs r0, #1", .set = InstructionSet::T16, .word = 0x3801, .r0 = 1, .want = 0, .want_nzcv = 0b0110},
    {.text = "movs r0, #0", .set = InstructionSet::T16, .word = 0x2000, .r0 = 5, .nzcv = 0b0011, .want = 0, .want_nzcv = 0b0111},
    {.text = "cmp r1, #4", .set = InstructionSet::T16, .word = 0x2904, .r1 = 4, .want = 0, .want_nzcv = 0b0110},
    {.text = "movs r0, r1", .set = InstructionSet::T16, .word = 0x0008, .r1 = 0x80000000, .nzcv = 0b0010, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "lsls r0, r1, #1", .set = InstructionSet::T16, .word = 0x0048, .r1 = 0x80000000, .want = 0, .want_nzcv = 0b0110},
    {.text = "lsrs r0, r1, #32", .set = InstructionSet::T16, .word = 0x0808, .r1 = 0x80000000, .want = 0, .want_nzcv = 0b0110},
    {.text = "asrs r0, r1, #32", .set = InstructionSet::T16, .word = 0x1008, .r1 = 0x80000000, .want = 0xffffffff, .want_nzcv = 0b1010},
    {.text = "lsls r0, r1", .set = InstructionSet::T16, .word = 0x4088, .r0 = 1, .r1 = 4, .nzcv = 0b0010, .want = 0x00000010},
    {.text = "rors r0, r1", .set = InstructionSet::T16, .word = 0x41c8, .r0 = 1, .r1 = 1, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "adcs r0, r1", .set = InstructionSet::T16, .word = 0x4148, .r0 = 0xffffffff, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0110},
    {.text = "sbcs r0, r1", .set = InstructionSet::T16, .word = 0x4188, .r0 = 5, .r1 = 5, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0110},
    {.text = "rsbs r0, r1, #0", .set = InstructionSet::T16, .word = 0x4248, .r1 = 1, .want = 0xffffffff, .want_nzcv = 0b1000},
    {.text = "muls r0, r1, r0", .set = InstructionSet::T16, .word = 0x4348, .r0 = 0x00010000, .r1 = 0x00010000, .nzcv = 0b0011, .want = 0, .want_nzcv = 0b0111},
    {.text = "mvns r0, r1", .set = InstructionSet::T16, .word = 0x43c8, .r1 = 0xffffffff, .nzcv = 0b0010, .want = 0, .want_nzcv = 0b0110},
    {.text = "bics r0, r1", .set = InstructionSet::T16, .word = 0x4388, .r0 = 0x000000ff, .r1 = 0x0000000f, .want = 0x000000f0},
    {.text = "cmn r0, r1", .set = InstructionSet::T16, .word = 0x42c8, .r0 = 1, .r1 = 0xffffffff, .want = 1, .want_nzcv = 0b0110},
    {.text = "tst r0, r1", .set = InstructionSet::T16, .word = 0x4208, .r0 = 0x80000000, .r1 = 0x80000000, .want = 0x80000000, .want_nzcv = 0b1000},
    {.text = "movs.w r0, #0x00ff00ff", .set = InstructionSet::T32, .word = 0xf05f10ff, .nzcv = 0b0011, .want = 0x00ff00ff, .want_nzcv = 0b0011},
    {.text = "movs.w r0, #0x80000000", .set = InstructionSet::T32, .word = 0xf05f4000, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "movs.w r0, #0x7f800000", .set = InstructionSet::T32, .word = 0xf05f40ff, .nzcv = 0b0010, .want = 0x7f800000},
    {.text = "mov.w r0, #0xabababab", .set = InstructionSet::T32, .word = 0xf04f30ab, .want = 0xabababab},
    {.text = "orns r0, r1, #0xff", .set = InstructionSet::T32, .word = 0xf07100ff, .r1 = 0x0000000f, .want = 0xffffff0f, .want_nzcv = 0b1000},
    {.text = "orn r0, r1, r2, lsl #4", .set = InstructionSet::T32, .word = 0xea611002, .r1 = 0x0000000f, .r2 = 0x0000000f, .want = 0xffffff0f},
    {.text = "addw r0, r1, #0xfff", .set = InstructionSet::T32, .word = 0xf60170ff, .r1 = 1, .nzcv = 0b0110, .want = 0x00001000, .want_nzcv = 0b0110},
    {.text = "subw r0, r1, #0xfff", .set = InstructionSet::T32, .word = 0xf6a170ff, .r1 = 0x00001000, .nzcv = 0b0110, .want = 1, .want_nzcv = 0b0110},
    {.text = "rsb.w r0, r1, #0xff00ff00", .set = InstructionSet::T32, .word = 0xf1c120ff, .r1 = 1, .want = 0xff00feff},
    {.text = "rsb r0, r1, r2, ror #4", .set = InstructionSet::T32, .word = 0xebc11032, .r1 = 0x10000000, .want = 0xf0000000},
    {.text = "lsls.w r0, r1, r2", .set = InstructionSet::T32, .word = 0xfa11f002, .r1 = 1, .r2 = 0x00000020, .want = 0, .want_nzcv = 0b0110},
    {.text = "ror.w r0, r1, #4", .set = InstructionSet::T32, .word = 0xea4f1031, .r1 = 1, .want = 0x10000000},
    {.text = "rrxs r0, r1", .set = InstructionSet::T32, .word = 0xea5f0031, .r1 = 1, .nzcv = 0b0010, .want = 0x80000000, .want_nzcv = 0b1010},
    {.text = "teq r1, #0xff00ff00", .set = InstructionSet::T32, .word = 0xf0912fff, .r1 = 0xff00ff00, .want = 0, .want_nzcv = 0b0100},
    {.text = "movt r0, #0x8000", .set = InstructionSet::T32, .word = 0xf2c80000, .r0 = 0xffff1234, .want = 0x80001234},
    {.text = "adds.w r0, r1, r2, asr #32", .set = InstructionSet::T32, .word = 0xeb110022, .r1 = 1, .r2 = 0x80000000, .want = 0, .want_nzcv = 0b0110},
};
// clang-format on

}  // namespace

TEST_CASE("Data processing of A32 gives the results and flags of the manual") {
    for (const OperationCase& c : kArithmeticAndLogic) check(c);
}

TEST_CASE("Shifts by an immediate and by a register give the carry of Shift_C") {
    for (const OperationCase& c : kShifts) check(c);
}

TEST_CASE("Data processing of T16 and T32 gives the results and flags of the manual") {
    for (const OperationCase& c : kThumb) check(c);
}
