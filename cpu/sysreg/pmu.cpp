// SPDX-License-Identifier: Apache-2.0
// Performance Monitors, PMUv2. ARM ARM C12: registers, filtering, Hyp's share, overflow. Events:
// pmu_events.inc. NOT MODELLED: export (PMCR.X). All debug authentication inputs are HIGH, so
// counting is prohibited nowhere and PMCR.DP has no effect.
#include <algorithm>

#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"
#include "cpu/sysreg/pmu_events.hpp"

namespace hypscope::cpu {
namespace {

constexpr u32 kE = 0, kP = 1, kC = 2, kD = 3;  // PMCR
constexpr u64 kPmcrControls = 0x39;            // DP, X, D, E
constexpr u32 kFilterP = 31, kFilterU = 30, kFilterNsk = 29, kFilterNsu = 28, kFilterNsh = 27;
constexpr u32 kTypeBits = 0xf80000ff, kCycleTypeBits = 0xf8000000;
constexpr u32 kCycleCounter = PmuCounters::kCycleBit;
constexpr u32 kSoftwareIncrement = PmuEvent::kSoftwareIncrement;

u32 hpmn(const Core& core) { return bits(core.sys.get32(SysReg::HDCR), 4, 0); }

u32 event_counters(const Core& core) { return core.config().identity.event_counters(); }

/// Non-secure PL1 and PL0 see counters below HDCR.HPMN only (C12.6.1).
u32 visible_counters(const Core& core) {
    const u32 all = event_counters(core);
    if (!core.config().has_virtualization || !core.is_nonsecure_below_hyp()) return all;
    return std::min(all, hpmn(core));
}

u32 counter_bits(u32 count) { return count == 0 ? 0 : mask(count - 1, 0); }
u32 visible_bits(const Core& core) {
    return counter_bits(visible_counters(core)) | 1u << kCycleCounter;
}

/// The whole count of an event since reset; 0 for events that are not modelled.
u64 event_total(const Core& core, u32 type) {
    const PmuEvent* event = find_pmu_event(core, type & 0xff);
    return event != nullptr ? event->total(core, core.timing().counters()) : 0;
}

u64 cycle_total(const Core& core) {
    const u64 cycles = core.awake_cycles();
    return bit(core.sys.get32(SysReg::PMCR), kD) ? cycles / 64 : cycles;
}

/// PMXEVTYPER's filter against where the core was since the last look (C12.6.3, C12.8.17).
bool passes_filter(const PmuCounters& pmu, u32 type) {
    if (pmu.was_hyp) return bit(type, kFilterNsh);
    const bool secure_excluded = bit(type, pmu.was_pl0 ? kFilterU : kFilterP);
    if (pmu.was_secure) return !secure_excluded;
    // GCC 12 at -O1 and above drops one side of secure_excluded == bit(type, variable index).
    const u32 nonsecure_field =
        pmu.was_pl0 ? mask(kFilterNsu, kFilterNsu) : mask(kFilterNsk, kFilterNsk);
    return secure_excluded ? (type & nonsecure_field) != 0 : (type & nonsecure_field) == 0;
}

bool is_enabled(const Core& core, u32 index) {
    if (!bit(core.sys.get32(SysReg::PMCNTENSET), index)) return false;
    const bool is_hyp_counter =
        core.config().has_virtualization && index != kCycleCounter && index >= hpmn(core);
    return is_hyp_counter ? bit(core.sys.get32(SysReg::HDCR), hdcr::kHPME)
                          : bit(core.sys.get32(SysReg::PMCR), kE);
}

void add(Core& core, u32 index, PmuCounter& counter, u64 amount) {
    if (amount == 0 || !is_enabled(core, index) || !passes_filter(core.sys.pmu, counter.type))
        return;
    const u64 sum = u64{counter.value} + amount;
    counter.value = static_cast<u32>(sum);
    if (sum >> 32 == 0) return;
    core.sys.set(SysReg::PMOVSR, core.sys.get(SysReg::PMOVSR) | u64{1} << index);
}

void bring_up_to_date(Core& core, u32 index, PmuCounter& counter, u64 total) {
    add(core, index, counter, total - counter.seen);
    counter.seen = total;
}

/// Whether counter `index` can raise nPMUIRQ: its own enable, and the enable of its half (C12.4).
u32 interrupting_bits(const Core& core) {
    const u32 all = counter_bits(event_counters(core)) | 1u << kCycleCounter;
    const u32 guests =
        core.config().has_virtualization
            ? counter_bits(std::min(hpmn(core), event_counters(core))) | 1u << kCycleCounter
            : all;
    u32 enabled = bit(core.sys.get32(SysReg::PMCR), kE) ? guests : 0;
    if (bit(core.sys.get32(SysReg::HDCR), hdcr::kHPME)) enabled |= all & ~guests;
    return enabled & core.sys.get32(SysReg::PMINTENSET);
}

/// Fewest cycles before a counter can overflow. No event happens more often than this in a cycle.
constexpr u64 kEventsPerCycle = 16;
u64 cycles_to_overflow(const Core& core, u32 index, const PmuCounter& counter) {
    const u64 left = (u64{1} << 32) - counter.value;
    if (index != kCycleCounter) return std::max<u64>(left / kEventsPerCycle, 1);
    if (!bit(core.sys.get32(SysReg::PMCR), kD)) return left;
    return left * 64 - core.awake_cycles() % 64;
}

void plan_check(Core& core) {
    PmuCounters& pmu = core.sys.pmu;
    pmu.check_at = ~u64{0};
    const auto plan = [&](u32 index, const PmuCounter& counter) {
        if (!is_enabled(core, index) || !passes_filter(pmu, counter.type)) return;
        const u64 at = core.hot.cycles + cycles_to_overflow(core, index, counter);
        pmu.check_at = std::min(pmu.check_at, at);
    };
    const u32 interrupting = interrupting_bits(core);
    for (u32 i = 0; i < event_counters(core); ++i)
        if (bit(interrupting, i)) plan(i, pmu.events[i]);
    if (bit(interrupting, kCycleCounter)) plan(kCycleCounter, pmu.cycle);
    core.hot.stop_at = std::min(core.hot.stop_at, pmu.check_at);
}

bool needs_observation(const Core& core) {
    for (u32 i = 0; i < event_counters(core); ++i) {
        const PmuEvent* event = find_pmu_event(core, core.sys.pmu.events[i].type & 0xff);
        if (event != nullptr && event->observed && is_enabled(core, i)) return true;
    }
    return false;
}

void note_place(Core& core) {
    core.sys.pmu.was_pl0 = core.is_pl0();
    core.sys.pmu.was_hyp = core.CurrentModeIsHyp();
    core.sys.pmu.was_secure = core.IsSecure();
}

/// The counter that PMSELR selects, or null when this access can not see it.
PmuCounter* selected(Core& core) {
    const u32 index = core.sys.get32(SysReg::PMSELR);
    return index < visible_counters(core) ? &core.sys.pmu.events[index] : nullptr;
}

void change_bits(Core& core, SysReg reg, u64 value, bool set) {
    pmu_synchronise(core);
    const u64 named = value & visible_bits(core);
    const u64 old = core.sys.get(reg);
    core.sys.set(reg, set ? old | named : old & ~named);
    pmu_changed(core);
}

u64 visible_value(Core& core, SysReg reg) {
    pmu_synchronise(core);
    return core.sys.get(reg) & visible_bits(core);
}

}  // namespace

void pmu_synchronise(Core& core) {
    PmuCounters& pmu = core.sys.pmu;
    if (core.sys.get(SysReg::PMCNTENSET) == 0) return note_place(core);
    for (u32 i = 0; i < event_counters(core); ++i)
        bring_up_to_date(core, i, pmu.events[i], event_total(core, pmu.events[i].type));
    bring_up_to_date(core, kCycleCounter, pmu.cycle, cycle_total(core));
    note_place(core);
    if (core.sys.get(SysReg::PMINTENSET) == 0) return;
    plan_check(core);
    core.pmu_line().set(pmu_interrupt(core), core.now());
}

void pmu_changed(Core& core) {
    core.sys.pmu.counts_instructions = needs_observation(core);
    core.observation_changed();
    plan_check(core);
    core.pmu_line().set(pmu_interrupt(core), core.now());
}

bool pmu_interrupt(const Core& core) {
    return (core.sys.get32(SysReg::PMOVSR) & interrupting_bits(core)) != 0;
}

void reset_pmu(Core& core) {
    core.sys.pmu = {};
    note_place(core);
    core.pmu_line().set(false, core.now());
}

namespace hooks {

u64 read_PMCR(Core& core, const SysRegRow& row) {
    return with_bits<u64>(load(core, row), 15, 11, visible_counters(core));
}

void write_PMCR(Core& core, const SysRegRow& row, u64 value) {
    pmu_synchronise(core);
    if (bit(value, kP))
        for (u32 i = 0; i < visible_counters(core); ++i) core.sys.pmu.events[i].value = 0;
    if (bit(value, kC)) core.sys.pmu.cycle.value = 0;
    store(core, row, (load(core, row) & ~kPmcrControls) | (value & kPmcrControls));
    core.sys.pmu.cycle.seen = cycle_total(core);
    pmu_changed(core);
}

u64 read_PMCNTEN(Core& core, const SysRegRow&) { return visible_value(core, SysReg::PMCNTENSET); }
u64 read_PMINTEN(Core& core, const SysRegRow&) { return visible_value(core, SysReg::PMINTENSET); }
u64 read_PMOVS(Core& core, const SysRegRow&) { return visible_value(core, SysReg::PMOVSR); }

void write_PMCNTENSET(Core& core, const SysRegRow&, u64 value) {
    const bool was_idle = core.sys.get(SysReg::PMCNTENSET) == 0;
    change_bits(core, SysReg::PMCNTENSET, value, true);
    if (!was_idle) return;
    // Nothing was followed while no counter was enabled: start from now.
    PmuCounters& pmu = core.sys.pmu;
    for (PmuCounter& c : pmu.events) c.seen = event_total(core, c.type);
    pmu.cycle.seen = cycle_total(core);
}
void write_PMCNTENCLR(Core& core, const SysRegRow&, u64 value) {
    change_bits(core, SysReg::PMCNTENSET, value, false);
}
void write_PMINTENSET(Core& core, const SysRegRow&, u64 value) {
    change_bits(core, SysReg::PMINTENSET, value, true);
}
void write_PMINTENCLR(Core& core, const SysRegRow&, u64 value) {
    change_bits(core, SysReg::PMINTENSET, value, false);
}
void write_PMOVSR(Core& core, const SysRegRow&, u64 value) {
    change_bits(core, SysReg::PMOVSR, value, false);
}
void write_PMOVSSET(Core& core, const SysRegRow&, u64 value) {
    change_bits(core, SysReg::PMOVSR, value, true);
}

void write_PMSWINC(Core& core, const SysRegRow&, u64 value) {
    pmu_synchronise(core);
    for (u32 i = 0; i < visible_counters(core); ++i) {
        PmuCounter& counter = core.sys.pmu.events[i];
        const u32 event = counter.type & 0xff;
        if (bit(value, i) && event == kSoftwareIncrement) add(core, i, counter, 1);
    }
    pmu_changed(core);
}

u64 read_PMCCNTR(Core& core, const SysRegRow&) {
    pmu_synchronise(core);
    return core.sys.pmu.cycle.value;
}
void write_PMCCNTR(Core& core, const SysRegRow&, u64 value) {
    pmu_synchronise(core);
    core.sys.pmu.cycle.value = static_cast<u32>(value);
    pmu_changed(core);
}

/// PMSELR.SEL 31 selects the filter of the cycle counter, PMCCFILTR.
u64 read_PMXEVTYPER(Core& core, const SysRegRow&) {
    if (core.sys.get32(SysReg::PMSELR) == kCycleCounter) return core.sys.pmu.cycle.type;
    const PmuCounter* counter = selected(core);
    return counter != nullptr ? counter->type : 0;
}
void write_PMXEVTYPER(Core& core, const SysRegRow&, u64 value) {
    pmu_synchronise(core);
    const auto type = static_cast<u32>(value);
    if (core.sys.get32(SysReg::PMSELR) == kCycleCounter) {
        core.sys.pmu.cycle.type = type & kCycleTypeBits;
    } else if (PmuCounter* counter = selected(core)) {
        counter->type = type & kTypeBits;
        counter->seen = event_total(core, type);
    }
    pmu_changed(core);
}

u64 read_PMXEVCNTR(Core& core, const SysRegRow&) {
    pmu_synchronise(core);
    const PmuCounter* counter = selected(core);
    return counter != nullptr ? counter->value : 0;
}
void write_PMXEVCNTR(Core& core, const SysRegRow&, u64 value) {
    pmu_synchronise(core);
    if (PmuCounter* counter = selected(core)) counter->value = static_cast<u32>(value);
    pmu_changed(core);
}

}  // namespace hooks
}  // namespace hypscope::cpu
