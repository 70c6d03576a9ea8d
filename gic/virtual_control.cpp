// SPDX-License-Identifier: Apache-2.0
// The virtual interrupts of one core and what the hypervisor sees of them. GICv2 5.2 and 5.3.
#include "gic/virtual_control.hpp"

#include <algorithm>
#include <span>

namespace hypscope::gic {

namespace {

// Five bits of virtual priority and of preemption: GICH_VMCR and the list registers hold no more.
constexpr u32 kVirtualPriorityBits = 5;
constexpr u32 kLevelShift = 8 - kVirtualPriorityBits;
constexpr u32 kHcrMask = 0xf80000ff;
constexpr u32 kVmcrMask = 0xf8fc021f;
constexpr u32 kHwLrMask = 0xff8fffff;        ///< with HW = 1: PhysicalID
constexpr u32 kSoftwareLrMask = 0xff881fff;  ///< with HW = 0: EOI and CPUID
constexpr u32 kStatePending = 1u << 28;
constexpr u32 kStateActive = 1u << 29;

using Row = RegisterRow<VirtualControl>;
// clang-format off
#define WORD(offset, name, count, banked, read, write, section)       \
    Row{offset, (count) * 4, 0, W, Banked::banked, true,              \
        &VirtualControl::read, &VirtualControl::write, #name, section},
// clang-format on
constexpr auto kRows = std::to_array<Row>({
#include "gic/gich.inc"
});
#undef WORD
constexpr auto kIndex = index_rows<0x200 / 4>(kRows);

/// One bit a list register for which `predicate` holds; n selects the first or second 32.
template <class Predicate>
u32 list_register_bits(const VirtualControlState& state, u32 count, u32 n, Predicate predicate) {
    u32 found = 0;
    for (u32 i = n * 32; i < std::min(count, n * 32 + 32); ++i)
        found |= static_cast<u32>(predicate(state.lr[i])) << i % 32;
    return found;
}

}  // namespace

RegisterMap<VirtualControl> VirtualControl::registers() { return {"GICH", kRows, kIndex}; }

VirtualControl::VirtualControl(const Config& config, u8 core, Distributor& distributor)
    : config_(config), core_(core), distributor_(distributor) {}

// Signalling ----------------------------------------------------------------------------------

u8 VirtualControl::group_mask(u32 group) const {
    const bool own = group == 1 && !vmcr(Vmcr::VMCBPR);
    return group_priority_mask(own ? bits(state_.vmcr, 20, 18) - 1 : bits(state_.vmcr, 23, 21));
}

u16 VirtualControl::running_priority() const {
    if (!state_.active.any()) return kIdlePriority;
    return static_cast<u16>(state_.active.highest() << kLevelShift);
}

/// An interrupt that is active and pending waits until it is deactivated. GICv2 5.2.
/// IMPLEMENTATION DEFINED: of equal priorities the lowest list register wins.
const ListRegister* VirtualControl::highest_pending() const {
    if (!bit(state_.hcr, En)) return nullptr;
    const ListRegister* best = nullptr;
    for (const ListRegister& lr : std::span(state_.lr).first(config_.list_registers)) {
        if (!lr.is_pending()) continue;
        if (!vmcr(lr.group() == 1 ? Vmcr::VMGrp1En : Vmcr::VMGrp0En)) continue;
        if (best == nullptr || lr.priority() < best->priority()) best = &lr;
    }
    return best;
}

const ListRegister* VirtualControl::signalled() const {
    const ListRegister* lr = highest_pending();
    if (lr == nullptr) return nullptr;
    const u32 priority_mask = bits(state_.vmcr, 31, 27) << kLevelShift;
    if (lr->priority() >= priority_mask) return nullptr;
    return preempts(lr->priority(), running_priority(), group_mask(lr->group())) ? lr : nullptr;
}

/// The conditions that ask for the hypervisor. GICv2 5.3.4.
u32 VirtualControl::maintenance_status() const {
    u32 valid = 0, pending = 0, ended = 0;
    for (const ListRegister& lr : std::span(state_.lr).first(config_.list_registers)) {
        valid += !lr.is_invalid();
        pending += lr.is_pending();
        ended += lr.has_eoi_maintenance();
    }
    const auto when = [&](Hcr enable, bool condition) {
        return static_cast<u32>(bit(state_.hcr, enable) && condition) << enable;
    };
    return static_cast<u32>(ended != 0) | when(UIE, valid < 2) |
           when(LRENPIE, bits(state_.hcr, 31, 27) != 0) | when(NPIE, pending == 0) |
           when(VGrp0EIE, vmcr(Vmcr::VMGrp0En)) | when(VGrp0DIE, !vmcr(Vmcr::VMGrp0En)) |
           when(VGrp1EIE, vmcr(Vmcr::VMGrp1En)) | when(VGrp1DIE, !vmcr(Vmcr::VMGrp1En));
}

void VirtualControl::update(Cycles now) {
    const ListRegister* lr = signalled();
    const bool to_fiq = lr != nullptr && lr->group() == 0 && vmcr(Vmcr::VMFIQEn);
    virq_.set(lr != nullptr && !to_fiq, now);
    vfiq_.set(to_fiq, now);
    maintenance_.set(bit(state_.hcr, En) && maintenance_status() != 0, now);
}

// The life of a virtual interrupt -------------------------------------------------------------

void VirtualControl::acknowledge(const ListRegister& lr, Cycles now) {
    ListRegister& taken = state_.lr[static_cast<std::size_t>(&lr - state_.lr.data())];
    state_.active.set((lr.priority() & group_mask(lr.group())) >> kLevelShift);
    taken.value = (taken.value & ~kStatePending) | kStateActive;
    update(now);
}

/// Deactivates the virtual interrupt `value` and, for a hardware interrupt, the physical one.
/// False when no list register holds it active.
bool VirtualControl::deactivate(u32 value, Cycles now) {
    const u32 id = bits(value, 9, 0);
    const u32 compared = id < kSgiCount ? bits(value, 12, 0) : id;
    for (ListRegister& lr : std::span(state_.lr).first(config_.list_registers)) {
        if (!lr.is_active() || lr.acknowledge_value() != compared) continue;
        lr.value &= ~kStateActive;
        const u32 physical = lr.physical_id();
        // IMPLEMENTATION DEFINED: a list register, being Non-secure, reaches Group 1 alone.
        // UNPREDICTABLE: a PhysicalID of an SGI or of no interrupt is ignored. GICv2 5.3.8.
        if (lr.hw() && physical >= kSgiCount && distributor_.is_implemented(physical) &&
            distributor_.is_group1(core_, physical))
            distributor_.deactivate(core_, physical, now);
        return true;
    }
    return false;
}

/// EOICount wraps at 31. GICv2 5.3.1.
void VirtualControl::count_eoi() { state_.hcr += 1u << 27; }

/// An end that drops a priority but finds no list register is counted for the hypervisor, which may
/// have moved the interrupt out. GICv2 5.3.1 and 5.5.5.
void VirtualControl::end_of_interrupt(u32 value, Cycles now) {
    if (bits(value, 9, 0) >= kMaxInterrupts) return;
    const bool dropped = state_.active.any();
    state_.active.clear_highest();
    if (!vmcr(Vmcr::VEM) && !deactivate(value, now) && dropped) count_eoi();
    update(now);
}

/// UNPREDICTABLE: a write of GICV_DIR while EOImode is 0 is ignored. GICv2 5.5.14.
void VirtualControl::deactivate_interrupt(u32 value, Cycles now) {
    if (!vmcr(Vmcr::VEM) || bits(value, 9, 0) >= kMaxInterrupts) return;
    if (!deactivate(value, now)) count_eoi();
    update(now);
}

// Registers -----------------------------------------------------------------------------------

u32 VirtualControl::read_hcr(const RegisterAccess&, u32) { return state_.hcr; }

void VirtualControl::write_hcr(const RegisterAccess& a, u32, u32 value) {
    state_.hcr = value & kHcrMask;
    update(a.now);
}

u32 VirtualControl::read_vtr(const RegisterAccess&, u32) {
    return (kVirtualPriorityBits - 1) << 29 | (kVirtualPriorityBits - 1) << 26 |
           (config_.list_registers - 1u);
}

u32 VirtualControl::read_vmcr(const RegisterAccess&, u32) { return state_.vmcr; }

void VirtualControl::write_vmcr(const RegisterAccess& a, u32, u32 value) { set_vmcr(value, a.now); }

void VirtualControl::set_vmcr(u32 value, Cycles now) {
    const u32 least = minimum_binary_point(kVirtualPriorityBits);
    value &= kVmcrMask;
    value = with_bits(value, 23, 21, std::max(bits(value, 23, 21), least));
    value = with_bits(value, 20, 18, std::max(bits(value, 20, 18), least + 1));
    state_.vmcr = value;
    update(now);
}

u32 VirtualControl::read_misr(const RegisterAccess&, u32) { return maintenance_status(); }

u32 VirtualControl::read_eisr(const RegisterAccess&, u32 n) {
    return list_register_bits(state_, config_.list_registers, n,
                              [](const ListRegister& lr) { return lr.has_eoi_maintenance(); });
}

u32 VirtualControl::read_elrsr(const RegisterAccess&, u32 n) {
    return list_register_bits(state_, config_.list_registers, n,
                              [](const ListRegister& lr) { return lr.is_empty(); });
}

u32 VirtualControl::read_apr(const RegisterAccess&, u32) { return state_.active.word(0); }

void VirtualControl::write_apr(const RegisterAccess& a, u32, u32 value) {
    state_.active.set_word(0, value);
    update(a.now);
}

u32 VirtualControl::read_lr(const RegisterAccess&, u32 n) {
    return n < config_.list_registers ? state_.lr[n].value : 0;
}

void VirtualControl::write_lr(const RegisterAccess& a, u32 n, u32 value) {
    if (n >= config_.list_registers) return;
    state_.lr[n].value = value & (bit(value, 31) ? kHwLrMask : kSoftwareLrMask);
    update(a.now);
}

}  // namespace hypscope::gic
