// SPDX-License-Identifier: Apache-2.0
#include "platform/psci.hpp"

#include "common/error.hpp"
#include "platform/machine.hpp"

namespace hypscope::platform {

namespace {

/// PSCI 5.2.1, function identifiers of the 32-bit calling convention.
enum Function : u32 {
    kVersion = 0x84000000,
    kCpuSuspend = 0x84000001,
    kCpuOff = 0x84000002,
    kCpuOn = 0x84000003,
    kAffinityInfo = 0x84000004,
    kMigrateInfoType = 0x84000006,
    kSystemOff = 0x84000008,
    kSystemReset = 0x84000009,
    kFeatures = 0x8400000a,
};

/// PSCI 5.2.2.
constexpr u32 kSuccess = 0;
constexpr u32 kNotSupported = static_cast<u32>(-1);
constexpr u32 kInvalidParameters = static_cast<u32>(-2);
constexpr u32 kAlreadyOn = static_cast<u32>(-4);
constexpr u32 kVersion1_1 = 0x00010001;
constexpr u32 kMigrationNotRequired = 2;
constexpr u32 kAffinityOn = 0, kAffinityOff = 1;

constexpr u32 kAffinityMask = 0x00ffffff;

}  // namespace

void Psci::call(cpu::Core& core) {
    auto& r = core.state.r;
    switch (r[0]) {
        case kVersion: r[0] = kVersion1_1; break;
        case kFeatures: r[0] = features(r[1]); break;
        case kMigrateInfoType: r[0] = kMigrationNotRequired; break;
        case kCpuOn: r[0] = cpu_on(core, r[1], r[2], r[3]); break;
        case kAffinityInfo: r[0] = affinity_info(r[1], r[2]); break;
        case kCpuOff: core.power_off(); break;
        case kCpuSuspend:
            // Standby only: the core goes on behind the call with SUCCESS.
            r[0] = kSuccess;
            core.wait_for_interrupt();
            break;
        case kSystemOff: machine_.end(0, "PSCI SYSTEM_OFF"); break;
        case kSystemReset: machine_.request_reset(); break;
        default: r[0] = kNotSupported; break;
    }
    if (r[0] == kSystemReset || r[0] == kSystemOff) core.request_stop();
}

u32 Psci::features(u32 function) {
    switch (function) {
        case kVersion:
        case kCpuSuspend:
        case kCpuOff:
        case kCpuOn:
        case kAffinityInfo:
        case kMigrateInfoType:
        case kSystemOff:
        case kSystemReset:
        case kFeatures: return kSuccess;
        default: return kNotSupported;
    }
}

u32 Psci::cpu_on(cpu::Core& core, u32 target, u32 entry, u32 context) {
    const u32 index = target & kAffinityMask;
    if ((target & ~kAffinityMask) != 0 || index >= machine_.config().cores)
        return kInvalidParameters;
    if (machine_.core(index).run_state() != cpu::RunState::Off) return kAlreadyOn;
    machine_.start_core(index, entry, context, core.now());
    return kSuccess;
}

u32 Psci::affinity_info(u32 target, u32 level) const {
    if (level > 3) return kInvalidParameters;
    bool any_on = false;
    for (u32 index = 0; index < machine_.config().cores; ++index) {
        if (level == 0 && index != (target & kAffinityMask)) continue;
        any_on = any_on || machine_.core(index).run_state() != cpu::RunState::Off;
    }
    if (level == 0 && (target & kAffinityMask) >= machine_.config().cores)
        return kInvalidParameters;
    return any_on ? kAffinityOn : kAffinityOff;
}

}  // namespace hypscope::platform
