// SPDX-License-Identifier: Apache-2.0
// The CPU interface of one core: masking, preemption, acknowledge, priority drop and deactivation,
// and the lines nIRQ and nFIQ. GICv2 2.3, 3.3 and 4.4.
// NOT MODELLED: the legacy interrupt inputs and so the bypass (GICv2 2.3); the bypass disable bits
// of GICC_CTLR are stored and have no effect.
#pragma once
#include "common/line.hpp"
#include "gic/distributor.hpp"

namespace hypscope::gic {

/// All that a CPU interface remembers. For snapshots and debuggers.
struct CpuInterfaceState {
    u32 ctlr = 0;  ///< GICC_CTLR in the layout of the Secure copy
    u8 pmr = 0;
    u8 bpr = 0;                                ///< Secure GICC_BPR
    u8 abpr = 0;                               ///< GICC_ABPR, which is the Non-secure GICC_BPR
    std::array<ActivePriorities, 2> active{};  ///< GICC_APR for Group 0, GICC_NSAPR for Group 1
    bool operator==(const CpuInterfaceState&) const = default;
};

class CpuInterface : public RegisterOwner {
  public:
    CpuInterface(const Config& config, u8 core, Distributor& distributor);

    /// True = asserted, whatever the pin's polarity.
    [[nodiscard]] Line& irq() { return irq_; }
    [[nodiscard]] Line& fiq() { return fiq_; }

    /// Drives the lines again after a change in the Distributor or here.
    void update(Cycles now);

    // Register functions, in the order of gicc.inc.
    u32 read_ctlr(const RegisterAccess& a, u32);
    void write_ctlr(const RegisterAccess& a, u32, u32 value);
    u32 read_pmr(const RegisterAccess& a, u32);
    void write_pmr(const RegisterAccess& a, u32, u32 value);
    u32 read_bpr(const RegisterAccess& a, u32);
    void write_bpr(const RegisterAccess& a, u32, u32 value);
    u32 read_iar(const RegisterAccess& a, u32);
    void write_eoir(const RegisterAccess& a, u32, u32 value);
    u32 read_rpr(const RegisterAccess& a, u32);
    u32 read_hppir(const RegisterAccess& a, u32);
    u32 read_abpr(const RegisterAccess& a, u32);
    void write_abpr(const RegisterAccess& a, u32, u32 value);
    u32 read_aiar(const RegisterAccess& a, u32);
    void write_aeoir(const RegisterAccess& a, u32, u32 value);
    u32 read_ahppir(const RegisterAccess& a, u32);
    u32 read_apr(const RegisterAccess& a, u32 n);
    void write_apr(const RegisterAccess& a, u32 n, u32 value);
    u32 read_nsapr(const RegisterAccess& a, u32 n);
    void write_nsapr(const RegisterAccess& a, u32 n, u32 value);
    u32 read_iidr(const RegisterAccess& a, u32);
    void write_dir(const RegisterAccess& a, u32, u32 value);

    [[nodiscard]] static RegisterMap<CpuInterface> registers();

    /// GICC_PMR as a Secure write leaves it.
    void set_priority_mask(u8 value, Cycles now);

    [[nodiscard]] const CpuInterfaceState& state() const { return state_; }
    /// Takes a state over without driving the lines; update() does.
    void load(const CpuInterfaceState& state) { state_ = state; }

  private:
    /// The bits of GICC_CTLR, Secure copy.
    enum Ctlr : u32 { EnableGrp0 = 0, EnableGrp1, AckCtl, FIQEn, CBPR, EOImodeS = 9, EOImodeNS };

    [[nodiscard]] bool ctlr(Ctlr field) const { return bit(state_.ctlr, field); }
    [[nodiscard]] Candidate highest_pending() const;
    [[nodiscard]] u8 group_mask(u32 group) const;
    [[nodiscard]] bool is_signalled(const Candidate& candidate) const;
    [[nodiscard]] u16 running_priority() const;
    [[nodiscard]] u32 readable_id(const Candidate& candidate, bool as_secure) const;
    [[nodiscard]] u32 preemption_level_bits() const;
    [[nodiscard]] u32 level_mask(u32 n) const;
    u32 acknowledge(const RegisterAccess& a, bool as_secure);
    void end_of_interrupt(const RegisterAccess& a, u32 value, bool as_secure);

    const Config config_;
    const u8 core_;
    Distributor& distributor_;
    CpuInterfaceState state_;
    Line irq_;
    Line fiq_;
};

}  // namespace hypscope::gic
