// SPDX-License-Identifier: Apache-2.0
// Which loads and stores of a block one look at the L0 filter answers for.
#ifdef __x86_64__
#include "cpu/jit/access_run.hpp"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <vector>

#include "isa/decode.hpp"

namespace hypscope::cpu::jit {
namespace {

std::vector<Op> ops_of(std::initializer_list<u32> words) {
    std::vector<Op> ops;
    for (const u32 word : words) {
        const isa::Decoded d = isa::decode_a32(word);
        Op op;
        op.operands = d.operands;
        op.id = d.op;
        ops.push_back(op);
    }
    return ops;
}

constexpr u32 kAddR2 = 0xe0822003;  // add r2, r2, r3
constexpr u32 ldr(u32 t, u32 n, u32 offset) { return 0xe5900000 | n << 16 | t << 12 | offset; }
constexpr u32 str(u32 t, u32 n, u32 offset) { return 0xe5800000 | n << 16 | t << 12 | offset; }
constexpr u32 ldrb(u32 t, u32 n, u32 offset) { return 0xe5d00000 | n << 16 | t << 12 | offset; }
constexpr u32 ldrh(u32 t, u32 n, u32 offset) {
    return 0xe1d000b0 | n << 16 | t << 12 | (offset & 0xf0) << 4 | (offset & 15);
}
constexpr u32 ldrd(u32 t, u32 n, u32 offset) {
    return 0xe1c000d0 | n << 16 | t << 12 | (offset & 0xf0) << 4 | (offset & 15);
}

size_t length_of(std::initializer_list<u32> words) { return access_run(ops_of(words)).ops.size(); }

}  // namespace

TEST_CASE("Four accesses from one base are a run, with what lies between them") {
    const auto ops = ops_of({ldr(2, 1, 4), kAddR2, ldr(3, 1, 8), str(2, 1, 12), ldrd(4, 1, 16),
                             kAddR2, 0xe12fff1e /* bx lr */});
    const AccessRun run = access_run(ops);
    REQUIRE(run.is_any());
    CHECK(run.ops.size() == 5);
    CHECK(run.base() == 1);
    CHECK(run.first == 4);
    CHECK(run.bytes == 20);
    CHECK(run.alignment == 4);
    CHECK((run.loads && run.stores && run.has_others));
}

TEST_CASE("A run of smaller accesses begins where the largest are aligned") {
    const auto ops = ops_of({ldrb(2, 1, 7), ldrh(3, 1, 2), ldr(4, 1, 8), ldrb(5, 1, 9)});
    const AccessRun run = access_run(ops);
    REQUIRE(run.is_any());
    CHECK(run.first == 0);
    CHECK(run.bytes == 12);
    CHECK_FALSE((run.stores || run.has_others));
    CHECK(length_of({ldrb(2, 1, 0), ldrb(2, 1, 1), ldrb(2, 1, 2), ldrb(2, 1, 3)}) == 4);
}

TEST_CASE("What is no run") {
    // Too few; another base; with write-back; under a condition; too far apart; not aligned alike.
    CHECK(length_of({ldr(2, 1, 0), ldr(3, 1, 4), ldr(4, 1, 8)}) == 0);
    CHECK(length_of({ldr(2, 1, 0), ldr(3, 1, 4), ldr(4, 1, 8), ldr(5, 6, 12)}) == 0);
    CHECK(length_of({0xe4912004, ldr(3, 1, 4), ldr(4, 1, 8), ldr(5, 1, 12)}) == 0);
    CHECK(length_of({ldr(2, 1, 0), 0x05913004, ldr(4, 1, 8), ldr(5, 1, 12)}) == 0);
    CHECK(length_of({ldr(2, 1, 0), ldr(3, 1, 4), ldr(4, 1, 8), ldr(5, 1, 32)}) == 0);
    CHECK(length_of({ldr(2, 1, 0), ldr(3, 1, 4), ldr(4, 1, 8), ldr(5, 1, 14)}) == 0);
    // The base is the PC; a register of it is loaded before the last; it is written between.
    CHECK(length_of({ldr(2, 15, 0), ldr(3, 15, 4), ldr(4, 15, 8), ldr(5, 15, 12)}) == 0);
    CHECK(length_of({ldr(2, 2, 0), ldr(3, 2, 4), ldr(4, 2, 8), ldr(5, 2, 12)}) == 0);
    CHECK(length_of({ldr(4, 2, 0), ldr(3, 2, 4), kAddR2, ldr(4, 2, 8), ldr(5, 2, 12)}) == 0);
    // What may fault or look at the filter stands between: a multiple, a barrier.
    CHECK(length_of({ldr(4, 1, 0), ldr(3, 1, 4), 0xe8900060, ldr(4, 1, 8), ldr(5, 1, 12)}) == 0);
    CHECK(length_of({ldr(4, 1, 0), ldr(3, 1, 4), 0xf57ff04f, ldr(4, 1, 8), ldr(5, 1, 12)}) == 0);
}

TEST_CASE("A load of the base ends a run") {
    CHECK(length_of({ldr(2, 1, 0), ldr(3, 1, 4), ldr(4, 1, 8), ldr(1, 1, 12), ldr(5, 1, 16)}) == 4);
    CHECK(length_of({ldr(2, 1, 0), ldr(3, 1, 4), ldr(4, 1, 8), ldrd(0, 1, 12), ldr(5, 1, 20)}) ==
          4);
}

TEST_CASE("What is far ends a run, and begins another") {
    const auto ops = ops_of({str(2, 1, 0), str(2, 1, 4), str(2, 1, 8), str(2, 1, 28), str(2, 1, 32),
                             str(2, 1, 36), str(2, 1, 40), str(2, 1, 44)});
    CHECK(access_run(ops).ops.size() == 4);
    CHECK(access_run(std::span(ops).subspan(4)).ops.size() == 4);
}

}  // namespace hypscope::cpu::jit
#endif
