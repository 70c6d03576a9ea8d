// SPDX-License-Identifier: Apache-2.0
// The bit picture parser and the field extractor.
#include "isa/picture.hpp"

#include <catch2/catch.hpp>

using namespace hypscope;
using namespace hypscope::isa;

TEST_CASE("a picture's ones and zeros are fixed, its signs should-be, its letters fields") {
    constexpr Picture p = parse_picture("cccc 0011101 S --++ dddd iiiiiiiiiiii", 32);
    CHECK(p.fixed_mask == 0x0fe00000);
    CHECK(p.fixed_value == 0x03a00000);
    CHECK(p.should_mask == 0x000f0000);
    CHECK(p.should_value == 0x00030000);
    CHECK(p.field('S').width == 1);
    CHECK(p.field('i').width == 12);
    CHECK(p.has('d'));
    CHECK_FALSE(p.has('n'));
}

TEST_CASE("a 16-bit picture fills the low half") {
    constexpr Picture p = parse_picture("0100000101 mmm ddd", 16);
    CHECK(p.fixed_mask == 0xffc0);
    CHECK(p.fixed_value == 0x4140);
    CHECK(p.matches(0x4141));
    CHECK_FALSE(p.matches(0x4181));
}

TEST_CASE("runs of one letter join from left to right") {
    constexpr Picture p = parse_picture("11110 i 01010 S nnnn 0 iii dddd iiiiiiii", 32);
    const Fields f(p, 0xf5415aab);  // i = 1, imm3 = 101, imm8 = 10101011
    CHECK(f['i'] == 0xdab);
    CHECK(f['n'] == 1);
    CHECK(f['d'] == 10);
}

TEST_CASE("deposit is the inverse of extract") {
    constexpr Picture p = parse_picture("11110 i 01010 S nnnn 0 iii dddd iiiiiiii", 32);
    for (u32 value = 0; value < 4096; ++value) {
        REQUIRE(p.field('i').extract(p.field('i').deposit(value)) == value);
    }
}

TEST_CASE("a condition field never matches 1111; a Thumb field of the same letter may") {
    constexpr Picture a32 = parse_picture("cccc 1010 iiiiiiiiiiiiiiiiiiiiiiii", 32);
    CHECK(a32.is_conditional_a32());
    CHECK(a32.matches(0xea000000));
    CHECK_FALSE(a32.matches(0xfa000000));
    constexpr Picture t16 = parse_picture("1101 cccc iiiiiiii", 16);
    CHECK_FALSE(t16.is_conditional_a32());
}
