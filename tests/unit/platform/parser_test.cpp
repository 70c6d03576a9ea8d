// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/parser.hpp"

#include <catch2/catch.hpp>

#include "error_matcher.hpp"
#include "image_builder.hpp"

using namespace hypscope;
using namespace hypscope::platform;
using namespace hypscope::platform::cli;

namespace {
const Catalog kCatalog{{"cortex-a15", "cortex-a7"}, {"core.l2.size", "core.clock"}};

Command command(const std::vector<std::string>& words) { return parse(words, kCatalog); }

/// `hypscope run x.elf` and more words.
RunOptions run(std::vector<std::string> words) {
    words.insert(words.begin(), {"run", "x.elf"});
    return std::get<RunOptions>(command(words));
}
}  // namespace

TEST_CASE("run: the defaults are those of the manual") {
    const RunOptions options = run({});
    CHECK(options.images == std::vector<std::string>{"x.elf"});
    CHECK(options.machine.board == &virt_board());
    CHECK(options.machine.cpu == "cortex-a15");
    CHECK(options.machine.cores == 1);
    CHECK(options.machine.ram_size == u64{512} << 20);
    CHECK(options.machine.secure == SecureMode::Off);
    CHECK(options.machine.virtualization);
    CHECK(options.machine.timing == Timing::Approximate);
    CHECK(options.machine.quantum == 1024);
    CHECK(options.machine.unpredictable == Unpredictable::Undefined);
    CHECK_FALSE(options.entry.has_value());
    CHECK_FALSE(options.max_instructions.has_value());
    CHECK_FALSE(options.timeout_seconds.has_value());
    CHECK_FALSE(options.semihosting);
    CHECK_FALSE(options.quiet);
}

TEST_CASE("run: the machine's options") {
    const MachineOptions machine =
        run({"--machine",       "virt",       "--cpu",    "cortex-a7",   "--cores",          "4",
             "--ram",           "1G",         "--secure", "image",       "--virtualization", "off",
             "--timing",        "functional", "--engine", "interpreter", "--quantum",        "64",
             "--unpredictable", "stop"})
            .machine;
    CHECK(machine.cpu == "cortex-a7");
    CHECK(machine.cores == 4);
    CHECK(machine.ram_size == u64{1} << 30);
    CHECK(machine.secure == SecureMode::Image);
    CHECK_FALSE(machine.virtualization);
    CHECK(machine.timing == Timing::Functional);
    CHECK(machine.quantum == 64);
    CHECK(machine.unpredictable == Unpredictable::Stop);
}

