// SPDX-License-Identifier: Apache-2.0
// --xen and its companions on the command line.
#include <catch2/catch.hpp>

#include "error_matcher.hpp"
#include "platform/cli/parser.hpp"

using namespace hypscope;
using namespace hypscope::platform;
using namespace hypscope::platform::cli;

namespace {
constexpr u64 kMiB = u64{1} << 20;

RunOptions run(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    return std::get<RunOptions>(parse(words, {{"cortex-a15"}, {}}));
}
XenDomain domu(const std::string& settings) {
    return run({"--xen", "xen", "--domu", settings}).xen->domus.at(0);
}
}  // namespace

TEST_CASE("--xen: dom0 with its defaults") {
    const RunOptions options = run({"--xen", "xen", "--dom0", "K"});
    CHECK(options.images == std::vector<std::string>{"xen"});
    REQUIRE(options.xen);
    CHECK(options.xen->domus.empty());
    REQUIRE(options.xen->dom0);
    CHECK(options.xen->dom0->kernel == "K");
    CHECK(options.xen->dom0->initrd.empty());
    CHECK(options.xen->dom0->memory == 256 * kMiB);
    CHECK(options.xen->dom0->bootargs == "console=hvc0 earlycon=xenboot");
}

TEST_CASE("--xen: dom0 with all its options; --append is dom0's") {
    const RunOptions options =
        run({"--xen", "xen", "--dom0", "K", "--dom0-initrd", "I", "--dom0-memory", "128M",
             "--append", "console=hvc0", "--xen-append", "sched=credit"});
    CHECK(options.append.empty());
    CHECK(options.xen->bootargs == "sched=credit");
    CHECK(options.xen->dom0->initrd == "I");
    CHECK(options.xen->dom0->memory == 128 * kMiB);
    CHECK(options.xen->dom0->bootargs == "console=hvc0");
}

TEST_CASE("--domu: defaults, all settings, and commas in append") {
    const XenDomain least = domu("kernel=K");
    CHECK(least.kernel == "K");
    CHECK(least.initrd.empty());
    CHECK(least.memory == 192 * kMiB);
    CHECK(least.cpus == 1);
    CHECK(least.bootargs == "console=ttyAMA0");

    const XenDomain most = domu("initrd=I,cpus=2,memory=64M,kernel=K,append=a=b,c memory=1,cpus=9");
    CHECK(most.kernel == "K");
    CHECK(most.initrd == "I");
    CHECK(most.memory == 64 * kMiB);
    CHECK(most.cpus == 2);
    CHECK(most.bootargs == "a=b,c memory=1,cpus=9");
    CHECK(domu("kernel=K,append=").bootargs.empty());
    CHECK(domu("kernel=a,,b,cpus=2").kernel == "a,b");
}

TEST_CASE("--domu may be given several times, also beside dom0") {
    const RunOptions options =
        run({"--xen", "xen", "--dom0", "K", "--domu", "kernel=A", "--domu", "kernel=B"});
    CHECK(options.xen->domus.at(0).kernel == "A");
    CHECK(options.xen->domus.at(1).kernel == "B");
}

TEST_CASE("--domu: what is wrong is named") {
    const auto error = [](const std::string& settings, const std::string& text) {
        INFO(settings);
        CHECK_THROWS_MATCHES(domu(settings), SimError, usage(text));
    };
    error("initrd=I", "--domu: names no kernel");
    error("K", "unknown setting 'K'");
    error("kernel", "kernel needs a value");
    error("kernel=K,", "unknown setting ''");
    error("kernel=", "kernel= is empty");
    error("kernel=K,kernel=L", "kernel= is given twice");
    error("kernel=K,memroy=1M", "did you mean memory?");
    error("kernel=K,memory=1.5M", "--domu memory");
    error("kernel=K,memory=100K", "whole MiB");
    error("kernel=K,memory=0", "whole MiB");
    error("kernel=K,memory=512M", "not possible in 512 MiB of RAM");
    error("kernel=K,cpus=0", "--domu cpus");
    error("kernel=K,cpus=9", "--domu cpus");
}

TEST_CASE("--xen: what does not go together is refused") {
    const auto error = [](const std::vector<std::string>& words, const std::string& text) {
        CHECK_THROWS_MATCHES(run(words), SimError, usage(text));
    };
    error({"--xen", "xen"}, "there is no domain to run");
    error({"x.elf", "--domu", "kernel=K"}, "--domu: there is no Xen");
    error({"x.elf", "--dom0", "K"}, "--dom0: there is no Xen");
    error({"x.elf", "--xen-append", "x"}, "--xen-append: there is no Xen");
    error({"--xen", "xen", "--domu", "kernel=K", "--dom0-initrd", "I"}, "there is no dom0");
    error({"--xen", "xen", "--domu", "kernel=K", "--dom0-memory", "64M"}, "there is no dom0");
    error({"--xen", "xen", "--domu", "kernel=K", "--append", "x"}, "--xen-append for Xen itself");
    error({"x.elf", "--xen", "xen", "--dom0", "K"}, "excludes the IMAGE 'x.elf'");
    error({"--bios", "b", "--xen", "xen", "--dom0", "K"}, "excludes --bios");
    error({"--xen", "xen", "--dom0", "K", "--initrd", "I"}, "--dom0-initrd");
    error({"--xen", "xen", "--dom0", "K", "--virtualization", "off"}, "Xen starts in Hyp mode");
    error({"--xen", "xen", "--dom0", "K", "--secure", "image"}, "Xen starts in Hyp mode");
    error({"--xen", "xen", "--dom0", "K", "--dom0-memory", "2G"}, "--dom0-memory");
}
