// SPDX-License-Identifier: Apache-2.0
// Cores for tests of system registers: a machine of two cores with one page of memory each way, a
// timing model that notes what it was told, and accesses as MCR and MRC make them.
#pragma once
#include <memory>
#include <vector>

#include "common/event_queue.hpp"
#include "cpu/core.hpp"
#include "cpu/sysreg/rights.hpp"
#include "uarch/functional_timing.hpp"

namespace hypscope::cpu {

/// Notes events and maintenance; an event costs 1 cycle, and so does an instruction.
class NotingTiming final : public uarch::CoreTiming {
  public:
    explicit NotingTiming(u8 data_granule = 12) : data_granule_(data_granule) {}
    [[nodiscard]] u8 data_granule_shift() const override { return data_granule_; }
    [[nodiscard]] u8 fetch_line_shift() const override { return 12; }
    [[nodiscard]] bool models_fetch() const override { return false; }
    [[nodiscard]] bool models_branches() const override { return false; }
    std::unique_ptr<uarch::BlockEdges> price_block(std::span<const uarch::PricedInstruction>,
                                                   std::span<u16> cumulative) override {
        for (size_t i = 0; i < cumulative.size(); ++i) cumulative[i] = static_cast<u16>(i + 1);
        return nullptr;
    }
    uarch::AccessCost data(const uarch::DataAccess& access, const WalkPath&) override {
        accesses.push_back(access.pa);
        return cost_of_data;
    }
    uarch::AccessCost fetch(const uarch::FetchAccess&, const WalkPath&) override { return {}; }
    u32 device(const uarch::DeviceAccess&, Cycles) override { return 0; }
    u32 branch(const uarch::Branch&) override { return 0; }
    u32 event(uarch::TimingEvent event, Cycles) override {
        events.push_back(event);
        return 1;
    }
    void tlb_invalidate(const uarch::TlbInvalidate& op) override { tlb.push_back(op); }
    void cache_maintenance(const uarch::CacheMaintenance& op) override { caches.push_back(op); }
    void set_listener(uarch::FilterListener*) override {}
    [[nodiscard]] uarch::TimingCounters counters() const override { return counted; }

    std::vector<uarch::TimingEvent> events;
    std::vector<uarch::TlbInvalidate> tlb;
    std::vector<uarch::CacheMaintenance> caches;
    uarch::TimingCounters counted{};
    std::vector<u64> accesses;
    uarch::AccessCost cost_of_data{};

  private:
    u8 data_granule_;
};

/// 64 KiB of memory at address 0, and what a test puts into `devices`.
class SmallSystem final : public CoreSystem {
  public:
    u8* host_page(PhysAddr pa, bool, bool write) override {
        if (pa.value >= memory.size()) return nullptr;
        u8* const page = &memory[pa.value & ~u64{0xfff}];
        if (write) watch.written(page);
        return page;
    }
    MmioRead device_read(PhysAddr, const MmioAccess&) override { return {0, MmioStatus::Error}; }
    MmioStatus device_write(PhysAddr, const MmioAccess&, u32) override { return MmioStatus::Error; }
    [[nodiscard]] DeviceRange device_at(PhysAddr pa, bool) const override {
        ++asked_for_device;
        for (const DeviceRange& range : devices) {
            if (pa.value - range.base.value < range.size) return range;
        }
        return {};
    }
    [[nodiscard]] bool page_has_code(PhysAddr, bool) const override { return false; }
    void code_written(PhysAddr, u32, bool) override {}
    [[nodiscard]] std::span<Core* const> cores() override { return all; }
    [[nodiscard]] mmu::ExclusiveMonitors& monitors() override { return exclusive; }
    [[nodiscard]] WriteWatch& write_watch() override { return watch; }
    [[nodiscard]] Cycles now() const override { return {}; }
    bool firmware_call(Core&, bool) override { return false; }
    bool semihosting_call(Core&) override { return false; }
    void guest_fault(Core&, const std::string&) override {}

