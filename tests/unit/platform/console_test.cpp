// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/console.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>

using namespace hypscope;
using namespace hypscope::platform::cli;

namespace {
struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// A console that writes to a temporary file.
struct Bench {
    explicit Bench(const std::vector<std::string>& until = {}) : console(file.get(), until) {}
    void print(const std::string& text) {
        for (const char c : text) console.put(static_cast<u8>(c), Cycles{time++});
    }
    [[nodiscard]] std::string written() const {
        std::string text(10'000, '\0');
        std::rewind(file.get());
        text.resize(std::fread(text.data(), 1, text.size(), file.get()));
        return text;
    }
    std::unique_ptr<std::FILE, Closer> file{std::tmpfile()};
    OutputConsole console;
    u64 time = 0;
};
}  // namespace

TEST_CASE("A text is found across pieces and behind false beginnings") {
    TextMatcher matcher("aabaac");
    const std::string stream = "aabaabaab";
    for (const char c : stream) CHECK_FALSE(matcher.feed(c));
    CHECK_FALSE(matcher.feed('a'));
    CHECK_FALSE(matcher.feed('a'));
    CHECK(matcher.feed('c'));
    CHECK(matcher.seen());
    CHECK(matcher.feed('x'));
}

TEST_CASE("A text of one character") {
    TextMatcher matcher(">");
    CHECK_FALSE(matcher.feed('='));
    CHECK(matcher.feed('>'));
}

TEST_CASE("Output is buffered until it is flushed") {
    Bench bench;
    bench.print("hello");
    CHECK(bench.written().empty());
    bench.console.flush();
    CHECK(bench.written() == "hello");
}

TEST_CASE("A full buffer is written by itself, and every byte is the guest's") {
    Bench bench;
    bench.print(std::string(4096, '\0'));
    CHECK(bench.written().size() == 4096);
}

TEST_CASE("The end of the console writes the rest") {
    std::unique_ptr<std::FILE, Closer> file(std::tmpfile());
    { OutputConsole(file.get()).put('x', Cycles{}); }
    std::rewind(file.get());
    CHECK(std::fgetc(file.get()) == 'x');
}

TEST_CASE("--until is satisfied when every text was seen, in any order") {
    Bench bench({"one", "two"});
    Cycles when{};
    int calls = 0;
    bench.console.on_all_seen([&](Cycles now) {
        when = now;
        ++calls;
    });
    bench.print("two");
    CHECK_FALSE(bench.console.all_seen());
    CHECK(bench.console.first_unseen() == "one");
    bench.print("..one..one");
    CHECK(bench.console.all_seen());
    CHECK(bench.console.first_unseen().empty());
    CHECK(calls == 1);
    CHECK(when == Cycles{7});
}

TEST_CASE("Two texts may overlap in the output") {
    Bench bench({"abc", "bcd"});
    bench.print("abcd");
    CHECK(bench.console.all_seen());
}

TEST_CASE("Without --until nothing is ever all seen") {
    Bench bench;
    bench.print("anything");
    CHECK_FALSE(bench.console.all_seen());
}

TEST_CASE("A text source gives its bytes once, and again after rewinding") {
    TextSource source(std::string("a\0", 2));
    REQUIRE(source.has_byte());
    CHECK(source.take() == 'a');
    CHECK(source.take() == 0);
    CHECK_FALSE(source.has_byte());
    source.rewind();
    CHECK(source.take() == 'a');
}
