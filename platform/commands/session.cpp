// SPDX-License-Identifier: Apache-2.0
#include "platform/commands/session.hpp"

#include <cstdio>
#include <cstring>

#include "common/error.hpp"

extern "C" {
extern const hypscope::u8 hypscope_monitor_begin[], hypscope_monitor_end[];
extern const hypscope::u8 hypscope_pen_begin[], hypscope_pen_end[];
extern const hypscope::u8 hypscope_reference_begin[], hypscope_reference_end[];
extern const hypscope::u8 hypscope_calibrate_begin[], hypscope_calibrate_end[];
}

namespace hypscope::platform {

namespace {

/// The header of the monitor's ROM (hypervisor-fw/README.md): magic, entry, r0, r1, r2.
constexpr u32 kHeaderOffset = 0x40;
constexpr u32 kHeaderMagic = 0x4e4d5348;  // "HSMN"
constexpr u32 kBootR1 = 0xffffffff;

Segment monitor_segment(const BootPlan& plan) {
    Segment rom{.base = {0},
                .bytes = {hypscope_monitor_begin, hypscope_monitor_end},
                .size = 0,
                .name = "monitor",
                .secure = true};
    rom.size = rom.bytes.size();
    u32 magic = 0;
    std::memcpy(&magic, &rom.bytes[kHeaderOffset], 4);
    HYPSCOPE_CHECK(magic == kHeaderMagic, "the monitor's header is {:#x}", magic);
    const u32 header[] = {plan.entry, 0, kBootR1, plan.device_tree.value_or(0)};
    std::memcpy(&rom.bytes[kHeaderOffset + 4], header, sizeof(header));
    return rom;
}

Segment pen_segment(PhysAddr base) {
    Segment pen{.base = base,
                .bytes = {hypscope_pen_begin, hypscope_pen_end},
                .size = 0,
                .name = "holding pen"};
    pen.size = pen.bytes.size();
    return pen;
}

}  // namespace

uarch::Preset load_preset(const MachineOptions& options) {
    uarch::Preset preset = uarch::Preset::load(options.cpu);
    for (const ParameterSetting& p : options.parameters)
        preset.override_with(p.name + "=" + p.value);
    preset.check();
    return preset;
}

MachineConfig machine_config(const MachineOptions& options, const uarch::Preset& preset) {
    return {.board = options.board,
            .core = preset.values(),
            .timing = *uarch::timing_kind_of(word_of(options.timing)),
            .cores = static_cast<u8>(options.cores),
            .ram_size = options.ram_size,
            .secure = options.secure,
            .virtualization = options.virtualization,
            .quantum = static_cast<u32>(options.quantum),
            .unpredictable = static_cast<cpu::UnpredictablePolicy>(options.unpredictable),
            .engine = {.kind = static_cast<cpu::EngineKind>(options.engine),
                       .jit_threshold = options.jit_threshold},
            .virtio = options.virtio,
            .card = options.card};
}

DeviceTreeConfig tree_config(const MachineOptions& options, const uarch::Preset& preset) {
    std::string method = options.virtualization ? "smc" : "hvc";
    // Cores in a holding pen are called by other means.
    if (options.secure == SecureMode::Image || options.board->pen) method.clear();
    return {.board = options.board,
            .secure = options.secure,
            .virtualization = options.virtualization,
            .ram_size = options.ram_size,
            .cores = options.cores,
            .cpu_compatible = "arm," + preset.values().name,
            .psci_method = method,
            .bootargs = {},
            .virtio_devices = options.virtio.count(),
            .initrd = {}};
}

void load_machine(Machine& machine, const BootPlan& plan) {
    std::vector<Segment> segments = plan.segments;
    const MachineConfig& config = machine.config();
    if (config.secure == SecureMode::On) segments.push_back(monitor_segment(plan));
    if (config.secure == SecureMode::Off && config.board->pen)
        segments.push_back(pen_segment(*config.board->pen));
    machine.load(std::move(segments), {plan.entry, 0, kBootR1, plan.device_tree.value_or(0)});
}

LoadedImage reference_firmware() {
    return read_elf("reference firmware", {hypscope_reference_begin, hypscope_reference_end});
}

LoadedImage calibration_image() {
    return read_elf("calibration image", {hypscope_calibrate_begin, hypscope_calibrate_end});
}

std::string word_of(Timing timing) {
    switch (timing) {
        case Timing::Functional: return "functional";
        case Timing::Approximate: return "approximate";
        case Timing::Detailed: return "detailed";
    }
    return {};
}

void write_file(const std::string& path, const std::string& content) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    const bool ok =
        file != nullptr && std::fwrite(content.data(), 1, content.size(), file) == content.size();
    const bool closed = file == nullptr || std::fclose(file) == 0;
    if (ok && closed) return;
    throw SimError(ExitStatus::BadImage,
                   fmt::format("can not be written: {}", std::strerror(errno)), path,
                   "name a file in a folder that you may write to");
}

}  // namespace hypscope::platform
