// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/xen_checks.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "platform/cli/settings.hpp"
#include "platform/cli/values.hpp"

namespace hypscope::platform::cli {

namespace {
constexpr u64 kMiB = u64{1} << 20;
constexpr u64 kDom0Memory = 256 * kMiB;
constexpr u64 kDomuMemory = 192 * kMiB;
constexpr u64 kMaxCpus = 8;  // of a guest with a GICv2
constexpr const char* kDom0Bootargs = "console=hvc0 earlycon=xenboot";
constexpr const char* kDomuBootargs = "console=ttyAMA0";

u64 check_memory(const std::string& option, const std::string& word,
                 const MachineOptions& machine) {
    const u64 size = parse_size(option, word);
    if (size != 0 && size % kMiB == 0 && size < machine.ram_size) return size;
    usage_error(option,
                fmt::format("{} is not possible in {} MiB of RAM", word, machine.ram_size / kMiB),
                "choose whole MiB, less than --ram");
}

/// kernel=K,initrd=I,memory=192M,cpus=1,append=TEXT; TEXT is all that follows, with its commas.
class DomuWords {
  public:
    explicit DomuWords(const std::string& text) {
        const auto append = text.find(",append=");
        for (const std::string& part : split(text.substr(0, append), ',')) add(part);
        if (append != std::string::npos) add(text.substr(append + 1));
        if (!has("kernel")) fail("names no kernel");
    }

    [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
    [[nodiscard]] std::string get(const std::string& name, const std::string& otherwise) const {
        return has(name) ? values_.at(name) : otherwise;
    }

  private:
    void add(const std::string& part) {
        static const std::vector<std::string> kKnown{"kernel", "initrd", "memory", "cpus",
                                                     "append"};
        const Setting setting = setting_of(part);
        if (std::ranges::find(kKnown, setting.name) == kKnown.end()) {
            unknown_setting("--domu", setting.name, kKnown);
        }
        if (!setting.value) fail(fmt::format("{} needs a value", setting.name));
        if (setting.value->empty() && setting.name != "append") {
            fail(fmt::format("{}= is empty", setting.name));
        }
        if (has(setting.name)) fail(fmt::format("{}= is given twice", setting.name));
        values_[setting.name] = *setting.value;
    }

    [[noreturn]] static void fail(const std::string& what) {
        usage_error("--domu", what,
                    "write kernel=FILE,initrd=FILE,memory=192M,cpus=1,append=TEXT (append last)");
    }

    std::map<std::string, std::string> values_;
};

XenDomain check_domu(const std::string& text, const MachineOptions& machine) {
    const DomuWords words(text);
    XenDomain domain;
    domain.kernel = words.get("kernel", {});
    domain.initrd = words.get("initrd", {});
    domain.memory = kDomuMemory;
    if (words.has("memory")) {
        domain.memory = check_memory("--domu memory", words.get("memory", {}), machine);
    }
    if (words.has("cpus")) {
        domain.cpus =
            static_cast<unsigned>(parse_number("--domu cpus", words.get("cpus", {}), 1, kMaxCpus));
    }
    domain.bootargs = words.get("append", kDomuBootargs);
    return domain;
}

XenDomain check_dom0(const Words& words, const MachineOptions& machine) {
    XenDomain domain;
    domain.kernel = words.dom0;
    domain.initrd = words.dom0_initrd;
    domain.memory = words.dom0_memory.empty()
                        ? kDom0Memory
                        : check_memory("--dom0-memory", words.dom0_memory, machine);
    domain.bootargs = words.append.empty() ? kDom0Bootargs : words.append;
    return domain;
}

struct Companion {
    const char* option;
    bool given;
};

void check_companions(const Words& words) {
    const std::array with_dom0{Companion{"--dom0-initrd", !words.dom0_initrd.empty()},
                               Companion{"--dom0-memory", !words.dom0_memory.empty()}};
    for (const Companion& companion : with_dom0) {
        if (companion.given && words.dom0.empty()) {
            usage_error(companion.option, "there is no dom0", "give its kernel with --dom0 KERNEL");
        }
    }
    const std::array with_xen{Companion{"--dom0", !words.dom0.empty()},
                              Companion{"--domu", !words.domus.empty()},
                              Companion{"--xen-append", !words.xen_append.empty()}};
    for (const Companion& companion : with_xen) {
        if (companion.given && words.xen.empty()) {
            usage_error(companion.option, "there is no Xen", "give its image with --xen XEN");
        }
    }
}

void check_excluded(const Words& words, const MachineOptions& machine) {
    if (!words.images.empty()) {
        usage_error("--xen", fmt::format("excludes the IMAGE '{}'", words.images.front()),
                    "Xen is the image; quote settings of --domu that hold spaces");
    }
    if (!words.bios.empty()) usage_error("--xen", "excludes --bios", "Xen is the image");
    if (!words.initrd.empty()) {
        usage_error("--initrd", "is not for Xen", "use --dom0-initrd, or initrd= of --domu");
    }
    if (!words.append.empty() && words.dom0.empty()) {
        usage_error("--append", "is dom0's, and there is no dom0",
                    "use append= of --domu, or --xen-append for Xen itself");
    }
    if (!machine.virtualization || machine.secure == SecureMode::Image) {
        usage_error("--xen", "Xen starts in Hyp mode",
                    "leave out --virtualization off and --secure image");
    }
    if (words.dom0.empty() && words.domus.empty()) {
        usage_error("--xen", "there is no domain to run",
                    "give --dom0 KERNEL, or --domu kernel=FILE once or several times");
    }
}
}  // namespace

std::optional<XenConfig> check_xen(const Words& words, const MachineOptions& machine) {
    check_companions(words);
    if (words.xen.empty()) return std::nullopt;
    check_excluded(words, machine);
    XenConfig xen;
    xen.bootargs = words.xen_append;
    if (!words.dom0.empty()) xen.dom0 = check_dom0(words, machine);
    for (const std::string& text : words.domus) xen.domus.push_back(check_domu(text, machine));
    return xen;
}

}  // namespace hypscope::platform::cli
