// SPDX-License-Identifier: Apache-2.0
// The CP15 view of the Generic Timer: every access goes to the core's timer with the core's local
// time. CNTP_* are banked by SCR.NS. ARM ARM B8.1, B8.2.
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

timer::Bank bank(const Core& core) {
    return core.secure_bank() ? timer::Bank::Secure : timer::Bank::NonSecure;
}

}  // namespace

u64 read_CNTFRQ(Core& core, const SysRegRow&) { return core.generic_timer().read_CNTFRQ(); }
u64 read_CNTHCTL(Core& core, const SysRegRow&) { return core.generic_timer().read_CNTHCTL(); }
u64 read_CNTHP_CTL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTHP_CTL(core.now());
}
u64 read_CNTHP_CVAL(Core& core, const SysRegRow&) { return core.generic_timer().read_CNTHP_CVAL(); }
u64 read_CNTHP_TVAL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTHP_TVAL(core.now());
}
u64 read_CNTKCTL(Core& core, const SysRegRow&) { return core.generic_timer().read_CNTKCTL(); }
u64 read_CNTPCT(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTPCT(core.now());
}
u64 read_CNTP_CTL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTP_CTL(bank(core), core.now());
}
u64 read_CNTP_CVAL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTP_CVAL(bank(core));
}
u64 read_CNTP_TVAL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTP_TVAL(bank(core), core.now());
}
u64 read_CNTVCT(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTVCT(core.now());
}
u64 read_CNTVOFF(Core& core, const SysRegRow&) { return core.generic_timer().read_CNTVOFF(); }
u64 read_CNTV_CTL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTV_CTL(core.now());
}
u64 read_CNTV_CVAL(Core& core, const SysRegRow&) { return core.generic_timer().read_CNTV_CVAL(); }
u64 read_CNTV_TVAL(Core& core, const SysRegRow&) {
    return core.generic_timer().read_CNTV_TVAL(core.now());
}
void write_CNTFRQ(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTFRQ(static_cast<u32>(value));
}
void write_CNTHCTL(Core& core, const SysRegRow& row, u64 value) {
    core.generic_timer().write_CNTHCTL(static_cast<u32>(value & row.writable), core.now());
}
void write_CNTHP_CTL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTHP_CTL(static_cast<u32>(value), core.now());
}
void write_CNTHP_CVAL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTHP_CVAL(value, core.now());
}
void write_CNTHP_TVAL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTHP_TVAL(static_cast<u32>(value), core.now());
}
void write_CNTKCTL(Core& core, const SysRegRow& row, u64 value) {
    core.generic_timer().write_CNTKCTL(static_cast<u32>(value & row.writable), core.now());
}
void write_CNTP_CTL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTP_CTL(bank(core), static_cast<u32>(value), core.now());
}
void write_CNTP_CVAL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTP_CVAL(bank(core), value, core.now());
}
void write_CNTP_TVAL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTP_TVAL(bank(core), static_cast<u32>(value), core.now());
}
void write_CNTVOFF(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTVOFF(value, core.now());
}
void write_CNTV_CTL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTV_CTL(static_cast<u32>(value), core.now());
}
void write_CNTV_CVAL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTV_CVAL(value, core.now());
}
void write_CNTV_TVAL(Core& core, const SysRegRow&, u64 value) {
    core.generic_timer().write_CNTV_TVAL(static_cast<u32>(value), core.now());
}

}  // namespace hypscope::cpu::hooks
