// SPDX-License-Identifier: Apache-2.0
// Performance Monitors, PMUv2. ARM ARM C12: registers, filtering, Hyp's share, events. The events
// that count are those of event_total(). NOT MODELLED: the other events of PMCEID0, which stay at
// zero, and export (PMCR.X). All debug authentication inputs are HIGH, so counting is prohibited
// nowhere.
#include <algorithm>

#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu {
namespace {

constexpr u32 kE = 0, kP = 1, kC = 2, kD = 3;  // PMCR
constexpr u64 kPmcrControls = 0x39;            // DP, X, D, E
constexpr u32 kHpme = 7;                       // HDCR
constexpr u32 kFilterP = 31, kFilterU = 30, kFilterNsk = 29, kFilterNsu = 28, kFilterNsh = 27;
constexpr u32 kTypeBits = 0xf80000ff, kCycleTypeBits = 0xf8000000;
constexpr u32 kCycleCounter = PmuCounters::kCycleBit;
constexpr u32 kSoftwareIncrement = 0x00;

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

/// Events that the timing models count (C12.9.2).
u64 model_total(const uarch::TimingCounters& counters, u32 event) {
    switch (event) {
        case 0x01: return counters.l1i_refills;
        case 0x02: return counters.itlb_refills;
        case 0x03: return counters.l1d_refills;
        case 0x05: return counters.dtlb_refills;
        case 0x10: return counters.mispredictions;
        case 0x12: return counters.branches;
        case 0x15: return counters.l1d_writebacks;
        case 0x16: return counters.l2_accesses;
        case 0x17: return counters.l2_refills;
        case 0x18: return counters.l2_writebacks;
        case 0x19: return counters.bus_accesses;
        default: return 0;
    }
}

/// The whole count of an event since reset; 0 for events that are not modelled.
u64 event_total(Core& core, u32 event) {
    const PmuCounters& pmu = core.sys.pmu;
    switch (event) {
        case 0x08: return core.instructions_now();
        case 0x09: return pmu.exceptions_taken;
        case 0x0a: return pmu.exception_returns;
        case 0x0b: return pmu.contextidr_writes;
        case 0x11: return core.now().value;
        case 0x1c: return pmu.ttbr_writes;
        default: return model_total(core.timing().counters(), event);
    }
}

u64 cycle_total(const Core& core) {
    const u64 cycles = core.now().value;
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
    return is_hyp_counter ? bit(core.sys.get32(SysReg::HDCR), kHpme)
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
        bring_up_to_date(core, i, pmu.events[i], event_total(core, pmu.events[i].type & 0xff));
    bring_up_to_date(core, kCycleCounter, pmu.cycle, cycle_total(core));
    note_place(core);
}

bool pmu_interrupt(const Core& core) {
    return bit(core.sys.get32(SysReg::PMCR), kE) &&
           (core.sys.get32(SysReg::PMOVSR) & core.sys.get32(SysReg::PMINTENSET)) != 0;
}

void reset_pmu(Core& core) {
    core.sys.pmu = {};
    note_place(core);
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
    for (PmuCounter& c : pmu.events) c.seen = event_total(core, c.type & 0xff);
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
        if (bit(value, i) && (counter.type & 0xff) == kSoftwareIncrement) add(core, i, counter, 1);
    }
}

u64 read_PMCCNTR(Core& core, const SysRegRow&) {
    pmu_synchronise(core);
    return core.sys.pmu.cycle.value;
}
void write_PMCCNTR(Core& core, const SysRegRow&, u64 value) {
    pmu_synchronise(core);
    core.sys.pmu.cycle.value = static_cast<u32>(value);
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
        counter->seen = event_total(core, type & 0xff);
    }
}

u64 read_PMXEVCNTR(Core& core, const SysRegRow&) {
    pmu_synchronise(core);
    const PmuCounter* counter = selected(core);
    return counter != nullptr ? counter->value : 0;
}
void write_PMXEVCNTR(Core& core, const SysRegRow&, u64 value) {
    pmu_synchronise(core);
    if (PmuCounter* counter = selected(core)) counter->value = static_cast<u32>(value);
}

}  // namespace hooks
}  // namespace hypscope::cpu
