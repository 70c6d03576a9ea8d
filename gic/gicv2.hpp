// SPDX-License-Identifier: Apache-2.0
// A Generic Interrupt Controller, architecture version 2, with Security and Virtualization
// Extensions for 1 to 8 cores: IHI 0048B, as the Cortex-A15 and the GIC-400 have it. Four banks on
// the bus, interrupt inputs, and for each core the lines nIRQ, nFIQ, vIRQ and vFIQ. It takes no
// time of its own: a line changes at the `now` of the access or input that caused it.
#pragma once
#include <memory>
#include <vector>

#include "common/line.hpp"
#include "common/mmio.hpp"
#include "gic/cpu_interface.hpp"
#include "gic/distributor.hpp"
#include "gic/virtual_control.hpp"
#include "gic/virtual_cpu_interface.hpp"

namespace hypscope::gic {

/// All that a GIC remembers, its input levels included. A value: copy it, compare it, keep it.
struct Gicv2State {
    DistributorState distributor;
    std::array<CpuInterfaceState, kMaxCores> cpu_interface{};
    std::array<VirtualControlState, kMaxCores> virtual_control{};
    bool operator==(const Gicv2State&) const = default;
};

class Gicv2 {
  public:
    /// Throws SimError when a parameter is out of range.
    explicit Gicv2(const Config& config);
    Gicv2(const Gicv2&) = delete;
    Gicv2& operator=(const Gicv2&) = delete;

    // The banks. The requester's core selects the CPU interface and the virtual interface.
    [[nodiscard]] MmioDevice& gicd() { return gicd_; }  ///< 0x1000 bytes
    [[nodiscard]] MmioDevice& gicc() { return gicc_; }  ///< 0x2000 bytes, GICC_DIR at 0x1000
    /// 0x2000 bytes: the requester's own at 0, that of core n at 0x1000 + 0x200 n (GIC-400
    /// TRM 3.2).
    [[nodiscard]] MmioDevice& gich() { return gich_; }
    [[nodiscard]] MmioDevice& gicv() { return gicv_; }  ///< 0x2000 bytes, GICV_DIR at 0x1000

    // Outputs; true = asserted.
    [[nodiscard]] Line& irq(CoreId core) { return cpu_interface(core).irq(); }
    [[nodiscard]] Line& fiq(CoreId core) { return cpu_interface(core).fiq(); }
    [[nodiscard]] Line& virq(CoreId core) { return virtual_control(core).virq(); }
    [[nodiscard]] Line& vfiq(CoreId core) { return virtual_control(core).vfiq(); }

    /// Called when software has acknowledged an interrupt: for reports.
    void on_acknowledge(Distributor::AcknowledgeSink sink, void* context) {
        distributor_.on_acknowledge(sink, context);
    }

    // Inputs, by interrupt ID: 32 and up, and 16-31. ID 25, the maintenance interrupt, is driven
    // from inside.
    void set_spi(InterruptId id, bool level, Cycles when);
    void set_ppi(CoreId core, InterruptId id, bool level, Cycles when);
    void connect_spi(Line& source, InterruptId id);
    void connect_ppi(Line& source, CoreId core, InterruptId id);

    /// The state in which a Secure monitor hands over to Non-secure software: every interrupt in
    /// Group 1 on every core, and GICC_PMR in the Non-secure half.
    void apply_secure_monitor_setup(Cycles now);
    /// All registers to their reset values; the input lines keep their levels.
    void reset(Cycles now);

    // For debuggers and snapshots: no side effects on reading, no events on the way to a new state.
    [[nodiscard]] Gicv2State state() const;
    void restore(const Gicv2State& state, Cycles now);

    [[nodiscard]] const Config& config() const { return config_; }
    [[nodiscard]] WarningLog& warnings() { return warnings_; }

  private:
    struct Core {
        Core(const Config& config, u8 core, Distributor& distributor);
        CpuInterface cpu_interface;
        VirtualControl virtual_control;
        VirtualCpuInterface virtual_cpu_interface;
    };

    [[nodiscard]] CpuInterface& cpu_interface(CoreId core) {
        return cores_[core.value]->cpu_interface;
    }
    [[nodiscard]] VirtualControl& virtual_control(CoreId core) {
        return cores_[core.value]->virtual_control;
    }
    static void candidates_changed(void* gic, u8 core, Cycles now);
    template <class Owner>
    std::vector<Owner*> owners(Owner Core::*part);

    Config config_;
    WarningLog warnings_;
    Distributor distributor_;
    std::vector<std::unique_ptr<Core>> cores_;
    RegisterBank<Distributor> gicd_;
    RegisterBank<CpuInterface> gicc_;
    RegisterBank<VirtualControl> gich_;
    RegisterBank<VirtualCpuInterface> gicv_;
};

}  // namespace hypscope::gic
