// SPDX-License-Identifier: Apache-2.0
// The virtual side of the plain model. GICv2 chapter 5.
#include <algorithm>

#include "reference.hpp"

namespace hypscope::gic_random {

namespace {

constexpr u32 kCtlrBits = 0x21f, kAckCtl = 4, kCBPR = 16, kEOImode = 1u << 9;
constexpr unsigned kMaintenance = 25;

// A list register.
unsigned state_of(u32 lr) { return lr >> 28 & 3; }
unsigned priority_of(u32 lr) { return (lr >> 23 & 31) * 8; }
bool is_group1(u32 lr) { return (lr >> 30 & 1) != 0; }
bool is_hardware(u32 lr) { return (lr >> 31) != 0; }
bool asks_for_eoi(u32 lr) { return !is_hardware(lr) && (lr >> 19 & 1) != 0; }
/// What a virtual machine reads for it: an SGI has its sender.
u32 name_of(u32 lr) {
    const u32 id = lr & 0x3ff;
    return id < 16 && !is_hardware(lr) ? lr & 0x1fff : id;
}

}  // namespace

std::optional<unsigned> Reference::best_lr(unsigned core) const {
    const Virtual& v = virtual_[core];
    std::optional<unsigned> found;
    if ((v.hcr & 1) == 0) return found;
    for (unsigned n = 0; n < config_.list_registers; ++n) {
        if (state_of(v.lr[n]) != 1) continue;
        if ((v.ctlr & (is_group1(v.lr[n]) ? 2u : 1u)) == 0) continue;
        if (!found || priority_of(v.lr[n]) < priority_of(v.lr[*found])) found = n;
    }
    return found;
}

unsigned Reference::virtual_running(unsigned core) const {
    for (unsigned level = 0; level < 32; ++level)
        if (virtual_[core].active[level]) return level * 8;
    return 0xff;
}

unsigned Reference::virtual_group_priority(unsigned core, bool group1, unsigned p) const {
    const Virtual& v = virtual_[core];
    const unsigned sub = group1 && (v.ctlr & kCBPR) == 0 ? v.abpr : v.bpr + 1;
    return p >> sub << sub;
}

bool Reference::lr_sufficient(unsigned core, unsigned n) const {
    const Virtual& v = virtual_[core];
    const unsigned priority = priority_of(v.lr[n]), now = virtual_running(core);
    if (priority >= v.pmr) return false;
    const bool group1 = is_group1(v.lr[n]);
    return now == 0xff || virtual_group_priority(core, group1, priority) <
                              virtual_group_priority(core, group1, now);
}

u32 Reference::lr_shown(unsigned core, std::optional<unsigned> n, bool aliased) const {
    if (!n) return 1023;
    const u32 lr = virtual_[core].lr[*n];
    if (!is_group1(lr) && aliased) return 1023;
    if (is_group1(lr) && !aliased && (virtual_[core].ctlr & kAckCtl) == 0) return 1022;
    return name_of(lr);
}

u32 Reference::misr(unsigned core) const {
    const Virtual& v = virtual_[core];
    unsigned valid = 0, pending = 0, ended = 0;
    for (unsigned n = 0; n < config_.list_registers; ++n) {
        if (state_of(v.lr[n]) != 0) ++valid;
        if (state_of(v.lr[n]) == 1) ++pending;
        if (state_of(v.lr[n]) == 0 && asks_for_eoi(v.lr[n])) ++ended;
    }
    const std::array<bool, 8> conditions{ended > 0,         valid <= 1,        v.hcr >> 27 != 0,
                                         pending == 0,      (v.ctlr & 1) != 0, (v.ctlr & 1) == 0,
                                         (v.ctlr & 2) != 0, (v.ctlr & 2) == 0};
    u32 value = conditions[0] ? 1 : 0;
    for (unsigned b = 1; b < 8; ++b)
        if (conditions[b] && (v.hcr >> b & 1) != 0) value |= 1u << b;
    return value;
}

/// The maintenance interrupt is a PPI whose line follows the conditions.
void Reference::maintain(unsigned core) {
    private_[core][kMaintenance].line = (virtual_[core].hcr & 1) != 0 && misr(core) != 0;
}

u32 Reference::virtual_acknowledge(unsigned core, bool aliased, bool debug) {
    const std::optional<unsigned> n = best_lr(core);
    if (!n || !lr_sufficient(core, *n)) return 1023;
    Virtual& v = virtual_[core];
    const u32 value = lr_shown(core, n, aliased);
    if (value != name_of(v.lr[*n]) || debug) return value;
    const unsigned priority = priority_of(v.lr[*n]);
    v.active[virtual_group_priority(core, is_group1(v.lr[*n]), priority) / 8] = true;
    v.lr[*n] ^= 3u << 28;
    return value;
}

bool Reference::virtual_deactivate(unsigned core, u32 value) {
    Virtual& v = virtual_[core];
    const u32 name = value % 1024 < 16 ? value % 8192 : value % 1024;
    for (unsigned n = 0; n < config_.list_registers; ++n) {
        if (state_of(v.lr[n]) < 2 || name_of(v.lr[n]) != name) continue;
        v.lr[n] &= ~(2u << 28);
        const unsigned physical = v.lr[n] >> 10 & 0x3ff;
        if (is_hardware(v.lr[n]) && physical >= 16 && exists(physical) && at(core, physical).group1)
            at(core, physical).active = false;
        return true;
    }
    return false;
}

void Reference::virtual_end(unsigned core, u32 value) {
    if (value % 1024 >= 1020) return;
    Virtual& v = virtual_[core];
    const auto highest = std::find(v.active.begin(), v.active.end(), true);
    const bool dropped = highest != v.active.end();
    if (dropped) *highest = false;
    if ((v.ctlr & kEOImode) != 0) return;
    if (!virtual_deactivate(core, value) && dropped) v.hcr += 1u << 27;
}

// Registers -----------------------------------------------------------------------------------

u32 Reference::read_control(const Access& access) const {
    Access a = access;
    if (a.offset >= 0x1000) {
        a.core = (a.offset - 0x1000) / 0x200;
        a.offset = (a.offset - 0x1000) % 0x200;
        if (a.core >= config_.cores) return 0;
    }
    const Virtual& v = virtual_[a.core];
    u32 value = 0;
    if (a.offset == 0x00) return v.hcr;
    if (a.offset == 0x04) return 4u << 29 | 4u << 26 | (config_.list_registers - 1u);
    if (a.offset == 0x08) return v.pmr << 24 | v.bpr << 21 | v.abpr << 18 | v.ctlr;
    if (a.offset == 0x10) return misr(a.core);
    if (a.offset == 0xf0)
        for (unsigned level = 0; level < 32; ++level)
            if (v.active[level]) value |= 1u << level;
    const bool eisr = a.offset == 0x20 || a.offset == 0x24;
    const bool elrsr = a.offset == 0x30 || a.offset == 0x34;
    if (eisr || elrsr)
        for (unsigned b = 0; b < 32; ++b) {
            const unsigned n = (a.offset & 4) * 8 + b;
            if (n >= config_.list_registers || state_of(v.lr[n]) != 0) continue;
            if (asks_for_eoi(v.lr[n]) == eisr) value |= 1u << b;
        }
    if (a.offset >= 0x100 && a.offset < 0x200) {
        const unsigned n = (a.offset - 0x100) / 4;
        return n < config_.list_registers ? v.lr[n] : 0;
    }
    return value;
}

void Reference::write_control(const Access& access, u32 value) {
    Access a = access;
    if (a.offset >= 0x1000) {
        a.core = (a.offset - 0x1000) / 0x200;
        a.offset = (a.offset - 0x1000) % 0x200;
        if (a.core >= config_.cores) return;
    }
    Virtual& v = virtual_[a.core];
    if (a.offset == 0x00) v.hcr = value & 0xf80000ff;
    if (a.offset == 0x08) {
        v.pmr = value >> 27 << 3;
        v.bpr = std::max(value >> 21 & 7, 2u);
        v.abpr = std::max(value >> 18 & 7, 3u);
        v.ctlr = value & kCtlrBits;
    }
    if (a.offset == 0xf0)
        for (unsigned level = 0; level < 32; ++level) v.active[level] = (value >> level & 1) != 0;
    if (a.offset >= 0x100 && a.offset < 0x200 && (a.offset - 0x100) / 4 < config_.list_registers) {
        // Bits 22-20 are reserved; without HW bits 18-13, too.
        u32& lr = v.lr[(a.offset - 0x100) / 4];
        lr = value & ~0x00700000u;
        if (!is_hardware(lr)) lr &= ~0x0007e000u;
    }
    maintain(a.core);
}

u32 Reference::read_virtual(const Access& a, bool debug) {
    const Virtual& v = virtual_[a.core];
    u32 value = 0;
    switch (a.offset) {
        case 0x00: return v.ctlr;
        case 0x04: return v.pmr;
        case 0x08: return v.bpr;
        case 0x0c: value = virtual_acknowledge(a.core, false, debug); break;
        case 0x14: return virtual_running(a.core);
        case 0x18: return lr_shown(a.core, best_lr(a.core), false);
        case 0x1c: return v.abpr;
        case 0x20: value = virtual_acknowledge(a.core, true, debug); break;
        case 0x28: return lr_shown(a.core, best_lr(a.core), true);
        case 0xd0: return read_control({Bank::GICH, a.core, a.secure, 0xf0, 4});
        case 0xfc: return config_.cpu_interface_iidr;
        default: return 0;
    }
    maintain(a.core);
    return value;
}

void Reference::write_virtual(const Access& a, u32 value) {
    Virtual& v = virtual_[a.core];
    switch (a.offset) {
        case 0x00: v.ctlr = value & kCtlrBits; break;
        case 0x04: v.pmr = value & 0xf8; break;
        case 0x08: v.bpr = std::max(value % 8, 2u); break;
        case 0x1c: v.abpr = std::max(value % 8, 3u); break;
        case 0x10:
        case 0x24: virtual_end(a.core, value); break;
        case 0xd0: write_control({Bank::GICH, a.core, a.secure, 0xf0, 4}, value); break;
        case 0x1000:
            if ((v.ctlr & kEOImode) != 0 && value % 1024 < 1020 &&
                !virtual_deactivate(a.core, value))
                v.hcr += 1u << 27;
            break;
        default: break;
    }
    maintain(a.core);
}

}  // namespace hypscope::gic_random
