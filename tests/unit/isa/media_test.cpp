// SPDX-License-Identifier: Apache-2.0
// Saturation, parallel arithmetic with GE, packing, extension, reversal and bit fields (ARM ARM
// A4.4.5 to A4.4.8).
#include "operation_case.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::isa;

// clang-format off
constexpr OperationCase kSaturating[] = {
    {.text = "qadd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1020051, .r1 = 0x7fffffff, .r2 = 1, .want = 0x7fffffff, .want_q = true},
    {.text = "qadd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1020051, .r1 = 0x80000000, .r2 = 0xffffffff, .want = 0x80000000, .want_q = true},
    {.text = "qadd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1020051, .r1 = 1, .r2 = 2, .want = 3},
    {.text = "qsub r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1220051, .r1 = 0x80000000, .r2 = 1, .want = 0x80000000, .want_q = true},
    {.text = "qsub r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1220051, .r1 = 1, .r2 = 2, .want = 0xffffffff},
    {.text = "qdadd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1420051, .r2 = 0x40000000, .want = 0x7fffffff, .want_q = true},
    {.text = "qdadd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1420051, .r1 = 0xffffffff, .r2 = 0x40000000, .want = 0x7ffffffe, .want_q = true},
    {.text = "qdadd r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1420051, .r1 = 1, .r2 = 3, .want = 7},
    {.text = "qdsub r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1620051, .r1 = 0xfffffffe, .r2 = 0x7fffffff, .want = 0x80000000, .want_q = true},
    {.text = "qdsub r0, r1, r2", .set = InstructionSet::A32, .word = 0xe1620051, .r1 = 1, .r2 = 3, .want = 0xfffffffb},
    {.text = "ssat r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6a70011, .r1 = 0x00000080, .want = 0x0000007f, .want_q = true},
    {.text = "ssat r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6a70011, .r1 = 0xffffff7f, .want = 0xffffff80, .want_q = true},
    {.text = "ssat r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6a70011, .r1 = 0xffffff80, .want = 0xffffff80},
    {.text = "ssat r0, #32, r1", .set = InstructionSet::A32, .word = 0xe6bf0011, .r1 = 0x80000000, .want = 0x80000000},
    {.text = "ssat r0, #1, r1", .set = InstructionSet::A32, .word = 0xe6a00011, .r1 = 1, .want = 0, .want_q = true},
    {.text = "ssat r0, #16, r1, lsl #8", .set = InstructionSet::A32, .word = 0xe6af0411, .r1 = 0x00008000, .want = 0x00007fff, .want_q = true},
    {.text = "ssat r0, #16, r1, asr #32", .set = InstructionSet::A32, .word = 0xe6af0051, .r1 = 0x80000000, .want = 0xffffffff},
    {.text = "usat r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6e80011, .r1 = 0x00000100, .want = 0x000000ff, .want_q = true},
    {.text = "usat r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6e80011, .r1 = 0xffffffff, .want = 0, .want_q = true},
    {.text = "usat r0, #0, r1", .set = InstructionSet::A32, .word = 0xe6e00011, .r1 = 1, .want = 0, .want_q = true},
    {.text = "usat r0, #31, r1", .set = InstructionSet::A32, .word = 0xe6ff0011, .r1 = 0x7fffffff, .want = 0x7fffffff},
    {.text = "usat r0, #4, r1, asr #4", .set = InstructionSet::A32, .word = 0xe6e40251, .r1 = 0x000000f0, .want = 0x0000000f},
    {.text = "ssat16 r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6a70f31, .r1 = 0x0080ff7f, .want = 0x007fff80, .want_q = true},
    {.text = "ssat16 r0, #16, r1", .set = InstructionSet::A32, .word = 0xe6af0f31, .r1 = 0x80007fff, .want = 0x80007fff},
    {.text = "usat16 r0, #8, r1", .set = InstructionSet::A32, .word = 0xe6e80f31, .r1 = 0x0100ffff, .want = 0x00ff0000, .want_q = true},
    {.text = "ssat r0, #8, r1", .set = InstructionSet::T32, .word = 0xf3010007, .r1 = 0x00000080, .want = 0x0000007f, .want_q = true},
    {.text = "usat16 r0, #4, r1", .set = InstructionSet::T32, .word = 0xf3a10004, .r1 = 0x000f0010, .want = 0x000f000f, .want_q = true},
    {.text = "qdsub r0, r1, r2", .set = InstructionSet::T32, .word = 0xfa82f0b1, .r1 = 1, .r2 = 3, .want = 0xfffffffb},
};
// clang-format on

// clang-format off
constexpr OperationCase kParallel[] = {
    {.text = "sadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110f12, .r1 = 0x7fff8000, .r2 = 0x0001fffe, .ge = 0b0000, .want = 0x80007ffe, .want_ge = 0b1100},
    {.text = "sadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110f12, .r1 = 0xfffe0001, .r2 = 0x0001ffff, .ge = 0b1100, .want = 0xffff0000, .want_ge = 0b0011},
    {.text = "ssub16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110f72, .r1 = 0x00010000, .r2 = 0x00010001, .ge = 0b0000, .want = 0x0000ffff, .want_ge = 0b1100},
    {.text = "sasx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110f32, .r1 = 0x00020003, .r2 = 0x00040004, .ge = 0b0000, .want = 0x0006ffff, .want_ge = 0b1100},
    {.text = "ssax r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110f52, .r1 = 0x00020003, .r2 = 0x00040004, .ge = 0b0000, .want = 0xfffe0007, .want_ge = 0b0011},
    {.text = "sadd8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110f92, .r1 = 0x7fff0001, .r2 = 0x01ff0001, .ge = 0b0000, .want = 0x80fe0002, .want_ge = 0b1011},
    {.text = "ssub8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6110ff2, .r1 = 0x80000000, .r2 = 0x01010001, .ge = 0b0000, .want = 0x7fff00ff, .want_ge = 0b0010},
    {.text = "uadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6510f12, .r1 = 0xffff0000, .r2 = 0x00010001, .ge = 0b0000, .want = 1, .want_ge = 0b1100},
    {.text = "usub16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6510f72, .r1 = 1, .r2 = 0x00010001, .ge = 0b0000, .want = 0xffff0000, .want_ge = 0b0011},
    {.text = "uasx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6510f32, .r1 = 0xffff0001, .r2 = 0x00030001, .ge = 0b0000, .want = 0x0000fffe, .want_ge = 0b1100},
    {.text = "usax r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6510f52, .r1 = 0x0002fffe, .r2 = 0x00030001, .ge = 0b0000, .want = 0x00010001, .want_ge = 0b1111},
    {.text = "uadd8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6510f92, .r1 = 0xff00ff01, .r2 = 0x01ff0100, .ge = 0b0000, .want = 0x00ff0001, .want_ge = 0b1010},
    {.text = "usub8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6510ff2, .r1 = 0x00010002, .r2 = 0x01010101, .ge = 0b0000, .want = 0xff00ff01, .want_ge = 0b0101},
    {.text = "qadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6210f12, .r1 = 0x7fff8000, .r2 = 0x0001ffff, .ge = 0b1111, .want = 0x7fff8000, .want_ge = 0b1111},
    {.text = "qsub16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6210f72, .r1 = 0x80000002, .r2 = 0x00010001, .want = 0x80000001},
    {.text = "qasx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6210f32, .r1 = 0x7fff8000, .r2 = 0x00010001, .want = 0x7fff8000},
    {.text = "qsax r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6210f52, .r1 = 0x80007fff, .r2 = 0x00010001, .want = 0x80007fff},
    {.text = "qadd8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6210f92, .r1 = 0x7f800001, .r2 = 0x01ff0001, .want = 0x7f800002},
    {.text = "qsub8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6210ff2, .r1 = 0x807f0001, .r2 = 0x01ff0001, .want = 0x807f0000},
    {.text = "uqadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6610f12, .r1 = 0xffff0001, .r2 = 0x00020002, .want = 0xffff0003},
    {.text = "uqsub16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6610f72, .r1 = 0x00010003, .r2 = 0x00020002, .want = 1},
    {.text = "uqasx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6610f32, .r1 = 0xffff0001, .r2 = 0x00020002, .want = 0xffff0000},
    {.text = "uqsax r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6610f52, .r1 = 0x0001ffff, .r2 = 0x00020002, .want = 0x0000ffff},
    {.text = "uqadd8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6610f92, .r1 = 0xff010203, .r2 = 0x01010101, .want = 0xff020304},
    {.text = "uqsub8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6610ff2, .r1 = 0x00010203, .r2 = 0x01010101, .want = 0x00000102},
    {.text = "shadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6310f12, .r1 = 0x7fffffff, .r2 = 0x7fffffff, .want = 0x7fffffff},
    {.text = "shsub16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6310f72, .r1 = 3, .r2 = 0x00010000, .want = 0xffff0001},
    {.text = "shasx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6310f32, .r1 = 0x00020001, .r2 = 0x00020003, .want = 0x0002ffff},
    {.text = "shsax r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6310f52, .r1 = 0x00020001, .r2 = 0x00020003, .want = 0xffff0001},
    {.text = "shadd8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6310f92, .r1 = 0xff7f8001, .r2 = 0xff7f8001, .want = 0xff7f8001},
    {.text = "shsub8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6310ff2, .r1 = 0x80000002, .r2 = 0x7f010000, .want = 0x80ff0001},
    {.text = "uhadd16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6710f12, .r1 = 0xffffffff, .r2 = 0xffff0001, .want = 0xffff8000},
    {.text = "uhsub16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6710f72, .r1 = 3, .r2 = 0x00010000, .want = 0xffff0001},
    {.text = "uhasx r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6710f32, .r1 = 0xffff0001, .r2 = 0x0001ffff, .want = 0xffff0000},
    {.text = "uhsax r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6710f52, .r1 = 0x0001ffff, .r2 = 0xffffffff, .want = 0x8001ffff},
    {.text = "uhadd8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6710f92, .r1 = 0xffff0102, .r2 = 0xff010102, .want = 0xff800102},
    {.text = "uhsub8 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6710ff2, .r1 = 0x00010203, .r2 = 0x01010301, .want = 0xff00ff01},
    {.text = "sel r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6810fb2, .r1 = 0x11223344, .r2 = 0x99aaccbb, .ge = 0b1010, .want = 0x11aa33bb, .want_ge = 0b1010},
    {.text = "sel r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6810fb2, .r1 = 0x11223344, .r2 = 0xffffffff, .ge = 0b1111, .want = 0x11223344, .want_ge = 0b1111},
    {.text = "uadd8 r0, r1, r2", .set = InstructionSet::T32, .word = 0xfa81f042, .r1 = 0xff00ff01, .r2 = 0x01ff0100, .ge = 0b0000, .want = 0x00ff0001, .want_ge = 0b1010},
    {.text = "sel r0, r1, r2", .set = InstructionSet::T32, .word = 0xfaa1f082, .r1 = 0x11223344, .r2 = 0x99aaccbb, .ge = 0b0000, .want = 0x99aaccbb, .want_ge = 0b0000},
    {.text = "shsax r0, r1, r2", .set = InstructionSet::T32, .word = 0xfae1f022, .r1 = 0x00020001, .r2 = 0x00020003, .want = 0xffff0001},
    {.text = "uqsub16 r0, r1, r2", .set = InstructionSet::T32, .word = 0xfad1f052, .r1 = 0x00010003, .r2 = 0x00020002, .want = 1},
};
// clang-format on

// clang-format off
constexpr OperationCase kPacking[] = {
    {.text = "pkhbt r0, r1, r2, lsl #8", .set = InstructionSet::A32, .word = 0xe6810412, .r1 = 0x99881122, .r2 = 0x00334455, .want = 0x33441122},
    {.text = "pkhbt r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6810012, .r1 = 0x99881122, .r2 = 0xaabbccdd, .want = 0xaabb1122},
    {.text = "pkhtb r0, r1, r2, asr #16", .set = InstructionSet::A32, .word = 0xe6810852, .r1 = 0x99881122, .r2 = 0xffaaccdd, .want = 0x9988ffaa},
    {.text = "pkhtb r0, r1, r2, asr #32", .set = InstructionSet::A32, .word = 0xe6810052, .r1 = 0x99881122, .r2 = 0x80000000, .want = 0x9988ffff},
    {.text = "sxtb r0, r1", .set = InstructionSet::A32, .word = 0xe6af0071, .r1 = 0x00000080, .want = 0xffffff80},
    {.text = "sxtb r0, r1, ror #8", .set = InstructionSet::A32, .word = 0xe6af0471, .r1 = 0x80007fff, .want = 0x0000007f},
    {.text = "sxth r0, r1", .set = InstructionSet::A32, .word = 0xe6bf0071, .r1 = 0x00008000, .want = 0xffff8000},
    {.text = "uxtb r0, r1, ror #24", .set = InstructionSet::A32, .word = 0xe6ef0c71, .r1 = 0xaabbccdd, .want = 0x000000aa},
    {.text = "uxth r0, r1, ror #8", .set = InstructionSet::A32, .word = 0xe6ff0471, .r1 = 0xaabbccdd, .want = 0x0000bbcc},
    {.text = "uxth r0, r1, ror #16", .set = InstructionSet::A32, .word = 0xe6ff0871, .r1 = 0xaabbccdd, .want = 0x0000aabb},
    {.text = "sxtb16 r0, r1", .set = InstructionSet::A32, .word = 0xe68f0071, .r1 = 0x1280347f, .want = 0xff80007f},
    {.text = "uxtb16 r0, r1, ror #8", .set = InstructionSet::A32, .word = 0xe6cf0471, .r1 = 0x12803480, .want = 0x00120034},
    {.text = "sxtab r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6a10072, .r1 = 0x00000080, .r2 = 0x00000080, .want = 0},
    {.text = "sxtah r0, r1, r2, ror #16", .set = InstructionSet::A32, .word = 0xe6b10872, .r1 = 1, .r2 = 0x80000000, .want = 0xffff8001},
    {.text = "sxtab16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6810072, .r1 = 0x00010000, .r2 = 0x00ff00ff, .want = 0x0000ffff},
    {.text = "uxtab r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6e10072, .r1 = 0x00000080, .r2 = 0x000000ff, .want = 0x0000017f},
    {.text = "uxtah r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6f10072, .r1 = 0x0000ffff, .r2 = 0xffffffff, .want = 0x0001fffe},
    {.text = "uxtab16 r0, r1, r2", .set = InstructionSet::A32, .word = 0xe6c10072, .r1 = 0x00010001, .r2 = 0x00fe00ff, .want = 0x00ff0100},
    {.text = "rev r0, r1", .set = InstructionSet::A32, .word = 0xe6bf0f31, .r1 = 0x11223344, .want = 0x44332211},
    {.text = "rev16 r0, r1", .set = InstructionSet::A32, .word = 0xe6bf0fb1, .r1 = 0x11223344, .want = 0x22114433},
    {.text = "revsh r0, r1", .set = InstructionSet::A32, .word = 0xe6ff0fb1, .r1 = 0x55551180, .want = 0xffff8011},
    {.text = "rbit r0, r1", .set = InstructionSet::A32, .word = 0xe6ff0f31, .r1 = 0x80000001, .want = 0x80000001},
    {.text = "rbit r0, r1", .set = InstructionSet::A32, .word = 0xe6ff0f31, .r1 = 0x018a4523, .want = 0xc4a25180},
    {.text = "clz r0, r1", .set = InstructionSet::A32, .word = 0xe16f0f11, .want = 0x00000020},
    {.text = "clz r0, r1", .set = InstructionSet::A32, .word = 0xe16f0f11, .r1 = 0x80000000, .want = 0},
    {.text = "clz r0, r1", .set = InstructionSet::A32, .word = 0xe16f0f11, .r1 = 1, .want = 0x0000001f},
    {.text = "bfc r0, #4, #8", .set = InstructionSet::A32, .word = 0xe7cb021f, .r0 = 0xffffffff, .want = 0xfffff00f},
    {.text = "bfc r0, #0, #32", .set = InstructionSet::A32, .word = 0xe7df001f, .r0 = 0xffffffff, .want = 0},
    {.text = "bfi r0, r1, #8, #16", .set = InstructionSet::A32, .word = 0xe7d70411, .r0 = 0xaaaaaaaa, .r1 = 0x12345678, .want = 0xaa5678aa},
    {.text = "bfi r0, r1, #0, #32", .set = InstructionSet::A32, .word = 0xe7df0011, .r0 = 0xffffffff, .r1 = 0x12345678, .want = 0x12345678},
    {.text = "bfi r0, r1, #31, #1", .set = InstructionSet::A32, .word = 0xe7df0f91, .r1 = 3, .want = 0x80000000},
    {.text = "sbfx r0, r1, #4, #8", .set = InstructionSet::A32, .word = 0xe7a70251, .r1 = 0x00000800, .want = 0xffffff80},
    {.text = "sbfx r0, r1, #0, #32", .set = InstructionSet::A32, .word = 0xe7bf0051, .r1 = 0x80000001, .want = 0x80000001},
    {.text = "ubfx r0, r1, #4, #8", .set = InstructionSet::A32, .word = 0xe7e70251, .r1 = 0x00000800, .want = 0x00000080},
    {.text = "ubfx r0, r1, #31, #1", .set = InstructionSet::A32, .word = 0xe7e00fd1, .r1 = 0x80000000, .want = 1},
    {.text = "ubfx r0, r1, #0, #32", .set = InstructionSet::A32, .word = 0xe7ff0051, .r1 = 0xffffffff, .want = 0xffffffff},
    {.text = "rev r0, r1", .set = InstructionSet::T16, .word = 0xba08, .r1 = 0x11223344, .want = 0x44332211},
    {.text = "revsh r0, r1", .set = InstructionSet::T16, .word = 0xbac8, .r1 = 0x55551180, .want = 0xffff8011},
    {.text = "rev16.w r0, r1", .set = InstructionSet::T32, .word = 0xfa91f091, .r1 = 0x11223344, .want = 0x22114433},
    {.text = "rbit r0, r1", .set = InstructionSet::T32, .word = 0xfa91f0a1, .r1 = 0x018a4523, .want = 0xc4a25180},
    {.text = "clz r0, r1", .set = InstructionSet::T32, .word = 0xfab1f081, .r1 = 1, .want = 0x0000001f},
    {.text = "sxtb r0, r1", .set = InstructionSet::T16, .word = 0xb248, .r1 = 0x00000080, .want = 0xffffff80},
    {.text = "uxth.w r0, r1, ror #8", .set = InstructionSet::T32, .word = 0xfa1ff091, .r1 = 0xaabbccdd, .want = 0x0000bbcc},
    {.text = "bfi r0, r1, #8, #16", .set = InstructionSet::T32, .word = 0xf3612017, .r0 = 0xaaaaaaaa, .r1 = 0x12345678, .want = 0xaa5678aa},
    {.text = "sbfx r0, r1, #4, #8", .set = InstructionSet::T32, .word = 0xf3411007, .r1 = 0x00000800, .want = 0xffffff80},
    {.text = "pkhtb r0, r1, r2, asr #16", .set = InstructionSet::T32, .word = 0xeac14022, .r1 = 0x99881122, .r2 = 0xffaaccdd, .want = 0x9988ffaa},
    {.text = "uxtab16 r0, r1, r2", .set = InstructionSet::T32, .word = 0xfa31f082, .r1 = 0x00010001, .r2 = 0x00fe00ff, .want = 0x00ff0100},
};
// clang-format on

}  // namespace

TEST_CASE("Saturating operations set Q exactly when they saturate") {
    for (const OperationCase& c : kSaturating) check(c);
}

TEST_CASE("Parallel additions and subtractions work on lanes and set GE") {
    for (const OperationCase& c : kParallel) check(c);
}

TEST_CASE("Packing, extension, reversal and bit field operations move the right bits") {
    for (const OperationCase& c : kPacking) check(c);
}
