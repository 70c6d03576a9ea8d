// SPDX-License-Identifier: Apache-2.0
// The CPU interface: signalling, then the registers in the order of the manual. GICv2 3.3, 4.4.
#include "gic/cpu_interface.hpp"

#include <algorithm>

namespace hypscope::gic {

namespace {

/// Non-secure GICC_CTLR: where each of its bits is in the Secure copy. GICv2 4.4.1.
struct CtlrAlias {
    u8 nonsecure;
    u8 secure;
};
constexpr std::array<CtlrAlias, 4> kNonSecureCtlr{{
    {0, 1},   // EnableGrp1
    {5, 7},   // FIQBypDisGrp1
    {6, 8},   // IRQBypDisGrp1
    {9, 10},  // EOImodeNS
}};

constexpr u32 interrupt_id(u32 value) { return value & 0x3ff; }

using Row = RegisterRow<CpuInterface>;
// clang-format off
#define WORD(offset, name, count, banked, read, write, section)       \
    Row{offset, (count) * 4, 0, W, Banked::banked, true,              \
        &CpuInterface::read, &CpuInterface::write, #name, section},
// clang-format on
constexpr auto kRows = std::to_array<Row>({
#include "gic/gicc.inc"
});
#undef WORD
constexpr auto kIndex = index_rows<0x2000 / 4>(kRows);

}  // namespace

RegisterMap<CpuInterface> CpuInterface::registers() { return {"GICC", kRows, kIndex}; }

CpuInterface::CpuInterface(const Config& config, u8 core, Distributor& distributor)
    : config_(config), core_(core), distributor_(distributor) {
    state_.bpr = minimum_binary_point(config_.priority_bits);
    state_.abpr = static_cast<u8>(state_.bpr + 1);
}

// Signalling ----------------------------------------------------------------------------------

/// The highest priority pending interrupt, of the groups that this interface signals.
/// IMPLEMENTATION DEFINED: an interrupt of a group that is disabled here hides no other one.
Candidate CpuInterface::highest_pending() const {
    const Candidate none{};
    const Candidate& group0 = ctlr(EnableGrp0) ? distributor_.best(core_, 0) : none;
    const Candidate& group1 = ctlr(EnableGrp1) ? distributor_.best(core_, 1) : none;
    if (group0.priority != group1.priority)
        return group0.priority < group1.priority ? group0 : group1;
    return group0.id < group1.id ? group0 : group1;
}

/// Group 1 has a binary point of its own, in which the same value is one bit less, unless
/// GICC_CTLR.CBPR shares that of Group 0. GICv2 3.3.2 and 4.4.8.
u8 CpuInterface::group_mask(u32 group) const {
    const bool own = group == 1 && !ctlr(CBPR);
    return group_priority_mask(own ? state_.abpr - 1u : state_.bpr);
}

/// IMPLEMENTATION DEFINED: the running priority is the group priority recorded when the interrupt
/// was acknowledged, so it comes back with GICC_APR.
u16 CpuInterface::running_priority() const {
    const u32 level = std::min(state_.active[0].highest(), state_.active[1].highest());
    if (level == 128) return kIdlePriority;
    return static_cast<u16>(level << (8 - preemption_level_bits()));
}

u32 CpuInterface::preemption_level_bits() const { return std::min<u32>(config_.priority_bits, 7); }

/// Sufficient priority: above the mask, and its group priority above the running one. GICv2 3.3.1.
bool CpuInterface::is_signalled(const Candidate& candidate) const {
    return candidate.exists() && candidate.priority < state_.pmr &&
           preempts(candidate.priority, running_priority(), group_mask(candidate.group));
}

void CpuInterface::update(Cycles now) {
    const Candidate candidate = highest_pending();
    const bool signalled = is_signalled(candidate);
    const bool to_fiq = candidate.group == 0 && ctlr(FIQEn);
    irq_.set(signalled && !to_fiq, now);
    fiq_.set(signalled && to_fiq, now);
}

// GICC_CTLR to GICC_BPR -----------------------------------------------------------------------

u32 CpuInterface::read_ctlr(const RegisterAccess& a, u32) {
    if (a.secure) return state_.ctlr;
    u32 value = 0;
    for (const auto [nonsecure, secure] : kNonSecureCtlr)
        value = with_bit(value, nonsecure, bit(state_.ctlr, secure));
    return value;
}

void CpuInterface::write_ctlr(const RegisterAccess& a, u32, u32 value) {
    if (a.secure)
        state_.ctlr = value & (config_.security_extensions ? 0x7ff : 0x3ff);
    else
        for (const auto [nonsecure, secure] : kNonSecureCtlr)
            state_.ctlr = with_bit(state_.ctlr, secure, bit(value, nonsecure));
    update(a.now);
}

/// Non-secure software sees the mask only while it lies in the lower half of the priorities, and
/// cannot take it out of there. GICv2 3.5 and 4.4.2.
u32 CpuInterface::read_pmr(const RegisterAccess& a, u32) {
    if (a.secure) return state_.pmr;
    return state_.pmr < 0x80 ? 0u : to_nonsecure_priority(state_.pmr);
}

void CpuInterface::write_pmr(const RegisterAccess& a, u32, u32 value) {
    if (a.secure) return set_priority_mask(static_cast<u8>(value), a.now);
    if (state_.pmr >= 0x80) set_priority_mask(from_nonsecure_priority(value), a.now);
}

void CpuInterface::set_priority_mask(u8 value, Cycles now) {
    state_.pmr = value & implemented_priority(config_.priority_bits);
    update(now);
}

/// With CBPR a Non-secure read gives the shared binary point plus one, at most 7. GICv2 4.4.3.
u32 CpuInterface::read_bpr(const RegisterAccess& a, u32) {
    if (a.secure) return state_.bpr;
    return ctlr(CBPR) ? std::min(state_.bpr + 1u, 7u) : state_.abpr;
}

void CpuInterface::write_bpr(const RegisterAccess& a, u32, u32 value) {
    const u8 least = minimum_binary_point(config_.priority_bits);
    const u8 point = static_cast<u8>(value & 7);
    if (a.secure)
        state_.bpr = std::max(point, least);
    else if (!ctlr(CBPR))
        state_.abpr = std::max(point, static_cast<u8>(least + 1));
    update(a.now);
}

// GICC_IAR to GICC_HPPIR ----------------------------------------------------------------------

/// What a read of GICC_IAR or GICC_HPPIR may show of an interrupt. GICv2 4.4.4 and 4.4.7.
u32 CpuInterface::readable_id(const Candidate& candidate, bool as_secure) const {
    if (!candidate.exists()) return kSpurious;
    if (candidate.group == 0 && !as_secure) return kSpurious;
    if (candidate.group == 1 && as_secure && !ctlr(AckCtl)) return kSpuriousGroup1;
    return candidate.id | distributor_.source_of(core_, candidate.id) << 10;
}

u32 CpuInterface::acknowledge(const RegisterAccess& a, bool as_secure) {
    const Candidate candidate = highest_pending();
    if (!is_signalled(candidate)) return kSpurious;
    const u32 value = readable_id(candidate, as_secure);
    const u32 id = interrupt_id(value);
    if (id >= kMaxInterrupts || a.debug) return value;
    const u32 group_priority = candidate.priority & group_mask(candidate.group);
    state_.active[candidate.group].set(group_priority >> (8 - preemption_level_bits()));
    distributor_.acknowledge(core_, id, a.now);
    update(a.now);
    return value;
}

u32 CpuInterface::read_iar(const RegisterAccess& a, u32) { return acknowledge(a, a.secure); }

/// Priority drop, and deactivation unless EOImode splits the two. GICv2 3.2.1 and 4.4.5.
void CpuInterface::end_of_interrupt(const RegisterAccess& a, u32 value, bool as_secure) {
    const u32 id = interrupt_id(value);
    if (!distributor_.is_implemented(id)) return;
    const u32 group = distributor_.is_group1(core_, id);
    // UNPREDICTABLE: a Secure end of a Group 1 interrupt while AckCtl is 0 is done as if it were 1,
    // and an end that matches no acknowledge, so that no priority of its group is active, is
    // ignored.
    if ((group == 0 && !as_secure) || !state_.active[group].any()) return;
    state_.active[group].clear_highest();
    if (!ctlr(a.secure ? EOImodeS : EOImodeNS)) distributor_.deactivate(core_, id, a.now);
    update(a.now);
}

void CpuInterface::write_eoir(const RegisterAccess& a, u32, u32 value) {
    end_of_interrupt(a, value, a.secure);
}

/// To Non-secure software a Secure running priority is the highest there is. GICv2 4.4.6.
u32 CpuInterface::read_rpr(const RegisterAccess& a, u32) {
    const u16 running = running_priority();
    if (a.secure || running == kIdlePriority) return running;
    return running < 0x80 ? 0u : to_nonsecure_priority(static_cast<u8>(running));
}

u32 CpuInterface::read_hppir(const RegisterAccess& a, u32) {
    return readable_id(highest_pending(), a.secure);
}

// The aliased registers: Secure access to the Non-secure view ---------------------------------

/// IMPLEMENTATION DEFINED: with CBPR, GICC_ABPR still is the Non-secure binary point, which is used
/// again once CBPR is clear (GICv2 4.4.8 says what it is without CBPR alone).
u32 CpuInterface::read_abpr(const RegisterAccess& a, u32) { return a.secure ? state_.abpr : 0; }

void CpuInterface::write_abpr(const RegisterAccess& a, u32, u32 value) {
    if (!a.secure) return;
    const u8 least = static_cast<u8>(minimum_binary_point(config_.priority_bits) + 1);
    state_.abpr = std::max(static_cast<u8>(value & 7), least);
    update(a.now);
}

u32 CpuInterface::read_aiar(const RegisterAccess& a, u32) {
    return a.secure ? acknowledge(a, false) : 0;
}

void CpuInterface::write_aeoir(const RegisterAccess& a, u32, u32 value) {
    if (a.secure) end_of_interrupt(a, value, false);
}

u32 CpuInterface::read_ahppir(const RegisterAccess& a, u32) {
    return a.secure ? readable_id(highest_pending(), false) : 0;
}

// Active priorities, identification, deactivation ---------------------------------------------

/// The preemption levels that word n of the active priorities holds. GICv2 4.4.12.
u32 CpuInterface::level_mask(u32 n) const {
    const u32 levels = 1u << preemption_level_bits();
    if (levels >= 32) return n < levels / 32 ? ~0u : 0;
    return n == 0 ? (1u << levels) - 1 : 0;
}

/// A Non-secure access sees the lower half of the priorities, from bit 0 of register 0 on:
/// with 32 levels GICC_NSAPR0<31:16> appears as GICC_APR0<15:0>. GICv2 4.4.12.
u32 CpuInterface::read_apr(const RegisterAccess& a, u32 n) {
    if (a.secure) return state_.active[0].word(n);
    const u32 hidden = 1u << (preemption_level_bits() - 1);
    if (hidden < 32) return n == 0 ? state_.active[1].word(0) >> hidden : 0;
    return n < hidden / 32 ? state_.active[1].word(n + hidden / 32) : 0;
}

void CpuInterface::write_apr(const RegisterAccess& a, u32 n, u32 value) {
    const u32 hidden = 1u << (preemption_level_bits() - 1);
    ActivePriorities& group1 = state_.active[1];
    if (a.secure)
        state_.active[0].set_word(n, value & level_mask(n));
    else if (hidden >= 32 && n < hidden / 32)
        group1.set_word(n + hidden / 32, value);
    else if (hidden < 32 && n == 0)
        group1.set_word(
            0, (group1.word(0) & ((1u << hidden) - 1)) | (value << hidden & level_mask(0)));
    update(a.now);
}

u32 CpuInterface::read_nsapr(const RegisterAccess& a, u32 n) {
    return a.secure ? state_.active[1].word(n) : 0;
}

void CpuInterface::write_nsapr(const RegisterAccess& a, u32 n, u32 value) {
    if (!a.secure) return;
    state_.active[1].set_word(n, value & level_mask(n));
    update(a.now);
}

u32 CpuInterface::read_iidr(const RegisterAccess&, u32) { return config_.cpu_interface_iidr; }

/// UNPREDICTABLE: a write while EOImode is 0 is ignored, as is one for an interrupt that is not
/// active. GICv2 4.4.15.
void CpuInterface::write_dir(const RegisterAccess& a, u32, u32 value) {
    const u32 id = interrupt_id(value);
    if (!ctlr(a.secure ? EOImodeS : EOImodeNS) || !distributor_.is_implemented(id)) return;
    if (!a.secure && !distributor_.is_group1(core_, id)) return;
    distributor_.deactivate(core_, id, a.now);
    update(a.now);
}

}  // namespace hypscope::gic
