// SPDX-License-Identifier: Apache-2.0
// The physical CPU interface of the plain model. GICv2 3.3 and 4.4.
#include <algorithm>

#include "reference.hpp"

namespace hypscope::gic_random {

namespace {

constexpr u32 kEnableGrp0 = 1, kEnableGrp1 = 2, kAckCtl = 4, kFIQEn = 8, kCBPR = 16;
constexpr u32 kEOImodeS = 1u << 9, kEOImodeNS = 1u << 10;

/// Bits of the Secure GICC_CTLR that Non-secure software has, and where.
struct Moved {
    u32 secure, nonsecure;
};
constexpr std::array<Moved, 4> kMoved{{{2, 1}, {0x80, 0x20}, {0x100, 0x40}, {0x400, 0x200}}};

}  // namespace

/// Preemption levels: the lowest bit of an 8-bit priority is never group priority.
unsigned Reference::levels() const { return std::min(1u << config_.priority_bits, 128u); }

unsigned Reference::least_bpr() const {
    unsigned point = 0;
    while (1u << (7 - point) > levels()) ++point;
    return point;
}

/// The highest priority pending interrupt: the first of those with the least value.
std::optional<unsigned> Reference::best(unsigned core) const {
    std::optional<unsigned> found;
    const Interface& c = interface_[core];
    for (unsigned id = 0; id < config_.interrupt_lines; ++id) {
        const Interrupt& i = at(core, id);
        if (!i.enabled || i.active || !pending(core, id) || !targets(core, id)) continue;
        if (!(i.group1 ? group1_on_ : group0_on_)) continue;
        if ((c.ctlr & (i.group1 ? kEnableGrp1 : kEnableGrp0)) == 0) continue;
        if (!found || i.priority < at(core, *found).priority) found = id;
    }
    return found;
}

unsigned Reference::running(unsigned core) const {
    for (unsigned level = 0; level < 128; ++level)
        if (interface_[core].active[0][level] || interface_[core].active[1][level])
            return level * level_step();
    return 0xff;
}

/// The low binary point + 1 bits of a priority are subpriority; for Group 1's own binary point one
/// bit less.
unsigned Reference::group_priority(unsigned core, bool group1, unsigned priority) const {
    const Interface& c = interface_[core];
    const bool own = group1 && (c.ctlr & kCBPR) == 0;
    const unsigned sub = own ? c.abpr : c.bpr + 1;
    return priority >> sub << sub;
}

bool Reference::sufficient(unsigned core, unsigned id) const {
    const Interrupt& i = at(core, id);
    if (i.priority >= interface_[core].pmr) return false;
    const unsigned now = running(core);
    return now == 0xff ||
           group_priority(core, i.group1, i.priority) < group_priority(core, i.group1, now);
}

u32 Reference::shown(unsigned core, std::optional<unsigned> id, bool as_secure) const {
    if (!id) return 1023;
    const Interrupt& i = at(core, *id);
    if (!i.group1 && !as_secure) return 1023;
    if (i.group1 && as_secure && (interface_[core].ctlr & kAckCtl) == 0) return 1022;
    unsigned sender = 0;
    if (*id < 16)
        while (sender < 8 && !i.senders[sender]) ++sender;
    return *id + sender * 1024;
}

u32 Reference::acknowledge(const Access& a, bool as_secure, bool debug) {
    const std::optional<unsigned> id = best(a.core);
    if (!id || !sufficient(a.core, *id)) return 1023;
    const u32 value = shown(a.core, id, as_secure);
    if (value % 1024 >= 1020 || debug) return value;
    Interrupt& i = at(a.core, *id);
    const unsigned priority = group_priority(a.core, i.group1, i.priority);
    interface_[a.core].active[i.group1][priority / level_step()] = true;
    i.active = true;
    i.latched = false;
    if (*id < 16) i.senders[value / 1024] = false;
    return value;
}

void Reference::end(const Access& a, u32 value, bool as_secure) {
    const unsigned id = value % 1024;
    if (!exists(id)) return;
    Interrupt& i = at(a.core, id);
    if (!i.group1 && !as_secure) return;
    auto& active = interface_[a.core].active[i.group1];
    const auto highest = std::find(active.begin(), active.end(), true);
    if (highest == active.end()) return;
    *highest = false;
    if ((interface_[a.core].ctlr & (a.secure ? kEOImodeS : kEOImodeNS)) == 0) i.active = false;
}

u32 Reference::active_word(const Interface& c, unsigned group, unsigned n) const {
    u32 value = 0;
    for (unsigned b = 0; b < 32 && n * 32 + b < 128; ++b)
        if (c.active[group][n * 32 + b]) value |= 1u << b;
    return value;
}

void Reference::set_active_word(Interface& c, unsigned group, unsigned n, u32 value) const {
    for (unsigned b = 0; b < 32 && n * 32 + b < levels(); ++b)
        c.active[group][n * 32 + b] = (value >> b & 1) != 0;
}

u32 Reference::read_interface(const Access& a, bool debug) {
    const Interface& c = interface_[a.core];
    const unsigned n = (a.offset & 0xf) / 4;
    u32 value = 0;
    switch (a.offset) {
        case 0x00:
            if (a.secure) return c.ctlr;
            for (const Moved& m : kMoved) value |= (c.ctlr & m.secure) != 0 ? m.nonsecure : 0;
            return value;
        case 0x04: return a.secure ? c.pmr : c.pmr < 128 ? 0 : c.pmr * 2 % 256;
        case 0x08:
            if (a.secure) return c.bpr;
            return (c.ctlr & kCBPR) != 0 ? std::min(c.bpr + 1, 7u) : c.abpr;
        case 0x0c: return acknowledge(a, a.secure, debug);
        case 0x14: {
            const unsigned now = running(a.core);
            return a.secure || now == 0xff ? now : now < 128 ? 0 : now * 2 % 256;
        }
        case 0x18: return shown(a.core, best(a.core), a.secure);
        case 0x1c: return a.secure ? c.abpr : 0;
        case 0x20: return a.secure ? acknowledge(a, false, debug) : 0;
        case 0x28: return a.secure ? shown(a.core, best(a.core), false) : 0;
        case 0xfc: return config_.cpu_interface_iidr;
        case 0xd0:
        case 0xd4:
        case 0xd8:
        case 0xdc:
            if (a.secure) return active_word(c, 0, n);
            for (unsigned b = 0; b < 32; ++b) {
                const unsigned level = levels() / 2 + n * 32 + b;
                if (level < levels() && c.active[1][level]) value |= 1u << b;
            }
            return value;
        case 0xe0:
        case 0xe4:
        case 0xe8:
        case 0xec: return a.secure ? active_word(c, 1, n) : 0;
        default: return 0;
    }
}

void Reference::write_interface(const Access& a, u32 value) {
    Interface& c = interface_[a.core];
    const unsigned n = (a.offset & 0xf) / 4, id = value % 1024;
    const unsigned step = 1u << (8 - config_.priority_bits);
    switch (a.offset) {
        case 0x00:
            if (a.secure)
                c.ctlr = value & (config_.security_extensions ? 0x7ff : 0x3ff);
            else
                for (const Moved& m : kMoved)
                    c.ctlr = (value & m.nonsecure) != 0 ? c.ctlr | m.secure : c.ctlr & ~m.secure;
            return;
        case 0x04:
            if (a.secure)
                c.pmr = value % 256 / step * step;
            else if (c.pmr >= 128)
                c.pmr = (128 + value % 256 / 2) / step * step;
            return;
        case 0x08:
            if (a.secure)
                c.bpr = std::max(value % 8, least_bpr());
            else if ((c.ctlr & kCBPR) == 0)
                c.abpr = std::max(value % 8, least_bpr() + 1);
            return;
        case 0x10: return end(a, value, a.secure);
        case 0x1c:
            if (a.secure) c.abpr = std::max(value % 8, least_bpr() + 1);
            return;
        case 0x24:
            if (a.secure) end(a, value, false);
            return;
        case 0xd0:
        case 0xd4:
        case 0xd8:
        case 0xdc:
            if (a.secure) return set_active_word(c, 0, n, value);
            for (unsigned b = 0; b < 32; ++b) {
                const unsigned level = levels() / 2 + n * 32 + b;
                if (level < levels()) c.active[1][level] = (value >> b & 1) != 0;
            }
            return;
        case 0xe0:
        case 0xe4:
        case 0xe8:
        case 0xec:
            if (a.secure) set_active_word(c, 1, n, value);
            return;
        case 0x1000:
            if (exists(id) && (c.ctlr & (a.secure ? kEOImodeS : kEOImodeNS)) != 0 &&
                (a.secure || at(a.core, id).group1))
                at(a.core, id).active = false;
            return;
        default: return;
    }
}

Lines Reference::lines(unsigned core) const {
    Lines lines;
    if (const auto id = best(core); id && sufficient(core, *id)) {
        lines.fiq = !at(core, *id).group1 && (interface_[core].ctlr & kFIQEn) != 0;
        lines.irq = !lines.fiq;
    }
    if (const auto n = best_lr(core); n && lr_sufficient(core, *n)) {
        const bool group1 = (virtual_[core].lr[*n] >> 30 & 1) != 0;
        lines.vfiq = !group1 && (virtual_[core].ctlr & kFIQEn) != 0;
        lines.virq = !lines.vfiq;
    }
    return lines;
}

}  // namespace hypscope::gic_random
