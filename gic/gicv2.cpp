// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the GIC together and checks its parameters.
#include "gic/gicv2.hpp"

#include "common/error.hpp"

namespace hypscope::gic {

namespace {

const Config& checked(const Config& config) {
    check_config(config);
    return config;
}

void require(bool good, const char* parameter, u32 value, const char* range) {
    if (good) return;
    throw SimError(ExitStatus::Usage, fmt::format("{} is {}", parameter, value), "GIC parameters",
                   fmt::format("choose {}", range));
}

void on_spi(void* gic, u32 index, bool level, Cycles when) {
    static_cast<Gicv2*>(gic)->set_spi({static_cast<u16>(index)}, level, when);
}

void on_ppi(void* gic, u32 index, bool level, Cycles when) {
    const CoreId core{static_cast<u8>(index / kPrivateInterrupts)};
    const InterruptId id{static_cast<u16>(index % kPrivateInterrupts)};
    static_cast<Gicv2*>(gic)->set_ppi(core, id, level, when);
}

u32 ppi_index(CoreId core, u32 id) { return core.value * kPrivateInterrupts + id; }

}  // namespace

void check_config(const Config& config) {
    const u32 lines = config.interrupt_lines;
    require(config.cores >= 1 && config.cores <= kMaxCores, "cores", config.cores, "1 to 8");
    require((lines >= 32 && lines <= 992 && lines % 32 == 0) || lines == kMaxInterrupts,
            "interrupt lines", lines, "a multiple of 32 from 32 to 992, or 1020");
    require(config.list_registers >= 1 && config.list_registers <= kMaxListRegisters,
            "list registers", config.list_registers, "1 to 64");
    const u32 least = config.security_extensions ? 5 : 4;
    require(config.priority_bits >= least && config.priority_bits <= 8, "priority bits",
            config.priority_bits, "5 to 8, or 4 without the Security Extensions");
}

Gicv2::Core::Core(const Config& config, u8 core, Distributor& distributor)
    : cpu_interface(config, core, distributor),
      virtual_control(config, core, distributor),
      virtual_cpu_interface(config, virtual_control) {}

template <class Owner>
std::vector<Owner*> Gicv2::owners(Owner Core::*part) {
    std::vector<Owner*> all;
    for (const auto& core : cores_) all.push_back(&((*core).*part));
    return all;
}

Gicv2::Gicv2(const Config& config)
    : config_(checked(config)),
      distributor_(config_),
      cores_([this] {
          std::vector<std::unique_ptr<Core>> cores;
          for (u8 core = 0; core < config_.cores; ++core)
              cores.push_back(std::make_unique<Core>(config_, core, distributor_));
          return cores;
      }()),
      gicd_(Distributor::registers(), std::vector<Distributor*>(config_.cores, &distributor_),
            config_.security_extensions, warnings_, {}),
      gicc_(CpuInterface::registers(), owners(&Core::cpu_interface), config_.security_extensions,
            warnings_, {}),
      gich_(VirtualControl::registers(), owners(&Core::virtual_control),
            config_.security_extensions, warnings_, {.offset = 0x1000, .step = 0x200}),
      gicv_(VirtualCpuInterface::registers(), owners(&Core::virtual_cpu_interface),
            config_.security_extensions, warnings_, {}) {
    distributor_.on_change(candidates_changed, this);
    for (u8 core = 0; core < config_.cores; ++core)
        connect_ppi(virtual_control({core}).maintenance(), {core}, {kMaintenanceInterrupt});
}

void Gicv2::candidates_changed(void* gic, u8 core, Cycles now) {
    static_cast<Gicv2*>(gic)->cpu_interface({core}).update(now);
}

void Gicv2::set_spi(InterruptId id, bool level, Cycles when) {
    distributor_.set_spi(id.value, level, when);
}

void Gicv2::set_ppi(CoreId core, InterruptId id, bool level, Cycles when) {
    distributor_.set_ppi(core.value, id.value, level, when);
}

void Gicv2::connect_spi(Line& source, InterruptId id) { source.connect(on_spi, this, id.value); }

void Gicv2::connect_ppi(Line& source, CoreId core, InterruptId id) {
    source.connect(on_ppi, this, ppi_index(core, id.value));
}

void Gicv2::apply_secure_monitor_setup(Cycles now) {
    for (u8 core = 0; core < config_.cores; ++core)
        cpu_interface({core}).set_priority_mask(0xf8, now);
    distributor_.make_all_group1(now);
}

Gicv2State Gicv2::state() const {
    Gicv2State state;
    state.distributor = distributor_.state();
    for (u32 core = 0; core < config_.cores; ++core) {
        state.cpu_interface[core] = cores_[core]->cpu_interface.state();
        state.virtual_control[core] = cores_[core]->virtual_control.state();
    }
    return state;
}

void Gicv2::restore(const Gicv2State& state, Cycles now) {
    for (u32 core = 0; core < config_.cores; ++core) {
        cores_[core]->cpu_interface.load(state.cpu_interface[core]);
        cores_[core]->virtual_control.load(state.virtual_control[core]);
    }
    distributor_.load(state.distributor);
    for (const auto& core : cores_) {
        core->virtual_control.update(now);
        core->cpu_interface.update(now);
    }
}

void Gicv2::reset(Cycles now) {
    Gicv2State fresh = Gicv2(config_).state();
    const DistributorState& current = distributor_.state();
    for (u32 n = 0; n < kWords; ++n) fresh.distributor.shared[n].level = current.shared[n].level;
    for (u32 core = 0; core < config_.cores; ++core)
        fresh.distributor.banked[core].level = current.banked[core].level;
    restore(fresh, now);
}

}  // namespace hypscope::gic
