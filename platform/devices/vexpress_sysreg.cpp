// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/vexpress_sysreg.hpp"

#include <algorithm>
#include <optional>

#include "common/bits.hpp"

namespace hypscope::platform {

using vexpress_sysreg::Reg;

namespace {
constexpr u64 k24MHz = 24'000'000;
constexpr u64 k100Hz = 100;
// SYS_CFGCTRL.
constexpr unsigned kStart = 31;
constexpr unsigned kWrite = 30;
// SYS_CFGSTAT.
constexpr u32 kComplete = 1u << 0;
constexpr u32 kError = 1u << 1;
// SYS_MCI.
constexpr u32 kCardIn = 1u << 0;
constexpr u32 kWriteProtected = 1u << 1;

/// SYS_CFGCTRL.Function.
enum Function : u32 {
    Osc = 1,
    Volt = 2,
    Reset = 5,
    MuxFpga = 7,
    Shutdown = 8,
    Reboot = 9,
    DviMode = 11
};

struct Setting {
    u32 function, site, device, at_reset;
    RegisterAccess access;
};
constexpr Setting kSettings[] = {
#define SETTING(function, site, device, at_reset, access, what) \
    {function, site, device, at_reset, RegisterAccess::access},
#include "platform/devices/vexpress_config.inc"
#undef SETTING
};

std::optional<std::size_t> find_setting(u32 function, u32 site, u32 device) {
    const auto found = std::ranges::find_if(kSettings, [&](const Setting& s) {
        return s.function == function && s.site == site && s.device == device;
    });
    if (found == std::end(kSettings)) return std::nullopt;
    return static_cast<std::size_t>(found - std::begin(kSettings));
}
}  // namespace

VexpressSysreg::VexpressSysreg(u64 core_hertz, Actions actions)
    : core_hertz_(core_hertz), actions_(std::move(actions)) {
    reset(Cycles{});
}

void VexpressSysreg::reset(Cycles now) {
    const u32 kept = registers_[Reg::SYS_NVFLAGS];
    registers_.reset();
    registers_[Reg::SYS_NVFLAGS] = kept;
    settings_.clear();
    for (const Setting& setting : kSettings) settings_.push_back(setting.at_reset);
    reset_at_ = now;
}

void VexpressSysreg::set_card(bool is_present, bool is_write_protected) {
    card_ = (is_present ? kCardIn : 0) | (is_write_protected ? kWriteProtected : 0);
}

MmioRead VexpressSysreg::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg, access.now), access) : 0, MmioStatus::Ok};
}

MmioStatus VexpressSysreg::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (reg && !access.by.debug) write_register(*reg, widen_write(value, access));
    return MmioStatus::Ok;
}

u32 VexpressSysreg::count(u64 hertz, Cycles now) const {
    __extension__ using Wide = unsigned __int128;
    return static_cast<u32>(Wide{now.value - reset_at_.value} * hertz / core_hertz_);
}

u32 VexpressSysreg::read_register(Reg reg, Cycles now) const {
    switch (reg) {
        case Reg::SYS_100HZ: return count(k100Hz, now);
        case Reg::SYS_24MHZ: return count(k24MHz, now);
        case Reg::SYS_MCI: return card_;
        default: return registers_.read(reg);
    }
}

void VexpressSysreg::write_register(Reg reg, u32 value) {
    switch (reg) {
        case Reg::SYS_FLAGS:
        case Reg::SYS_NVFLAGS: registers_[reg] |= value; break;
        case Reg::SYS_FLAGSCLR: registers_[Reg::SYS_FLAGS] &= ~value; break;
        case Reg::SYS_NVFLAGSCLR: registers_[Reg::SYS_NVFLAGS] &= ~value; break;
        case Reg::SYS_CFGCTRL:
            registers_.write(reg, value);
            if (bit(value, kStart)) configure(value);
            break;
        default: registers_.write(reg, value); break;
    }
}

void VexpressSysreg::configure(u32 request) {
    const u32 dcc = bits(request, 29, 26), function = bits(request, 25, 20);
    const u32 site = bits(request, 17, 16), position = bits(request, 15, 12);
    const u32 device = bits(request, 11, 0);
    const bool is_there = dcc == 0 && position == 0;
    const bool done = is_there && (bit(request, kWrite) ? write_setting(function, site, device)
                                                        : read_setting(function, site, device));
    registers_[Reg::SYS_CFGSTAT] = done ? kComplete : kComplete | kError;
}

bool VexpressSysreg::read_setting(u32 function, u32 site, u32 device) {
    const auto setting = find_setting(function, site, device);
    if (!setting || kSettings[*setting].access == RegisterAccess::WO) return false;
    registers_[Reg::SYS_CFGDATA] = settings_[*setting];
    return true;
}

bool VexpressSysreg::write_setting(u32 function, u32 site, u32 device) {
    if (device == 0 && act(function)) return true;
    const auto setting = find_setting(function, site, device);
    if (!setting || kSettings[*setting].access == RegisterAccess::RO) return false;
    settings_[*setting] = registers_[Reg::SYS_CFGDATA];
    return true;
}

/// The requests after which the machine is another: SHUTDOWN, REBOOT, and RESET of the CoreTile.
bool VexpressSysreg::act(u32 function) {
    switch (function) {
        case Shutdown: actions_.power_off(); return true;
        case Reset:
        case Reboot: actions_.restart(); return true;
        default: return false;
    }
}

}  // namespace hypscope::platform
