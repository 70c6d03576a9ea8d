// SPDX-License-Identifier: Apache-2.0
// The registers of the virtual CPU interface, in the order of the manual. GICv2 5.5.
#include "gic/virtual_cpu_interface.hpp"

namespace hypscope::gic {

namespace {

constexpr u32 kCtlrMask = 0x21f;  ///< the bits that GICV_CTLR and GICH_VMCR share

using Row = RegisterRow<VirtualCpuInterface>;
// clang-format off
#define WORD(offset, name, count, banked, read, write, section)       \
    Row{offset, (count) * 4, 0, W, Banked::banked, true,              \
        &VirtualCpuInterface::read, &VirtualCpuInterface::write, #name, section},
#define KNOWN(offset, name, count, reason)                            \
    Row{offset, (count) * 4, 0, W, Banked::No, false,                 \
        &VirtualCpuInterface::raz, &VirtualCpuInterface::wi, #name, reason},
// clang-format on
constexpr auto kRows = std::to_array<Row>({
#include "gic/gicv.inc"
});
#undef WORD
#undef KNOWN
constexpr auto kIndex = index_rows<0x2000 / 4>(kRows);

}  // namespace

RegisterMap<VirtualCpuInterface> VirtualCpuInterface::registers() {
    return {"GICV", kRows, kIndex};
}

VirtualCpuInterface::VirtualCpuInterface(const Config& config, VirtualControl& control)
    : config_(config), control_(control) {}

u32 VirtualCpuInterface::read_ctlr(const RegisterAccess&, u32) {
    return control_.vmcr() & kCtlrMask;
}

void VirtualCpuInterface::write_ctlr(const RegisterAccess& a, u32, u32 value) {
    control_.set_vmcr((control_.vmcr() & ~kCtlrMask) | (value & kCtlrMask), a.now);
}

u32 VirtualCpuInterface::read_pmr(const RegisterAccess&, u32) {
    return bits(control_.vmcr(), 31, 27) << 3;
}

void VirtualCpuInterface::write_pmr(const RegisterAccess& a, u32, u32 value) {
    control_.set_vmcr(with_bits(control_.vmcr(), 31, 27, bits(value, 7, 3)), a.now);
}

u32 VirtualCpuInterface::read_bpr(const RegisterAccess&, u32) {
    return bits(control_.vmcr(), 23, 21);
}

void VirtualCpuInterface::write_bpr(const RegisterAccess& a, u32, u32 value) {
    control_.set_vmcr(with_bits(control_.vmcr(), 23, 21, bits(value, 2, 0)), a.now);
}

/// GICV_IAR shows both groups, Group 1 only with AckCtl; GICV_AIAR shows Group 1.
/// GICv2 5.5.4, 5.5.9.
u32 VirtualCpuInterface::readable_id(const ListRegister* lr, bool aliased) const {
    if (lr == nullptr || (lr->group() == 0 && aliased)) return kSpurious;
    if (lr->group() == 1 && !aliased && !control_.vmcr(Vmcr::VMAckCtl)) return kSpuriousGroup1;
    return lr->acknowledge_value();
}

u32 VirtualCpuInterface::acknowledge(const RegisterAccess& a, bool aliased) {
    const ListRegister* lr = control_.signalled();
    const u32 value = readable_id(lr, aliased);
    const bool taken = lr != nullptr && value == lr->acknowledge_value();
    if (taken && !a.debug) control_.acknowledge(*lr, a.now);
    return value;
}

u32 VirtualCpuInterface::read_iar(const RegisterAccess& a, u32) { return acknowledge(a, false); }

void VirtualCpuInterface::write_eoir(const RegisterAccess& a, u32, u32 value) {
    control_.end_of_interrupt(value, a.now);
}

u32 VirtualCpuInterface::read_rpr(const RegisterAccess&, u32) {
    return control_.running_priority();
}

u32 VirtualCpuInterface::read_hppir(const RegisterAccess&, u32) {
    return readable_id(control_.highest_pending(), false);
}

u32 VirtualCpuInterface::read_abpr(const RegisterAccess&, u32) {
    return bits(control_.vmcr(), 20, 18);
}

void VirtualCpuInterface::write_abpr(const RegisterAccess& a, u32, u32 value) {
    control_.set_vmcr(with_bits(control_.vmcr(), 20, 18, bits(value, 2, 0)), a.now);
}

u32 VirtualCpuInterface::read_aiar(const RegisterAccess& a, u32) { return acknowledge(a, true); }

void VirtualCpuInterface::write_aeoir(const RegisterAccess& a, u32, u32 value) {
    control_.end_of_interrupt(value, a.now);
}

u32 VirtualCpuInterface::read_ahppir(const RegisterAccess&, u32) {
    return readable_id(control_.highest_pending(), true);
}

/// IMPLEMENTATION DEFINED: an alias of GICH_APR, A15 TRM 8.3.8.
u32 VirtualCpuInterface::read_apr(const RegisterAccess& a, u32 n) {
    return control_.read_apr(a, n);
}

void VirtualCpuInterface::write_apr(const RegisterAccess& a, u32 n, u32 value) {
    control_.write_apr(a, n, value);
}

u32 VirtualCpuInterface::read_iidr(const RegisterAccess&, u32) {
    return config_.cpu_interface_iidr;
}

void VirtualCpuInterface::write_dir(const RegisterAccess& a, u32, u32 value) {
    control_.deactivate_interrupt(value, a.now);
}

}  // namespace hypscope::gic
