// SPDX-License-Identifier: Apache-2.0
// The virtual interface control of one core: the list registers, GICH_VMCR, the virtual active
// priorities, the lines vIRQ and vFIQ and the maintenance interrupt. GICv2 5.2 and 5.3. The virtual
// CPU interface is the guest's view of this same state.
#pragma once
#include "common/line.hpp"
#include "gic/distributor.hpp"

namespace hypscope::gic {

/// One list register. GICv2 5.3.8.
struct ListRegister {
    u32 value = 0;

    [[nodiscard]] u32 virtual_id() const { return bits(value, 9, 0); }
    [[nodiscard]] u32 physical_id() const { return bits(value, 19, 10); }
    [[nodiscard]] u32 cpu_id() const { return bits(value, 12, 10); }  ///< software interrupts only
    [[nodiscard]] bool eoi() const { return bit(value, 19); }         ///< software interrupts only
    [[nodiscard]] u8 priority() const { return static_cast<u8>(bits(value, 27, 23) << 3); }
    [[nodiscard]] u32 group() const { return bits(value, 30, 30); }
    [[nodiscard]] bool hw() const { return bit(value, 31); }

    [[nodiscard]] bool is_invalid() const { return bits(value, 29, 28) == 0; }
    [[nodiscard]] bool is_pending() const { return bits(value, 29, 28) == 1; }  ///< and not active
    [[nodiscard]] bool is_active() const { return bit(value, 29); }  ///< or active and pending

    /// GICH_EISR: ended, and the hypervisor asked to be told. GICv2 5.3.5.
    [[nodiscard]] bool has_eoi_maintenance() const { return is_invalid() && !hw() && eoi(); }
    /// GICH_ELRSR: free for another interrupt. GICv2 5.3.6.
    [[nodiscard]] bool is_empty() const { return is_invalid() && (hw() || !eoi()); }
    /// What GICV_IAR returns and GICV_EOIR is written with.
    [[nodiscard]] u32 acknowledge_value() const {
        const bool has_source = !hw() && virtual_id() < kSgiCount;
        return virtual_id() | (has_source ? cpu_id() << 10 : 0);
    }
    bool operator==(const ListRegister&) const = default;
};

/// All that the virtual side of a core remembers. For snapshots and debuggers.
struct VirtualControlState {
    u32 hcr = 0;
    u32 vmcr = 0x004c0000;  ///< both binary points at their least, A15 TRM table 8-12
    ActivePriorities active{};
    std::array<ListRegister, kMaxListRegisters> lr{};
    bool operator==(const VirtualControlState&) const = default;
};

/// Fields of GICH_VMCR, which are those of GICV_CTLR where both have them. GICv2 5.3.3.
enum class Vmcr : u32 { VMGrp0En = 0, VMGrp1En, VMAckCtl, VMFIQEn, VMCBPR, VEM = 9 };

class VirtualControl : public RegisterOwner {
  public:
    VirtualControl(const Config& config, u8 core, Distributor& distributor);

    [[nodiscard]] Line& virq() { return virq_; }
    [[nodiscard]] Line& vfiq() { return vfiq_; }
    [[nodiscard]] Line& maintenance() { return maintenance_; }

    // Register functions, in the order of gich.inc.
    u32 read_hcr(const RegisterAccess& a, u32);
    void write_hcr(const RegisterAccess& a, u32, u32 value);
    u32 read_vtr(const RegisterAccess& a, u32);
    u32 read_vmcr(const RegisterAccess& a, u32);
    void write_vmcr(const RegisterAccess& a, u32, u32 value);
    u32 read_misr(const RegisterAccess& a, u32);
    u32 read_eisr(const RegisterAccess& a, u32 n);
    u32 read_elrsr(const RegisterAccess& a, u32 n);
    u32 read_apr(const RegisterAccess& a, u32);
    void write_apr(const RegisterAccess& a, u32, u32 value);
    u32 read_lr(const RegisterAccess& a, u32 n);
    void write_lr(const RegisterAccess& a, u32 n, u32 value);

    [[nodiscard]] static RegisterMap<VirtualControl> registers();

    // For the virtual CPU interface.
    [[nodiscard]] bool vmcr(Vmcr field) const { return bit(state_.vmcr, static_cast<u32>(field)); }
    [[nodiscard]] u32 vmcr() const { return state_.vmcr; }
    void set_vmcr(u32 value, Cycles now);
    [[nodiscard]] u16 running_priority() const;
    /// The list register of the highest priority pending virtual interrupt, or null.
    [[nodiscard]] const ListRegister* highest_pending() const;
    /// That list register when its priority suffices, or null.
    [[nodiscard]] const ListRegister* signalled() const;
    void acknowledge(const ListRegister& lr, Cycles now);
    void end_of_interrupt(u32 value, Cycles now);
    void deactivate_interrupt(u32 value, Cycles now);

    [[nodiscard]] const VirtualControlState& state() const { return state_; }
    /// Takes a state over without driving the lines; update() does.
    void load(const VirtualControlState& state) { state_ = state; }
    void update(Cycles now);

  private:
    enum Hcr : u32 { En, UIE, LRENPIE, NPIE, VGrp0EIE, VGrp0DIE, VGrp1EIE, VGrp1DIE };

    [[nodiscard]] u32 maintenance_status() const;
    [[nodiscard]] u8 group_mask(u32 group) const;
    bool deactivate(u32 value, Cycles now);
    void count_eoi();

    const Config config_;
    const u8 core_;
    Distributor& distributor_;
    VirtualControlState state_;
    Line virq_;
    Line vfiq_;
    Line maintenance_;
};

}  // namespace hypscope::gic
