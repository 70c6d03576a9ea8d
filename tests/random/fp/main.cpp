// SPDX-License-Identifier: Apache-2.0
// Random floating-point operations with special values: isa/fp against the host's floating point,
// bit exact, cumulative flags included.
//
//   fp_random [--seed N] [--count N] [--operation NAME]
//   fp_random --problem "FPAdd 32 0x00000000 0x3f800000 0x3f800000 0x0"     one, with both answers
// Exit status: 0 no difference, 1 differences, 64 usage.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "operands.hpp"

namespace {

using namespace hypscope;
using namespace hypscope::fp_test;

struct Options {
    u64 seed = 1, count = 5'000'000;
    std::optional<Operation> only;
    std::optional<Problem> problem;
};

std::optional<Operation> operation_named(std::string_view name) {
    for (const OperationInfo& i : all_operations()) {
        if (i.name == name) return i.id;
    }
    return std::nullopt;
}

bool parse_options(int argc, char** argv, Options& options) {
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const char* value = argv[i + 1];
        if (name == "--seed") {
            options.seed = std::strtoull(value, nullptr, 0);
        } else if (name == "--count") {
            options.count = std::strtoull(value, nullptr, 0);
        } else if (name == "--operation") {
            if (!(options.only = operation_named(value))) return false;
        } else if (name == "--problem") {
            if (!(options.problem = parse(value))) return false;
        } else {
            return false;
        }
    }
    return argc % 2 == 1;
}

void print(const char* who, const Answer& a) {
    std::printf("    %-6s 0x%llx flags 0x%02x\n", who, static_cast<unsigned long long>(a.value),
                a.flags);
}

bool agree(const Problem& p) { return ours(p) == host(p); }

/// The first differences in full: a command, and a row for tests/unit/isa/fp_values_test.cpp.
void report(const Problem& p) {
    const Answer want = host(p);
    std::printf("  fp_random --problem \"%s\"\n", text_of(p).c_str());
    print("ours", ours(p));
    print("host", want);
    std::printf("    {\"%s\", 0x%llx, 0x%02x},\n", text_of(p).c_str(),
                static_cast<unsigned long long>(want.value), want.flags);
}

int run(const Options& options) {
    ProblemSource source(options.seed);
    u64 differences = 0;
    for (u64 i = 0; i < options.count; ++i) {
        const Problem p = source.next(options.only);
        if (agree(p)) continue;
        if (++differences <= 10) report(p);
    }
    std::printf("seed %llu: %llu operations, %llu differences\n",
                static_cast<unsigned long long>(options.seed),
                static_cast<unsigned long long>(options.count),
                static_cast<unsigned long long>(differences));
    return differences == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse_options(argc, argv, options)) {
        std::fprintf(stderr,
                     "usage: fp_random [--seed N] [--count N] [--operation NAME] "
                     "[--problem TEXT]\n");
        return 64;
    }
    if (!options.problem) return run(options);
    report(*options.problem);
    return agree(*options.problem) ? 0 : 1;
}
