// SPDX-License-Identifier: Apache-2.0
// The registers of the Distributor as Secure and Non-secure software sees them. GICv2 4.3, in the
// order of the manual. Fields of Group 0 interrupts are RAZ/WI to Non-secure accesses.
#include "gic/distributor.hpp"

namespace hypscope::gic {

namespace {

constexpr u32 kSgiBits = 0x0000ffff;
constexpr u32 kPpiNsacr = 1;  ///< the GICD_NSACR of IDs 16-31

/// Bits <15:0> of `x` to the even bits of the result, and back.
constexpr u32 spread(u32 x) {
    x &= 0xffff;
    x = (x | x << 8) & 0x00ff00ff;
    x = (x | x << 4) & 0x0f0f0f0f;
    x = (x | x << 2) & 0x33333333;
    return (x | x << 1) & 0x55555555;
}
constexpr u32 gather(u32 x) {
    x &= 0x55555555;
    x = (x | x >> 1) & 0x33333333;
    x = (x | x >> 2) & 0x0f0f0f0f;
    x = (x | x >> 4) & 0x00ff00ff;
    return (x | x >> 8) & 0xffff;
}
static_assert(gather(spread(0xb38d)) == 0xb38d);

/// The 16 interrupts of a register of 2-bit fields, out of a word of 32.
constexpr u32 half(u32 x, u32 n) { return n % 2 == 0 ? x & 0xffff : x >> 16; }

using Row = RegisterRow<Distributor>;
// clang-format off
#define FIELD(offset, length, name, width, sizes, banked, read, write, section)     \
    Row{offset, length, width, sizes, Banked::banked, true,                         \
        &Distributor::read, &Distributor::write, #name, section},
#define IRQ_FIELD(offset, name, width, sizes, banked, read, write, section)         \
    FIELD(offset, (width) * 128, name, width, sizes, banked, read, write, section)
#define SGI_FIELD(offset, name, width, sizes, banked, read, write, section)         \
    FIELD(offset, (width) * 2, name, width, sizes, banked, read, write, section)
#define WORD(offset, name, count, banked, read, write, section)                     \
    FIELD(offset, (count) * 4, name, 0, W, banked, read, write, section)
#define KNOWN(offset, name, count, reason)                                          \
    Row{offset, (count) * 4, 0, W, Banked::No, false,                               \
        &Distributor::raz, &Distributor::wi, #name, reason},
// clang-format on
constexpr auto kRows = std::to_array<Row>({
#include "gic/gicd.inc"
});
#undef FIELD
#undef IRQ_FIELD
#undef SGI_FIELD
#undef WORD
#undef KNOWN
constexpr auto kIndex = index_rows<0x1000 / 4>(kRows);

}  // namespace

RegisterMap<Distributor> Distributor::registers() { return {"GICD", kRows, kIndex}; }

// Who may see what ----------------------------------------------------------------------------

u32 Distributor::implemented(u32 n) const {
    const u32 first = n * 32, end = config_.interrupt_lines;
    if (end >= first + 32) return ~0u;
    return end <= first ? 0 : (1u << (end - first)) - 1;
}

u32 Distributor::nsacr(u8 core, u32 id) const {
    const u32 n = id / 16;
    const u32 fields = id < kPrivateInterrupts ? state_.banked_nsacr[core][n] : state_.nsacr[n];
    return fields >> id % 16 * 2 & 3;
}

bool Distributor::has_nsacr(u8 core, u32 n) const {
    const u32* fields = n == 0 ? state_.banked_nsacr[core].data() : &state_.nsacr[n * 2];
    return (fields[0] | fields[1]) != 0;
}

bool Distributor::is_visible(const RegisterAccess& a, u32 id, NonSecure rule) const {
    if (!is_implemented(id)) return false;
    return a.secure || is_group1(a.core, id) || nsacr(a.core, id) >= static_cast<u32>(rule);
}

/// The interrupts of word n whose fields an access may touch. GICv2 4.3.14 for GICD_NSACR, which
/// is mostly 0.
u32 Distributor::visible(const RegisterAccess& a, u32 n, NonSecure rule) const {
    if (a.secure) return implemented(n);
    u32 seen = word(a.core, n).group;
    if (rule != NonSecure::Never && has_nsacr(a.core, n))
        for (u32 i = 0; i < 32; ++i) seen |= static_cast<u32>(is_visible(a, n * 32 + i, rule)) << i;
    return seen & implemented(n);
}

// GICD_CTLR to GICD_IGROUPR -------------------------------------------------------------------

u32 Distributor::read_ctlr(const RegisterAccess& a, u32) {
    const u32 group1 = state_.enable_group1;
    return a.secure ? static_cast<u32>(state_.enable_group0) | group1 << 1 : group1;
}

void Distributor::write_ctlr(const RegisterAccess& a, u32, u32 value) {
    if (a.secure) state_.enable_group0 = bit(value, 0);
    state_.enable_group1 = bit(value, a.secure ? 1 : 0);
    update_all(a.now);
}

u32 Distributor::read_typer(const RegisterAccess&, u32) {
    // NOT MODELLED: lockdown of SPIs by CFGSDISABLE; LSPI is 0. GICv2 4.3.2.
    const u32 lines = (config_.interrupt_lines + 31u) / 32 - 1;
    return lines | (config_.cores - 1u) << 5 | static_cast<u32>(config_.security_extensions) << 10;
}

u32 Distributor::read_iidr(const RegisterAccess&, u32) { return config_.distributor_iidr; }

u32 Distributor::read_group(const RegisterAccess& a, u32 n) {
    return a.secure ? word(a.core, n).group : 0;
}

void Distributor::write_group(const RegisterAccess& a, u32 n, u32 value) {
    if (!a.secure) return;
    word(a.core, n).group = value & implemented(n);
    changed(a.core, n, a.now);
}

// Enable, pending, active ---------------------------------------------------------------------

u32 Distributor::read_enabled(const RegisterAccess& a, u32 n) {
    return word(a.core, n).enabled & visible(a, n);
}

void Distributor::set_enabled(const RegisterAccess& a, u32 n, u32 value) {
    word(a.core, n).enabled |= value & visible(a, n);
    changed(a.core, n, a.now);
}

void Distributor::clear_enabled(const RegisterAccess& a, u32 n, u32 value) {
    const u32 permanent = n == 0 ? kSgiBits : 0;
    word(a.core, n).enabled &= ~(value & visible(a, n)) | permanent;
    changed(a.core, n, a.now);
}

u32 Distributor::read_set_pending(const RegisterAccess& a, u32 n) {
    return word(a.core, n).pending() & visible(a, n, NonSecure::SetPending);
}

u32 Distributor::read_clear_pending(const RegisterAccess& a, u32 n) {
    return word(a.core, n).pending() & visible(a, n, NonSecure::ClearPending);
}

/// SGIs are made pending by GICD_SGIR and GICD_SPENDSGIR alone. GICv2 4.3.7.
void Distributor::set_pending(const RegisterAccess& a, u32 n, u32 value) {
    const u32 software = n == 0 ? ~kSgiBits : ~0u;
    word(a.core, n).latch |= value & software & visible(a, n, NonSecure::SetPending);
    changed(a.core, n, a.now);
}

void Distributor::clear_pending(const RegisterAccess& a, u32 n, u32 value) {
    const u32 software = n == 0 ? ~kSgiBits : ~0u;
    word(a.core, n).latch &= ~(value & software & visible(a, n, NonSecure::ClearPending));
    changed(a.core, n, a.now);
}

u32 Distributor::read_active(const RegisterAccess& a, u32 n) {
    return word(a.core, n).active & visible(a, n, NonSecure::ClearPending);
}

void Distributor::set_active(const RegisterAccess& a, u32 n, u32 value) {
    word(a.core, n).active |= value & visible(a, n);
    changed(a.core, n, a.now);
}

void Distributor::clear_active(const RegisterAccess& a, u32 n, u32 value) {
    word(a.core, n).active &= ~(value & visible(a, n));
    changed(a.core, n, a.now);
}

// Priority, targets, configuration ------------------------------------------------------------

u32 Distributor::read_priority(const RegisterAccess& a, u32 id) {
    if (!is_visible(a, id)) return 0;
    const u8 stored = priority(a.core, id);
    return a.secure ? stored : to_nonsecure_priority(stored);
}

void Distributor::write_priority(const RegisterAccess& a, u32 id, u32 value) {
    if (!is_visible(a, id)) return;
    const u32 full = a.secure ? value : from_nonsecure_priority(value);
    priority(a.core, id) = static_cast<u8>(full & implemented_priority(config_.priority_bits));
    changed(a.core, id / 32, a.now);
}

u32 Distributor::read_targets(const RegisterAccess& a, u32 id) {
    if (config_.cores == 1 || !is_visible(a, id, NonSecure::Targets)) return 0;
    return id < kPrivateInterrupts ? 1u << a.core : state_.targets[id];
}

void Distributor::write_targets(const RegisterAccess& a, u32 id, u32 value) {
    const bool fixed = config_.cores == 1 || id < kPrivateInterrupts;
    if (fixed || !is_visible(a, id, NonSecure::Targets)) return;
    state_.targets[id] = static_cast<u8>(value & all_cores());
    derive_targets(id);
    changed(a.core, id / 32, a.now);
}

u32 Distributor::read_config(const RegisterAccess& a, u32 n) {
    // IMPLEMENTATION DEFINED: Int_config[0] of PPIs and SPIs reads as 1, as the A15's does.
    const u32 seen = spread(half(visible(a, n / 2), n));
    const u32 edge = spread(half(word(a.core, n / 2).edge, n));
    return ((edge & seen) << 1) | (n == 0 ? 0 : seen);
}

void Distributor::write_config(const RegisterAccess& a, u32 n, u32 value) {
    if (n < kPrivateInterrupts / 16) return;
    const u32 shift = n % 2 * 16;
    const u32 writable = visible(a, n / 2) & 0xffffu << shift;
    u32& edge = word(a.core, n / 2).edge;
    edge = (edge & ~writable) | (gather(value >> 1) << shift & writable);
    changed(a.core, n / 2, a.now);
}

/// The input lines, 1 when asserted, whatever the pin's polarity. GICD_PPISR<15:0> are IDs 31-16.
u32 Distributor::read_ppi_lines(const RegisterAccess& a, u32) {
    return (word(a.core, 0).level & visible(a, 0)) >> 16;
}

u32 Distributor::read_spi_lines(const RegisterAccess& a, u32 n) {
    return word(a.core, n + 1).level & visible(a, n + 1);
}

u32 Distributor::read_nsacr(const RegisterAccess& a, u32 n) {
    if (!a.secure || !config_.security_extensions) return 0;
    return n < 2 ? state_.banked_nsacr[a.core][n] : state_.nsacr[n];
}

/// IMPLEMENTATION DEFINED: this optional register is there, though the A15's GIC has none. PPIs
/// have no fields in it. GICv2 4.3.14.
void Distributor::write_nsacr(const RegisterAccess& a, u32 n, u32 value) {
    if (n == kPpiNsacr || !a.secure || !config_.security_extensions) return;
    const u32 fields = spread(half(implemented(n / 2), n)) * 3;
    (n < 2 ? state_.banked_nsacr[a.core][n] : state_.nsacr[n]) = value & fields;
}

// Software generated interrupts ---------------------------------------------------------------

/// Whether an SGI is forwarded to a target, by the group that the target gave it. GICv2 4.3.15.
bool Distributor::may_send(const RegisterAccess& a, u8 target, u32 id, bool nsatt) const {
    if (!config_.security_extensions) return true;
    if (a.secure) return is_group1(target, id) == nsatt;
    return is_group1(target, id) || nsacr(target, id) >= static_cast<u32>(NonSecure::SetPending);
}

void Distributor::write_sgir(const RegisterAccess& a, u32, u32 value) {
    const u32 self = 1u << a.core;
    // UNPREDICTABLE: TargetListFilter 0b11 is reserved; no SGI is sent.
    const std::array<u32, 4> targets{bits(value, 23, 16), all_cores() & ~self, self, 0};
    const u32 list = targets[bits(value, 25, 24)];
    const u32 id = bits(value, 3, 0);
    for (u8 core = 0; core < config_.cores; ++core)
        if (bit(list, core) && may_send(a, core, id, bit(value, 15)))
            set_sources(core, id, state_.sgi_sources[core][id] | self, a.now);
}

u32 Distributor::read_clear_sgi(const RegisterAccess& a, u32 id) {
    return is_visible(a, id, NonSecure::ClearPending) ? state_.sgi_sources[a.core][id] : 0;
}

u32 Distributor::read_set_sgi(const RegisterAccess& a, u32 id) {
    return is_visible(a, id, NonSecure::SetPending) ? state_.sgi_sources[a.core][id] : 0;
}

void Distributor::clear_sgi(const RegisterAccess& a, u32 id, u32 sources) {
    if (!is_visible(a, id, NonSecure::ClearPending)) return;
    set_sources(a.core, id, state_.sgi_sources[a.core][id] & ~sources, a.now);
}

void Distributor::set_sgi(const RegisterAccess& a, u32 id, u32 sources) {
    if (!is_visible(a, id, NonSecure::SetPending)) return;
    set_sources(a.core, id, state_.sgi_sources[a.core][id] | (sources & all_cores()), a.now);
}

// Identification ------------------------------------------------------------------------------

/// ICPIDR4-7, ICPIDR0-3, ICCIDR0-3: ArchRev 2, part 0x490 of Arm (JEP106 0x43b). GICv2 4.3.18.
u32 Distributor::read_identification(const RegisterAccess&, u32 n) {
    constexpr std::array<u8, 12> kIdentification{0x04, 0x00, 0x00, 0x00, 0x90, 0xb4,
                                                 0x2b, 0x00, 0x0d, 0xf0, 0x05, 0xb1};
    return kIdentification[n];
}

}  // namespace hypscope::gic
