// SPDX-License-Identifier: Apache-2.0
// What the command line may contain, said to CLI11. The words it finds are checked in checks.cpp.
#include "platform/cli/parser.hpp"

#include <CLI/CLI.hpp>

#include "platform/cli/checks.hpp"
#include "platform/cli/values.hpp"

namespace hypscope::platform::cli {

namespace {
constexpr const char* kExitStatuses = R"(Exit status:
   0      the guest ended well: PSCI SYSTEM_OFF, semihosting exit 0, or every --until text seen
   1-62   the guest's own status
   63     the guest's own status was above 62
   64     usage: a bad command line or parameter
   65     a bad image or file
   66     the guest stopped on an unhandled or double fault, or with --unpredictable stop
   67     the time or instruction limit was reached
   68     the guest ended before every --until text was seen
   69     all cores asleep and no event to come
   70     internal error)";

class Parser {
  public:
    explicit Parser(const Catalog& catalog) : catalog_(catalog) {
        app_.name("hypscope");
        app_.set_version_flag("--version", "hypscope 0.1.0");
        app_.footer(kExitStatuses);
        app_.allow_extras();
        app_.require_subcommand(0, 1);
        define_run();
        define_measure();
        define_calibrate();
        define_explain();
        define_lists();
    }

    Command parse(const std::vector<std::string>& arguments) {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        try {
            app_.parse(reversed);
        } catch (const CLI::CallForHelp&) {
            return PrintText{help()};
        } catch (const CLI::CallForVersion&) {
            return PrintText{"hypscope 0.1.0\n"};
        } catch (const CLI::ArgumentMismatch& error) {
            wrong_count(error.what());
        } catch (const CLI::ParseError& error) {
            usage_error("command line", error.what(), "see hypscope --help");
        }
        check_extras();
        return checked();
    }

  private:
    // --- what exists ---------------------------------------------------------------------------
    static void one(CLI::App& app, const std::string& name, std::string& target,
                    const std::string& help, const std::string& type) {
        app.add_option(name, target, help)->type_name(type);
    }
    static void many(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                     const std::string& help, const std::string& type) {
        app.add_option(name, target, help)->type_name(type)->allow_extra_args(false);
    }

    CLI::App& command(const std::string& name, const std::string& help) {
        CLI::App& app = *app_.add_subcommand(name, help);
        app.allow_extras();
        return app;
    }

    void define_core(CLI::App& app) {
        one(app, "--cpu", words_.cpu, "core model (cortex-a15)", "NAME|FILE.toml");
        one(app, "--timing", words_.timing, "approximate, detailed or functional (approximate)",
            "MODEL");
        one(app, "--engine", words_.engine, "jit or interpreter", "ENGINE");
        one(app, "--jit-threshold", words_.jit_threshold,
            "entries of a block before it is translated", "N");
        one(app, "--quantum", words_.quantum, "cycles that a core may run ahead", "CYCLES");
        many(app, "-p,--parameter", words_.parameters, "a parameter, e.g. core.l2.size=1MiB",
             "NAME=VALUE");
    }

    void define_machine(CLI::App& app) {
        one(app, "--machine", words_.machine, "board (virt)", "NAME");
        define_core(app);
        one(app, "--cores", words_.cores, "number of cores (1)", "N");
        one(app, "--ram", words_.ram, "size of RAM (512M)", "SIZE");
        one(app, "--secure", words_.secure,
            "off: the simulator answers PSCI; on: the built-in monitor does; image: every core "
            "starts in Secure SVC at the image's entry (off)",
            "MODE");
        one(app, "--virtualization", words_.virtualization, "off: no Hyp mode, PSCI by HVC (on)",
            "on|off");
        one(app, "--unpredictable", words_.unpredictable,
            "what an UNPREDICTABLE instruction does: undefined, typical, stop (undefined)", "WHAT");
    }

