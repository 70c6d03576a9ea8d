// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/virtio_checks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "platform/cli/settings.hpp"
#include "platform/cli/values.hpp"

namespace hypscope::platform::cli {

namespace {
constexpr u64 kMaxPort = 65535;
constexpr u64 kMaxLatency = 10'000'000;  ///< microseconds
constexpr std::size_t kMaxTag = 31;      ///< what Linux takes for a mount tag
constexpr u64 kDefaultSeed = 1;

/// NAME, NAME=on or NAME=off.
bool on_or_off(const std::string& option, const Setting& setting) {
    if (!setting.value) return true;
    return parse_choice<bool>(option, *setting.value, {{"on", true}, {"off", false}});
}

const std::string& needed(const std::string& option, const Setting& setting) {
    if (setting.value && !setting.value->empty()) return *setting.value;
    usage_error(option, fmt::format("{} needs a value", setting.name),
                fmt::format("write {}=VALUE", setting.name));
}

std::string first_of(const std::string& option, const std::vector<std::string>& parts,
                     const char* what) {
    if (!parts.front().empty()) return parts.front();
    usage_error(option, fmt::format("names no {}", what), "see hypscope run --help");
}

/// `option`: --drive, or --sd, which has no latency.
virtio::DriveOptions check_drive(const std::string& option, const std::string& word) {
    const std::vector<std::string> parts = split(word, ',');
    std::vector<std::string> known{"readonly", "snapshot"};
    if (option == "--drive") known.emplace_back("latency");
    virtio::DriveOptions drive;
    drive.path = first_of(option, parts, "file");
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Setting setting = setting_of(parts[i]);
        if (std::ranges::find(known, setting.name) == known.end()) {
            unknown_setting(option, setting.name, known);
        } else if (setting.name == "readonly") {
            drive.read_only = on_or_off(option + " readonly", setting);
        } else if (setting.name == "snapshot") {
            drive.snapshot = on_or_off(option + " snapshot", setting);
        } else {
            drive.latency_nanoseconds =
                1000 * parse_number("--drive latency", needed(option, setting), 0, kMaxLatency);
        }
    }
    return drive;
}

[[noreturn]] void bad_forward(const std::string& word) {
    usage_error("--net hostfwd", fmt::format("'{}' is no forwarding", word),
                "write tcp:[HOSTADDR]:PORT-[GUESTADDR]:PORT, e.g. tcp:127.0.0.1:2222-:22");
}

u32 check_address(const std::string& text, const std::string& word, u32 otherwise) {
    if (text.empty()) return otherwise;
    const std::vector<std::string> parts = split(text, '.');
    if (parts.size() != 4) bad_forward(word);
    u32 address = 0;
    for (const std::string& part : parts)
        address = address << 8 | static_cast<u32>(parse_number("--net hostfwd", part, 0, 255));
    return address;
}

virtio::HostForward check_forward(const std::string& word) {
    virtio::HostForward forward;
    const auto dash = word.find('-');
    if (dash == std::string::npos) bad_forward(word);
    const std::vector<std::string> host = split(word.substr(0, dash), ':');
    const std::vector<std::string> guest = split(word.substr(dash + 1), ':');
    if (host.size() != 3 || guest.size() != 2) bad_forward(word);
    if (host[0] != "tcp" && host[0] != "udp") bad_forward(word);
    const auto port = [](const std::string& text) {
        return static_cast<u16>(parse_number("--net hostfwd", text, 1, kMaxPort));
    };
    forward.udp = host[0] == "udp";
    forward.host_address = check_address(host[1], word, forward.host_address);
    forward.host_port = port(host[2]);
    forward.guest_address = check_address(guest[0], word, forward.guest_address);
    forward.guest_port = port(guest[1]);
    return forward;
}

virtio::NetOptions check_net(const std::string& word) {
    const std::vector<std::string> parts = split(word, ',');
    if (parts.front() != "user")
        usage_error("--net", fmt::format("unknown network '{}'", parts.front()), "known: user");
    virtio::NetOptions net;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Setting setting = setting_of(parts[i]);
        if (setting.name == "restrict") {
            net.restricted = on_or_off("--net restrict", setting);
        } else if (setting.name == "hostfwd") {
            net.forwards.push_back(check_forward(needed("--net", setting)));
        } else {
            unknown_setting("--net", setting.name, {"restrict", "hostfwd"});
        }
    }
    return net;
}

virtio::ShareOptions check_share(const std::string& word) {
    const std::vector<std::string> parts = split(word, ',');
    virtio::ShareOptions share;
    share.path = first_of("--share", parts, "folder");
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Setting setting = setting_of(parts[i]);
        if (setting.name == "readonly") {
            share.read_only = on_or_off("--share readonly", setting);
        } else if (setting.name == "tag") {
            share.tag = needed("--share", setting);
            if (share.tag.size() > kMaxTag)
                usage_error("--share", fmt::format("the tag '{}' is too long", share.tag),
                            fmt::format("use at most {} characters", kMaxTag));
        } else {
            unknown_setting("--share", setting.name, {"readonly", "tag"});
        }
    }
    return share;
}
}  // namespace

virtio::Options check_virtio(const Words& words) {
    virtio::Options options;
    for (const std::string& word : words.drives)
        options.drives.push_back(check_drive("--drive", word));
    if (!words.net.empty()) options.net = check_net(words.net);
    options.console = !words.virtio_console.empty();
    if (!words.rng.empty())
        options.rng_seed = words.rng == "true" ? kDefaultSeed : parse_number("--rng", words.rng);
    for (const std::string& word : words.shares) options.shares.push_back(check_share(word));
    if (!options.console && !words.virtio_input.empty())
        usage_error("--virtio-console-input", "there is no virtio console",
                    "add --virtio-console FILE, or - for standard output");
    return options;
}

std::optional<virtio::DriveOptions> check_card(const Words& words, const MachineOptions& machine) {
    if (words.sd.empty()) return std::nullopt;
    if (machine.board->find(Part::CardInterface, machine.secure) == nullptr)
        usage_error("--sd", fmt::format("{} has no card slot", machine.board->name),
                    "use --drive, or --machine vexpress-a15");
    return check_drive("--sd", words.sd);
}

}  // namespace hypscope::platform::cli