TEST_CASE("run: files, limits and switches") {
    const RunOptions options = run({"y.elf",
                                    "--load",
                                    "a@b@0x41000000",
                                    "--entry",
                                    "0x40000001",
                                    "--bios",
                                    "u-boot.bin",
                                    "--dtb",
                                    "d",
                                    "--initrd",
                                    "i",
                                    "--append",
                                    "console=ttyAMA0 quiet",
                                    "--max-instructions",
                                    "1000",
                                    "--timeout",
                                    "1.5",
                                    "--stats",
                                    "s.json",
                                    "--dump-dtb",
                                    "o.dtb",
                                    "--semihosting",
                                    "--quiet"});
    CHECK(options.images == std::vector<std::string>{"x.elf", "y.elf"});
    REQUIRE(options.loads.size() == 1);
    CHECK(options.loads[0].path == "a@b");
    CHECK(options.loads[0].base == PhysAddr{0x4100'0000});
    CHECK(options.entry == 0x4000'0001u);
    CHECK(options.bios == "u-boot.bin");
    CHECK(options.dtb == "d");
    CHECK(options.initrd == "i");
    CHECK(options.append == "console=ttyAMA0 quiet");
    CHECK(options.max_instructions == 1000u);
    CHECK(options.timeout_seconds == 1.5);
    CHECK(options.stats == "s.json");
    CHECK(options.dump_dtb == "o.dtb");
    CHECK(options.semihosting);
    CHECK(options.quiet);
}

TEST_CASE("run: options that repeat take one word each") {
    const RunOptions options = run({"--until", "a b", "z.elf", "--until", "c", "-p",
                                    "core.clock=1GHz", "-p", "core.l2.size=1MiB", "w.elf"});
    CHECK(options.until == std::vector<std::string>{"a b", "c"});
    CHECK(options.images == std::vector<std::string>{"x.elf", "z.elf", "w.elf"});
    REQUIRE(options.machine.parameters.size() == 2);
    CHECK(options.machine.parameters[1].name == "core.l2.size");
    CHECK(options.machine.parameters[1].value == "1MiB");
}

TEST_CASE("run: a value may follow an equals sign") {
    CHECK(run({"--cores=2"}).machine.cores == 2);
    CHECK(run({"--input=-x"}).input == "-x");
}

TEST_CASE("run: the input has C escapes, or is a file as it is") {
    CHECK(run({"--input", R"(version\n)"}).input == "version\n");
    const TemporaryFile file(std::string("raw\\n\n"));
    CHECK(run({"--input", "@" + file.path()}).input == "raw\\n\n");
    CHECK_THROWS_MATCHES(run({"--input", "@/no/file"}), SimError, bad_image("no such file"));
    CHECK_THROWS_MATCHES(run({"--input", R"(\q)"}), SimError, usage("--input"));
}

TEST_CASE("run: drives with their settings, two commas are one") {
    const auto drives = run({"--drive", "a.img", "--drive", "b,,c.img,readonly,latency=5",
                             "--drive", "d,snapshot=off"})
                            .machine.virtio.drives;
    REQUIRE(drives.size() == 3);
    CHECK(drives[0].path == "a.img");
    CHECK_FALSE(drives[0].read_only);
    CHECK_FALSE(drives[0].snapshot);
    CHECK(drives[1].path == "b,c.img");
    CHECK(drives[1].read_only);
    CHECK(drives[1].latency_nanoseconds == 5000);
    CHECK_FALSE(drives[2].snapshot);
    CHECK(run({"--drive", "a,snapshot"}).machine.virtio.drives[0].snapshot);
}

TEST_CASE("run: user networking, forwarded ports, restriction") {
    CHECK_FALSE(run({}).machine.virtio.net);
    const auto net = *run({"--net",
                           "user,restrict,hostfwd=tcp:127.0.0.2:2222-10.0.2.16:22,"
                           "hostfwd=udp::5353-:53"})
                          .machine.virtio.net;
    CHECK(net.restricted);
    REQUIRE(net.forwards.size() == 2);
    CHECK(net.forwards[0].host_address == 0x7f00'0002);
    CHECK(net.forwards[0].host_port == 2222);
    CHECK(net.forwards[0].guest_address == 0x0a00'0210);
    CHECK(net.forwards[0].guest_port == 22);
    CHECK(net.forwards[1].udp);
    CHECK(net.forwards[1].host_address == 0x7f00'0001);
    CHECK(net.forwards[1].guest_address == 0x0a00'020f);
}

TEST_CASE("run: entropy, shares and the virtio console") {
    CHECK_FALSE(run({}).machine.virtio.rng_seed);
    CHECK(run({"--rng"}).machine.virtio.rng_seed == 1);
    CHECK(run({"--rng=0x10"}).machine.virtio.rng_seed == 16);
    const auto shares =
        run({"--share", "/tmp", "--share", "/,tag=all,readonly"}).machine.virtio.shares;
    REQUIRE(shares.size() == 2);
    CHECK(shares[0].tag == "share");
    CHECK(shares[1].tag == "all");
    CHECK(shares[1].read_only);
    const RunOptions console = run({"--virtio-console", "-", "--virtio-console-input", R"(a\n)"});
    CHECK(console.machine.virtio.console);
    CHECK(console.virtio_console == "-");
    CHECK(console.virtio_input == "a\n");
}

TEST_CASE("run: mistakes in the settings of virtio devices") {
    for (const char* word :
         {"", ",readonly", "a,read", "a,readonly=yes", "a,latency", "a,latency=x"})
        CHECK_THROWS_MATCHES(run({"--drive", word}), SimError, usage("--drive"));
    for (const char* word :
         {"tap", "user,hostfwd", "user,hostfwd=tcp:1-2", "user,hostfwd=icmp::1-:2",
          "user,hostfwd=tcp::0-:22", "user,hostfwd=tcp:1.2.3:1-:22",
          "user,hostfwd=tcp:1.2.3.400:1-:22", "user,restrict=maybe", "user,mac=1"})
        CHECK_THROWS_MATCHES(run({"--net", word}), SimError, usage("--net"));
    CHECK_THROWS_MATCHES(run({"--share", ",tag=x"}), SimError, usage("--share"));
    CHECK_THROWS_MATCHES(run({"--share", "/tmp,tag=" + std::string(32, 'x')}), SimError,
                         usage("--share"));
    CHECK_THROWS_MATCHES(run({"--rng=much"}), SimError, usage("--rng"));
    CHECK_THROWS_MATCHES(run({"--virtio-console-input", "x"}), SimError, usage("--virtio-console"));
}

TEST_CASE("run: --dump-dtb needs no image") {
    const RunOptions options = std::get<RunOptions>(command({"run", "--dump-dtb", "x.dtb"}));
    CHECK_FALSE(options.has_program());
}

TEST_CASE("run: user mistakes are one line that says what to do") {
    struct Mistake {
        std::vector<std::string> words;
        const char* text;
    };
    const Mistake mistake = GENERATE(values<Mistake>({
        {{"--cpu", "cortex-a16"}, "--cpu: unknown CPU 'cortex-a16' (did you mean cortex-a15?"},
        {{"--machine", "vrt"}, "--machine: unknown machine 'vrt' (did you mean virt?"},
        {{"--engine", "interpretor"}, "did you mean interpreter?"},
        {{"--timing", "exact"},
         "--timing: unknown value 'exact' (known: approximate, detailed, functional)"},
        {{"--secure", "yes"}, "--secure: unknown value 'yes'"},
        {{"--virtualization", "no"}, "known: on, off"},
        {{"--unpredictable", "x"}, "known: undefined, typical, stop"},
        {{"--cores", "0"}, "--cores: 0 is out of range (choose 1 to 8)"},
        {{"--cores", "9"}, "choose 1 to 8"},
        {{"--cores", "two"}, "'two' is not a number"},
        {{"--ram", "1M"}, "choose whole MiB from 16M to 3072M"},
        {{"--ram", "4G"}, "--ram: 4G is not possible on virt"},
        {{"--ram", "512"}, "--ram: 512 is not possible"},
        {{"--ram", "33554433"}, "whole MiB"},
        {{"--quantum", "0"}, "choose 1 to 1000000"},
        {{"--entry", "start"}, "--entry: 'start' is not a number"},
        {{"--entry", "0x100000000"}, "out of range"},
        {{"--load", "file"}, "write FILE@ADDR"},
        {{"--load", "@0x1000"}, "write FILE@ADDR"},
        {{"--load", "file@"}, "write FILE@ADDR"},
        {{"--load", "file@here"}, "'here' is not a number"},
        {{"--until", ""}, "--until: the text is empty"},
        {{"--max-instructions", "0"}, "at least 1"},
        {{"--timeout", "0"}, "positive number of seconds"},
        {{"-p", "core.l2.size"}, "write NAME=VALUE"},
        {{"-p", "core.l2.siz=1"}, "did you mean core.l2.size?"},
        {{"-p", "zzz=1"}, "unknown parameter 'zzz'"},
        {{"--secure", "on", "--virtualization", "off"}, "excludes --secure on"},
        {{"--corse", "2"}, "unknown option '--corse' (did you mean --cores?)"},
        {{"--gdb=1234"}, "unknown option '--gdb'"},
        {{"-z"}, "unknown option '-z'"},
        {{"--cpu"}, "--cpu: needs a value"},
        {{"--cpu", "cortex-a7", "--cpu", "cortex-a15"}, "--cpu: is given more than once"},
    }));
    INFO(mistake.text);
    CHECK_THROWS_MATCHES(run(mistake.words), SimError, usage(mistake.text));
}

TEST_CASE("run: options of later versions are not offered") {
    const char* option = GENERATE("--gdb", "--trace");
    CHECK_THROWS_MATCHES(run({option, "x"}), SimError, usage("unknown option"));
}

TEST_CASE("run: nothing to run is a mistake, with or without an entry") {
    CHECK_THROWS_MATCHES(command({"run"}), SimError, usage("nothing to run"));
    CHECK_THROWS_MATCHES(command({"run", "--entry", "0"}), SimError, usage("--entry"));
}

TEST_CASE("A file of a core model is taken as it is") {
    CHECK(run({"--cpu", "my.toml"}).machine.cpu == "my.toml");
}

TEST_CASE("Without a list of parameters their names are checked elsewhere") {
    const Catalog catalog{{"cortex-a15"}, {}};
    const auto options = std::get<RunOptions>(parse({"run", "x.elf", "-p", "anything=1"}, catalog));
    CHECK(options.machine.parameters.at(0).name == "anything");
}

TEST_CASE("measure: two cores, a small quantum, the given model") {
    const auto options = std::get<MeasureOptions>(
        command({"measure", "--json", "m.json", "--cpu", "cortex-a7", "-p", "core.clock=1GHz"}));
    CHECK(options.json == "m.json");
    CHECK(options.machine.cpu == "cortex-a7");
    CHECK(options.machine.cores == 2);
    CHECK(options.machine.quantum == 4);
    CHECK(options.machine.parameters.size() == 1);
    CHECK_THROWS_MATCHES(command({"measure", "--cores", "2"}), SimError, usage("unknown option"));
    CHECK_THROWS_MATCHES(command({"measure", "x.elf"}), SimError, usage("unexpected argument"));
}

TEST_CASE("explain: a word of an instruction or a syndrome") {
    const auto insn = std::get<ExplainOptions>(command({"explain", "insn", "0xbf00", "--thumb"}));
    CHECK(insn.what == ExplainOptions::What::Instruction);
    CHECK(insn.value == 0xbf00);
    CHECK(insn.thumb);
    const auto dfsr = std::get<ExplainOptions>(command({"explain", "dfsr", "0x205", "--long"}));
    CHECK(dfsr.what == ExplainOptions::What::Dfsr);
    CHECK(dfsr.long_format);
    CHECK_THROWS_MATCHES(command({"explain"}), SimError, usage("missing"));
    CHECK_THROWS_MATCHES(command({"explain", "hrs", "1"}), SimError, usage("did you mean hsr?"));
    CHECK_THROWS_MATCHES(command({"explain", "hsr", "x"}), SimError, usage("not a number"));
}

TEST_CASE("cpus and machines") {
    CHECK(std::get<CpusOptions>(command({"cpus"})).show.empty());
    CHECK(std::get<CpusOptions>(command({"cpus", "--show", "cortex-a7"})).show == "cortex-a7");
    CHECK_THROWS_MATCHES(command({"cpus", "--show", "cortex-a9"}), SimError, usage("--show"));
    CHECK(std::holds_alternative<MachinesOptions>(command({"machines"})));
}

TEST_CASE("A missing or unknown command names the commands") {
    CHECK_THROWS_MATCHES(command({}), SimError, usage("no command"));
    CHECK_THROWS_MATCHES(command({"mesure"}), SimError, usage("did you mean measure?"));
    CHECK_THROWS_MATCHES(command({"--cores", "2"}), SimError, usage("unknown option '--cores'"));
}

TEST_CASE("An image may be called like a command") {
    const auto options = std::get<RunOptions>(command({"run", "cpus"}));
    CHECK(options.images == std::vector<std::string>{"cpus"});
}

TEST_CASE("--help documents the commands and the exit statuses") {
    const std::string text = std::get<PrintText>(command({"--help"})).text;
    for (const char* word : {"run", "measure", "explain", "cpus", "machines", "64 ", "usage", "69 ",
                             "70 ", "internal error"}) {
        INFO(word);
        CHECK(text.find(word) != std::string::npos);
    }
}

TEST_CASE("run --help documents the options of run") {
    const std::string text = std::get<PrintText>(command({"run", "--help"})).text;
    for (const char* word : {"--cpu", "--secure", "--until", "--bios", "--load", "FILE@ADDR"}) {
        INFO(word);
        CHECK(text.find(word) != std::string::npos);
    }
}

TEST_CASE("--version") {
    CHECK(std::get<PrintText>(command({"--version"})).text.starts_with("hypscope "));
}
