// SPDX-License-Identifier: Apache-2.0
#include "uarch/stream_detector.hpp"

#include <catch2/catch.hpp>

using namespace hypscope;
using uarch::StreamDetector;

TEST_CASE("A stream is followed after three misses at one stride") {
    const i64 stride = GENERATE(1, 2, 4, -1, -4);
    StreamDetector streams(4, 3, 4);
    u64 line = 1000;
    CHECK_FALSE(streams.follows(line));
    CHECK_FALSE(streams.follows(line += static_cast<u64>(stride)));
    CHECK_FALSE(streams.follows(line += static_cast<u64>(stride)));
    CHECK(streams.follows(line += static_cast<u64>(stride)));
    CHECK(streams.follows(line += static_cast<u64>(stride)));
}

TEST_CASE("A stride beyond the reach is no stream") {
    StreamDetector streams(4, 3, 4);
    for (u64 line = 1000; line < 1100; line += 5) CHECK_FALSE(streams.follows(line));
}

TEST_CASE("A changed stride starts to count again") {
    StreamDetector streams(4, 3, 4);
    for (u64 line = 1000; line < 1010; ++line) (void)streams.follows(line);
    CHECK_FALSE(streams.follows(1011));
    CHECK_FALSE(streams.follows(1013));
    CHECK(streams.follows(1015));
}

TEST_CASE("Several streams are followed at a time") {
    StreamDetector streams(4, 3, 4);
    for (u64 i = 0; i < 3; ++i) {
        (void)streams.follows(1000 + i);
        (void)streams.follows(90000 + i);
    }
    CHECK(streams.follows(1003));
    CHECK(streams.follows(90003));
}

TEST_CASE("Without streams nothing is followed") {
    StreamDetector streams(0, 3, 4);
    for (u64 line = 0; line < 10; ++line) CHECK_FALSE(streams.follows(line));
}

TEST_CASE("Lines that differ above bit 31 alone are not near one another") {
    StreamDetector streams(4, 3, 4);
    for (u64 line = 1000; line < 1003; ++line) (void)streams.follows(line);
    CHECK_FALSE(streams.follows((u64{1} << 34) + 1003));
    CHECK(streams.follows(1003));
}
