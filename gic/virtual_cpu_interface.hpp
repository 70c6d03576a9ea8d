// SPDX-License-Identifier: Apache-2.0
// The virtual CPU interface of one core: the registers that a virtual machine uses as if they were
// GICC. Its control state is GICH_VMCR and GICH_APR, its interrupts are the list registers; it has
// no state of its own. GICv2 5.4 and 5.5.
#pragma once
#include "gic/virtual_control.hpp"

namespace hypscope::gic {

class VirtualCpuInterface : public RegisterOwner {
  public:
    VirtualCpuInterface(const Config& config, VirtualControl& control);

    // Register functions, in the order of gicv.inc.
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
    u32 read_apr(const RegisterAccess& a, u32);
    void write_apr(const RegisterAccess& a, u32, u32 value);
    u32 read_iidr(const RegisterAccess& a, u32);
    void write_dir(const RegisterAccess& a, u32, u32 value);

    [[nodiscard]] static RegisterMap<VirtualCpuInterface> registers();

  private:
    [[nodiscard]] u32 readable_id(const ListRegister* lr, bool aliased) const;
    u32 acknowledge(const RegisterAccess& a, bool aliased);

    const Config config_;
    VirtualControl& control_;
};

}  // namespace hypscope::gic
