// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/values.hpp"

#include <catch2/catch.hpp>

#include "error_matcher.hpp"

using namespace hypscope;
using namespace hypscope::platform;
using namespace hypscope::platform::cli;

TEST_CASE("Sizes are written with and without units") {
    const auto [text, size] = GENERATE(table<const char*, u64>({{"4096", 4096},
                                                                {"0x1000", 4096},
                                                                {"64K", 65536},
                                                                {"64KiB", 65536},
                                                                {"512M", u64{512} << 20},
                                                                {"512m", u64{512} << 20},
                                                                {"512MB", u64{512} << 20},
                                                                {"2G", u64{2} << 30}}));
    CHECK(parse_size("--ram", text) == size);
}

TEST_CASE("What is no size is refused with an example") {
    const char* text =
        GENERATE("", "M", "12Q", "12Mx", "-1M", "1.5G", "99999999999999999999", "0x");
    INFO(text);
    CHECK_THROWS_MATCHES(parse_size("--ram", text), SimError, usage("512M"));
}

TEST_CASE("A size that does not fit 64 bits is refused") {
    CHECK_THROWS_MATCHES(parse_size("--ram", "99999999999999G"), SimError, usage("out of range"));
}

TEST_CASE("Numbers are decimal or hexadecimal and within limits") {
    CHECK(parse_number("-n", "10") == 10);
    CHECK(parse_number("-n", "0x40010000") == 0x4001'0000);
    CHECK(parse_number("-n", "18446744073709551615") == ~u64{0});
    CHECK_THROWS_MATCHES(parse_number("-n", "9", 1, 8), SimError, usage("choose 1 to 8"));
    CHECK_THROWS_MATCHES(parse_number("-n", "0", 1), SimError, usage("at least 1"));
    CHECK_THROWS_MATCHES(parse_number("-n", "1 2"), SimError, usage("'1 2' is not a number"));
    CHECK_THROWS_MATCHES(parse_number("-n", ""), SimError, usage("-n: '' is not a number"));
}

TEST_CASE("Seconds are positive") {
    CHECK(parse_seconds("--timeout", "2.5") == 2.5);
    const char* text = GENERATE("0", "-1", "nan", "inf", "abc", "1s", "");
    INFO(text);
    CHECK_THROWS_MATCHES(parse_seconds("--timeout", text), SimError, usage("--timeout"));
}

TEST_CASE("C escapes become bytes") {
    CHECK(unescape("--input", R"(a\nb\r\t\e\\\"\')") == "a\nb\r\t\x1b\\\"'");
    CHECK(unescape("--input", R"(\x41\x4g\x7)") == "A\x04g\x07");
    CHECK(unescape("--input", R"(\0)") == std::string(1, '\0'));
    CHECK(unescape("--input", "") == "");
}

TEST_CASE("Unknown and unfinished escapes are refused") {
    const char* text = GENERATE(R"(\q)", R"(\)", R"(abc\)", R"(\x)", R"(\xzz)");
    INFO(text);
    CHECK_THROWS_MATCHES(unescape("--input", text), SimError, usage("escape"));
}

TEST_CASE("The nearest name is suggested, and none for a word that is like nothing") {
    const std::vector<std::string> names{"cortex-a15", "cortex-a7"};
    CHECK(nearest("cortex-a16", names) == "cortex-a15");
    CHECK(nearest("cortexa7", names) == "cortex-a7");
    CHECK(nearest("z", names).empty());
    CHECK(suggestion("cortex-a8", names).find("known: cortex-a15, cortex-a7") != std::string::npos);
}

TEST_CASE("A choice is one of its names") {
    const auto choose = [](const char* text) {
        return parse_choice<int>("--x", text, {{"one", 1}, {"two", 2}});
    };
    CHECK(choose("two") == 2);
    CHECK_THROWS_MATCHES(choose("tow"), SimError, usage("did you mean two?"));
}