    void define_virtio(CLI::App& app) {
        many(app, "--drive", words_.drives,
             "a disk: ,readonly ,snapshot (keep no change) ,latency=MICROSECONDS", "FILE[,...]");
        one(app, "--sd", words_.sd,
            "a memory card in the slot of vexpress-a15: ,readonly ,snapshot", "FILE[,...]");
        one(app, "--net", words_.net,
            "a network behind the host's sockets: ,restrict (no way out) "
            ",hostfwd=tcp:[HOSTADDR]:PORT-[GUESTADDR]:PORT; runs with it are not repeatable",
            "user[,...]");
        many(app, "--share", words_.shares, "a folder by 9P: ,tag=TAG (share) ,readonly",
             "DIR[,...]");
        app.add_flag("--rng", words_.rng,
                     "an entropy device, the same bytes in each run; --rng=SEED");
        one(app, "--virtio-console", words_.virtio_console, "hvc0's output; -: standard output",
            "FILE|-");
        one(app, "--virtio-console-input", words_.virtio_input, "hvc0's input, with C escapes",
            "TEXT|@FILE");
    }

    void define_run() {
        CLI::App& app = command("run", "run firmware images");
        app.add_option("IMAGE", words_.images, "ELF, uImage or zImage")->type_name("");
        many(app, "--load", words_.loads, "raw bytes at an address", "FILE@ADDR");
        one(app, "--entry", words_.entry, "where core 0 starts", "ADDR");
        one(app, "--bios", words_.bios, "firmware in flash at 0", "FILE");
        one(app, "--dtb", words_.dtb, "device tree instead of the machine's own", "FILE");
        one(app, "--initrd", words_.initrd, "initial RAM disk", "FILE");
        one(app, "--append", words_.append, "the kernel's command line", "TEXT");
        define_xen(app);
        define_machine(app);
        define_virtio(app);
        many(app, "--until", words_.until, "end well when the guest has printed all of these",
             "TEXT");
        one(app, "--max-instructions", words_.max_instructions, "end after that many, exactly",
            "N");
        one(app, "--timeout", words_.timeout, "end after that much time of the host", "SECONDS");
        one(app, "--power-key", words_.power_key,
            "press the power key at that moment of model time", "SECONDS");
        one(app, "--input", words_.input, "the console's input, with C escapes", "TEXT|@FILE");
        app.add_flag("--semihosting", words_.semihosting, "answer semihosting calls");
        one(app, "--stats", words_.stats, "write statistics as JSON", "FILE");
        one(app, "--coverage", words_.rows, "write which table rows the run reached, as JSON",
            "FILE");
        one(app, "--dump-dtb", words_.dump_dtb, "write the device tree", "FILE");
        app.add_flag("--quiet", words_.quiet, "nothing but errors on standard error");
    }

    void define_xen(CLI::App& app) {
        one(app, "--xen", words_.xen, "boot Xen, with the domains that follow", "XEN");
        one(app, "--xen-append", words_.xen_append, "more of Xen's own command line", "TEXT");
        one(app, "--dom0", words_.dom0, "kernel of dom0; --append is its command line", "KERNEL");
        one(app, "--dom0-initrd", words_.dom0_initrd, "initial RAM disk of dom0", "FILE");
        one(app, "--dom0-memory", words_.dom0_memory, "memory of dom0 (256M)", "SIZE");
        many(app, "--domu", words_.domus,
             "a domain that Xen starts without dom0's help: "
             "kernel=FILE,initrd=FILE,memory=192M,cpus=1,append=TEXT; append comes last and takes "
             "the rest",
             "SETTINGS");
    }

    void define_measure() {
        CLI::App& app = command(
            "measure", "boot the reference hypervisor and print what traps and switches cost");
        define_core(app);
        one(app, "--json", words_.json, "write the result as JSON", "FILE");
        app.add_flag("--quiet", words_.quiet, "no table");
    }

    void define_calibrate() {
        CLI::App& app = command(
            "calibrate", "run what was measured on silicon and print model, silicon and error");
        define_core(app);
        one(app, "--json", words_.json, "write the result as JSON", "FILE");
        app.add_flag("--quiet", words_.quiet, "no table");
    }

