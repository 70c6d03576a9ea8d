// SPDX-License-Identifier: Apache-2.0
#include "platform/semihosting.hpp"

#include "common/error.hpp"
#include "platform/machine.hpp"

namespace hypscope::platform {

namespace {

enum Operation : u32 {
    kWriteC = 0x03,
    kWrite0 = 0x04,
    kReadC = 0x07,
    kExit = 0x18,
    kExitExtended = 0x20,
};
constexpr u32 kStoppedApplicationExit = 0x20026;
constexpr u32 kMaxGuestStatus = 62;
constexpr u32 kMaxText = 1u << 16;

/// A guest's own status 1 to 62 passes through; above that 63 and a line.
void exit_with(Machine& machine, u32 status) {
    if (status <= kMaxGuestStatus) return machine.end(static_cast<int>(status), "semihosting exit");
    machine.end(63, fmt::format("semihosting exit with status {:#x}, reported as 63", status));
}

u32 word_at(cpu::Core& core, u32 va) {
    u32 value = 0;
    if (!core.debug_read(va, &value, 4)) return 0;
    return value;
}

}  // namespace

bool semihosting(Machine& machine, cpu::Core& core, ConsoleSink* console) {
    auto& r = core.state.r;
    const auto put = [&](u32 va) {
        u8 byte = 0;
        if (!core.debug_read(va, &byte, 1)) return u8{0};
        return byte;
    };
    switch (r[0]) {
        case kWriteC:
            if (console != nullptr) console->put(put(r[1]), core.now());
            break;
        case kWrite0:
            for (u32 i = 0; i < kMaxText && console != nullptr; ++i) {
                const u8 byte = put(r[1] + i);
                if (byte == 0) break;
                console->put(byte, core.now());
            }
            break;
        case kExit: exit_with(machine, r[1] == kStoppedApplicationExit ? 0 : 1); break;
        case kExitExtended:
            exit_with(machine,
                      word_at(core, r[1]) == kStoppedApplicationExit ? word_at(core, r[1] + 4) : 1);
            break;
        default: r[0] = ~u32{0}; break;
    }
    return true;
}

}  // namespace hypscope::platform
