// SPDX-License-Identifier: Apache-2.0
#include "platform/image_machine.hpp"

#include <cstdio>

#include "common/tlm/main_stack.hpp"
#include "common/tlm/reports.hpp"
#include "platform/commands/session.hpp"

namespace hypscope::platform {

namespace {

class StandardOutput final : public ConsoleSink {
  public:
    void put(u8 byte, Cycles) override { std::putchar(byte); }
};

BootPlan plan_image(const std::string& image, const MachineOptions& options,
                    const uarch::Preset& preset) {
    BootRequest request;
    request.machine = tree_config(options, preset);
    request.images = {image};
    return plan_boot(request);
}

}  // namespace

ImageMachine::ImageMachine(const std::string& image, const MachineOptions& options)
    : console_(std::make_unique<StandardOutput>()) {
    bus::keep_reports_off_stdout();
    const uarch::Preset preset = load_preset(options);
    const BootPlan plan = plan_image(image, options, preset);
    MachineConfig config = machine_config(options, preset);
    config.console = console_.get();
    machine_ = std::make_unique<Machine>("hypscope", config);
    load_machine(*machine_, plan);
}

ImageMachine::~ImageMachine() = default;

int ImageMachine::finish() {
    bus::restore_main_stack();
    std::fflush(stdout);
    const RunResult& result = machine_->result();
    std::fprintf(stderr, "%s (status %d)\n", result.reason.c_str(), result.status);
    return result.status;
}

}  // namespace hypscope::platform