    void define_explain() {
        CLI::App& app = command("explain", "explain an instruction or a syndrome");
        one(app, "WHAT", words_.what, "insn, hsr or dfsr", "");
        one(app, "VALUE", words_.value, "the word, e.g. 0xe1a00000", "");
        app.add_flag("--thumb", words_.thumb, "insn: a T16 or T32 instruction");
        app.add_flag("--long", words_.long_format, "dfsr: long-descriptor format");
    }

    void define_lists() {
        CLI::App& cpus = command("cpus", "list the core models");
        one(cpus, "--show", words_.show, "print a model with its sources", "NAME");
        one(cpus, "--json", words_.json, "write it as JSON", "FILE");
        command("machines", "list the boards");
    }

    // --- help and unknown words ------------------------------------------------------------------
    [[nodiscard]] std::string help() const {
        const auto chosen = app_.get_subcommands();
        return chosen.empty() ? app_.help() : chosen.front()->help();
    }

    [[nodiscard]] static std::vector<std::string> option_names(const CLI::App& app) {
        std::vector<std::string> names;
        for (const CLI::Option* option : app.get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
        return names;
    }

    [[nodiscard]] std::vector<std::string> command_names() const {
        std::vector<std::string> names;
        for (const CLI::App* app : app_.get_subcommands({})) names.push_back(app->get_name());
        return names;
    }

    /// CLI11 says "--cpu: 1 required NAME missing" or "--cpu: At Most 1 required but received 2".
    [[noreturn]] static void wrong_count(const std::string& message) {
        const std::string option = message.substr(0, message.find(':'));
        if (message.ends_with("missing")) usage_error(option, "needs a value", "give one after it");
        usage_error(option, "is given more than once", "give it once");
    }

    void check_extras() const {
        const auto chosen = app_.get_subcommands();
        const CLI::App& app = chosen.empty() ? app_ : *chosen.front();
        const std::vector<std::string> extras = app_.remaining(true);
        if (!extras.empty() && extras.front().starts_with('-')) unknown_option(app, extras.front());
        if (chosen.empty()) unknown_command(extras.empty() ? "" : extras.front());
        if (!extras.empty()) {
            usage_error(app.get_name(), fmt::format("unexpected argument '{}'", extras.front()),
                        fmt::format("see hypscope {} --help", app.get_name()));
        }
    }

    [[noreturn]] static void unknown_option(const CLI::App& app, const std::string& word) {
        const std::string name = word.substr(0, word.find('='));
        const std::string near = nearest(name, option_names(app));
        const std::string hint =
            near.empty() ? "see hypscope --help" : fmt::format("did you mean {}?", near);
        usage_error(app.get_name(), fmt::format("unknown option '{}'", name), hint);
    }

    [[noreturn]] void unknown_command(const std::string& word) const {
        const std::vector<std::string> names = command_names();
        if (word.empty()) usage_error("command line", "no command", suggestion("", names));
        usage_error("command line", fmt::format("unknown command '{}'", word),
                    suggestion(word, names));
    }

    [[nodiscard]] Command checked() const {
        const std::string name = app_.get_subcommands().front()->get_name();
        if (name == "run") return check_run(words_, catalog_);
        if (name == "measure") return check_measure(words_, catalog_);
        if (name == "calibrate") return check_calibrate(words_, catalog_);
        if (name == "explain") return check_explain(words_);
        if (name == "cpus") return check_cpus(words_, catalog_);
        return MachinesOptions{};
    }

    const Catalog& catalog_;
    CLI::App app_{
        "A cycle-approximate simulator of ARMv7-A machines with the Virtualization Extensions"};
    Words words_;
};
}  // namespace

Command parse(const std::vector<std::string>& arguments, const Catalog& catalog) {
    return Parser(catalog).parse(arguments);
}

}  // namespace hypscope::platform::cli
