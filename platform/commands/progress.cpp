// SPDX-License-Identifier: Apache-2.0
#include "platform/commands/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "common/error.hpp"

namespace hypscope::platform {

namespace {
constexpr auto kInterval = std::chrono::milliseconds(250);
constexpr std::size_t kUsualWidth = 80;
constexpr const char* kToLineStart = "\r\x1b[K";  // carriage return, erase to the end of the line

std::size_t width_of(std::FILE* stream) {
    winsize size{};
    const bool known = ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col : kUsualWidth;
}

double seconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}
}  // namespace

std::FILE* terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1 ? stream : nullptr; }

std::string place_of(const cpu::Core& core) {
    switch (core.run_state()) {
        case cpu::RunState::Off: return "off";
        case cpu::RunState::WaitForInterrupt:
        case cpu::RunState::WaitForEvent: return "WFI";
        case cpu::RunState::Running: break;
    }
    if (core.IsSecure()) return "secure";
    if (!core.is_nonsecure_below_hyp()) return "Hyp";
    return core.in_vm() ? fmt::format("VM {}", core.current_vmid().value) : "host";
}

ProgressLine::ProgressLine(Machine& machine, std::FILE* stream)
    : machine_(machine), stream_(stream) {}

void ProgressLine::update(TimePoint now) {
    if (!is_due(now)) return;
    const std::string line = text(now).substr(0, width_of(stream_) - 1);
    std::fprintf(stream_, "%s%s", kToLineStart, line.c_str());
    std::fflush(stream_);
    is_shown_ = true;
    last_ = now;
    next_ = now + kInterval;
    last_instructions_ = machine_.instructions();
}

void ProgressLine::clear() {
    if (!is_shown_) return;
    std::fputs(kToLineStart, stream_);
    std::fflush(stream_);
    is_shown_ = false;
}

std::string ProgressLine::text(TimePoint now) const {
    const u64 instructions = machine_.instructions();
    const double simulated =
        static_cast<double>(machine_.cycles()) / static_cast<double>(machine_.config().core.clock);
    const double mips =
        static_cast<double>(instructions - last_instructions_) / 1e6 / seconds(now - last_);
    std::string line = fmt::format("{:.3f} s simulated, {:.0f} M instructions, {:.0f} MIPS; core",
                                   simulated, static_cast<double>(instructions) / 1e6, mips);
    for (unsigned i = 0; i < machine_.config().cores; ++i)
        line += fmt::format("{} {}: {}", i == 0 ? "" : ",", i, place_of(machine_.core(i)));
    return line;
}

}  // namespace hypscope::platform