    std::vector<u8> memory = std::vector<u8>(0x10000);
    std::vector<DeviceRange> devices;
    mutable u32 asked_for_device = 0;
    std::vector<Core*> all;
    mmu::ExclusiveMonitors exclusive;
    WriteWatch watch;  ///< of nothing, unless a test adds the memory
};

/// The mode and security state an access comes from.
enum class From : u8 { SecurePl0, SecurePl1, Monitor, MonitorNs, NsPl0, NsPl1, Hyp };
inline constexpr std::array kEverywhere{From::SecurePl0, From::SecurePl1, From::Monitor,
                                        From::MonitorNs, From::NsPl0,     From::NsPl1,
                                        From::Hyp};

struct SysRegBench {
    explicit SysRegBench(const char* name = "cortex-a15", bool virtualization = true,
                         bool security = true, u8 data_granule = 12)
        : counter(62'500'000, 1'000'000'000), ledger(2), markers(ledger) {
        const u32 midr = std::string_view(name) == "cortex-a7" ? 0x410fc075 : 0x414fc0f0;
        const Identity identity = make_identity(
            midr, default_caches(name),
            {.core_count = 2, .has_security = security, .has_virtualization = virtualization});
        for (u8 i = 0; i < 2; ++i) {
            CoreConfig config;
            config.id = {i};
            config.identity = identity;
            config.has_virtualization = virtualization;
            config.has_security = security;
            timers.push_back(std::make_unique<timer::GenericTimer>(counter, queue));
            timings.push_back(std::make_unique<NotingTiming>(data_granule));
            cores.push_back(
                std::make_unique<Core>(config, system, *timings[i], *timers[i], ledger, markers));
            system.all.push_back(cores[i].get());
        }
        for (const auto& timing : timings) timing->tlb.clear();
        go(From::SecurePl1);
    }

    Core& core(u32 index = 0) { return *cores[index]; }
    NotingTiming& timing(u32 index = 0) { return *timings[index]; }

    SysRegBench& go(From from, u32 index = 0) {
        const bool ns = from == From::NsPl0 || from == From::NsPl1 || from == From::Hyp ||
                        from == From::MonitorNs;
        Core& c = core(index);
        if (c.config().has_security) {
            c.sys.set(SysReg::SCR, with_bit(c.sys.get32(SysReg::SCR), 0, ns));
            c.security_changed();
        }
        const Mode mode = from == From::Hyp                                  ? Mode::Hyp
                          : from == From::SecurePl0 || from == From::NsPl0   ? Mode::User
                          : from == From::Monitor || from == From::MonitorNs ? Mode::Monitor
                                                                             : Mode::System;
        c.state.change_mode(mode);
        c.mode_changed();
        return *this;
    }

    static SysRegAccessInfo info(SysReg reg, u8 rt = 3, u8 rt2 = 4) {
        const SysRegRow& row = sysreg_row(reg);
        return {row.encoding, &row, rt, rt2};
    }
    SysRegOutcome try_read(SysReg reg) { return check_sysreg(core(), info(reg), false); }
    SysRegOutcome try_write(SysReg reg) { return check_sysreg(core(), info(reg), true); }
    u64 read(SysReg reg) {
        u64 value = 0xdead;
        last = read_sysreg(core(), info(reg), value);
        return value;
    }
    SysRegOutcome write(SysReg reg, u64 value) {
        last = write_sysreg(core(), info(reg), value);
        return last;
    }
    void set(SysReg reg, u64 value, bool secure = false) { core().sys.set(reg, value, secure); }
    /// HSR as the trap would leave it, for an A32 instruction with condition AL.
    u32 hsr_of_trap(SysReg reg, bool is_write) {
        return check_sysreg(core(), info(reg), is_write) == SysRegOutcome::TrapToHyp
                   ? hsr_value(sysreg_syndrome(info(reg), is_write), true, false, 14)
                   : 0;
    }

    EventQueue queue;
    timer::SystemCounter counter;
    trace::Ledger ledger;
    trace::Markers markers;
    SmallSystem system;
    std::vector<std::unique_ptr<timer::GenericTimer>> timers;
    std::vector<std::unique_ptr<NotingTiming>> timings;
    std::vector<std::unique_ptr<Core>> cores;
    SysRegOutcome last{};
};

}  // namespace hypscope::cpu
