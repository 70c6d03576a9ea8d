// SPDX-License-Identifier: Apache-2.0
// The Distributor of the plain model, and the way in. GICv2 4.3.
#include "reference.hpp"

namespace hypscope::gic_random {

namespace {

constexpr unsigned kSgis = 16, kPrivate = 32;

bool in(u32 offset, u32 first, u32 bytes) { return offset >= first && offset < first + bytes; }

bool has_bytes(u32 offset) { return in(offset, 0x400, 0x800) || in(offset, 0xf10, 0x20); }

}  // namespace

Reference::Reference(const gic::Config& config) : config_(config) {
    for (auto& core : private_)
        for (unsigned id = 0; id < kSgis; ++id) core[id].enabled = core[id].edge = true;
    for (Interface& c : interface_) {
        c.bpr = least_bpr();
        c.abpr = least_bpr() + 1;
    }
}

Interrupt& Reference::at(unsigned core, unsigned id) {
    return id < kPrivate ? private_[core][id] : shared_[id];
}
const Interrupt& Reference::at(unsigned core, unsigned id) const {
    return id < kPrivate ? private_[core][id] : shared_[id];
}

/// Whether an access may see or change a field of an interrupt; `nsacr` is the level from which
/// GICD_NSACR opens it to Non-secure software.
bool Reference::may(const Access& a, unsigned id, unsigned nsacr) const {
    if (!exists(id)) return false;
    return a.secure || at(a.core, id).group1 || at(a.core, id).nsacr >= nsacr;
}

bool Reference::pending(unsigned core, unsigned id) const {
    const Interrupt& i = at(core, id);
    if (id < kSgis) {
        for (const bool sender : i.senders)
            if (sender) return true;
        return false;
    }
    return i.latched || (!i.edge && i.line);
}

bool Reference::targets(unsigned core, unsigned id) const {
    if (id < kPrivate || config_.cores == 1) return true;
    return (shared_[id].targets >> core & 1) != 0;
}

void Reference::set_line(unsigned core, unsigned id, bool level) {
    Interrupt& i = at(core, id);
    if (i.edge && level && !i.line) i.latched = true;
    i.line = level;
}

// Words ---------------------------------------------------------------------------------------

u32 Reference::distributor_word(const Access& a, u32 offset) const {
    const bool extended = config_.security_extensions;
    if (offset == 0) return a.secure ? group0_on_ + 2u * group1_on_ : static_cast<u32>(group1_on_);
    if (offset == 4)
        return (config_.interrupt_lines + 31u) / 32 - 1 + 32u * (config_.cores - 1u) +
               (extended ? 1024 : 0);
    if (offset == 8) return config_.distributor_iidr;
    if (in(offset, 0xfd0, 48)) {
        constexpr std::array<u32, 12> kIds{4, 0, 0, 0, 0x90, 0xb4, 0x2b, 0, 0x0d, 0xf0, 5, 0xb1};
        return kIds[(offset - 0xfd0) / 4];
    }
    u32 value = 0;
    if (in(offset, 0x80, 0x380)) {
        const unsigned kind = offset < 0x100 ? 0 : (offset - 0x100) / 0x80 + 1;
        const u32 first = offset % 0x80 / 4 * 32;
        for (unsigned b = 0; b < 32; ++b) {
            const unsigned id = first + b;
            if (!exists(id)) continue;
            const Interrupt& i = at(a.core, id);
            bool bit = false;
            if (kind == 0) bit = a.secure && i.group1;
            if (kind == 1 || kind == 2) bit = may(a, id) && i.enabled;
            if (kind == 3) bit = may(a, id, 1) && pending(a.core, id);
            if (kind == 4) bit = may(a, id, 2) && pending(a.core, id);
            if (kind == 5 || kind == 6) bit = may(a, id, 2) && i.active;
            if (bit) value |= 1u << b;
        }
    }
    if (in(offset, 0xc00, 0x100) || in(offset, 0xe00, 0x100)) {
        for (unsigned f = 0; f < 16; ++f) {
            const unsigned id = (offset & 0xff) / 4 * 16 + f;
            if (!exists(id)) continue;
            const Interrupt& i = at(a.core, id);
            const u32 cfg = may(a, id) ? (i.edge ? 2u : 0u) + (id < kSgis ? 0u : 1u) : 0u;
            value |= (offset < 0xe00 ? cfg : (a.secure ? i.nsacr : 0u)) << 2 * f;
        }
    }
    if (offset == 0xd00)
        for (unsigned b = 0; b < 16; ++b)
            if (may(a, 16 + b) && at(a.core, 16 + b).line) value |= 1u << b;
    if (in(offset, 0xd04, 124))
        for (unsigned b = 0; b < 32; ++b) {
            const unsigned id = 32 + (offset - 0xd04) / 4 * 32 + b;
            if (may(a, id) && shared_[id].line) value |= 1u << b;
        }
    return value;
}

void Reference::write_distributor_word(const Access& a, u32 offset, u32 value) {
    if (offset == 0) {
        if (a.secure) group0_on_ = (value & 1) != 0;
        group1_on_ = (value & (a.secure ? 2 : 1)) != 0;
    }
    if (offset == 0xf00) send_sgi(a, value);
    if (in(offset, 0x80, 0x380)) {
        const unsigned kind = offset < 0x100 ? 0 : (offset - 0x100) / 0x80 + 1;
        for (unsigned b = 0; b < 32; ++b) {
            const unsigned id = offset % 0x80 / 4 * 32 + b;
            const bool one = (value >> b & 1) != 0;
            if (!exists(id)) continue;
            Interrupt& i = at(a.core, id);
            if (kind == 0 && a.secure) i.group1 = one;
            if (!one) continue;
            if (kind == 1 && may(a, id)) i.enabled = true;
            if (kind == 2 && may(a, id) && id >= kSgis) i.enabled = false;
            if (kind == 3 && may(a, id, 1) && id >= kSgis) i.latched = true;
            if (kind == 4 && may(a, id, 2) && id >= kSgis) i.latched = false;
            if (kind == 5 && may(a, id)) i.active = true;
            if (kind == 6 && may(a, id)) i.active = false;
        }
    }
    for (unsigned f = 0; f < 16; ++f) {
        const unsigned id = (offset & 0xff) / 4 * 16 + f;
        if (!exists(id)) continue;
        if (in(offset, 0xc00, 0x100) && id >= kPrivate && may(a, id))
            shared_[id].edge = (value >> (2 * f + 1) & 1) != 0;
        if (in(offset, 0xe00, 0x100) && a.secure && config_.security_extensions &&
            (id < kSgis || id >= kPrivate))
            at(a.core, id).nsacr = value >> 2 * f & 3;
    }
}

void Reference::send_sgi(const Access& a, u32 value) {
    const unsigned id = value & 15, filter = value >> 24 & 3;
    const bool nsatt = (value >> 15 & 1) != 0;
    for (unsigned core = 0; core < config_.cores; ++core) {
        const bool named = filter == 0   ? (value >> (16 + core) & 1) != 0
                           : filter == 1 ? core != a.core
                                         : filter == 2 && core == a.core;
        Interrupt& sgi = private_[core][id];
        bool forwarded = true;
        if (config_.security_extensions)
            forwarded = a.secure ? sgi.group1 == nsatt : sgi.group1 || sgi.nsacr >= 1;
        if (named && forwarded) sgi.senders[a.core] = true;
    }
}

// Bytes ---------------------------------------------------------------------------------------

u32 Reference::distributor_byte(const Access& a, u32 offset) const {
    if (offset >= 0xf10) {
        const unsigned id = offset % 16;
        u32 value = 0;
        if (may(a, id, offset < 0xf20 ? 2 : 1))
            for (unsigned core = 0; core < 8; ++core)
                if (private_[a.core][id].senders[core]) value |= 1u << core;
        return value;
    }
    const unsigned id = offset - (offset < 0x800 ? 0x400 : 0x800);
    if (offset < 0x800) {
        if (!may(a, id)) return 0;
        return a.secure ? at(a.core, id).priority : at(a.core, id).priority * 2 % 256;
    }
    if (config_.cores == 1 || !may(a, id, 3)) return 0;
    return id < kPrivate ? 1u << a.core : shared_[id].targets;
}

void Reference::write_distributor_byte(const Access& a, u32 offset, u32 value) {
    if (offset >= 0xf10) {
        const unsigned id = offset % 16;
        if (!may(a, id, offset < 0xf20 ? 2 : 1)) return;
        for (unsigned core = 0; core < config_.cores; ++core)
            if ((value >> core & 1) != 0) private_[a.core][id].senders[core] = offset >= 0xf20;
        return;
    }
    const unsigned id = offset - (offset < 0x800 ? 0x400 : 0x800);
    if (offset < 0x800) {
        const unsigned step = 1u << (8 - config_.priority_bits);
        if (may(a, id))
            at(a.core, id).priority = (a.secure ? value : 128 + value / 2) / step * step;
    } else if (id >= kPrivate && config_.cores > 1 && may(a, id, 3)) {
        shared_[id].targets = value % (1u << config_.cores);
    }
}

// The way in ----------------------------------------------------------------------------------

u32 Reference::read(const Access& access, bool debug) {
    Access a = access;
    a.secure = a.secure || !config_.security_extensions;
    if (a.offset % a.size != 0) return 0;
    if (a.bank == Bank::GICD && has_bytes(a.offset)) {
        u32 value = 0;
        for (unsigned i = 0; i < a.size; ++i) value |= distributor_byte(a, a.offset + i) << 8 * i;
        return value;
    }
    if (a.size != 4) return 0;
    switch (a.bank) {
        case Bank::GICD: return distributor_word(a, a.offset);
        case Bank::GICC: return read_interface(a, debug);
        case Bank::GICH: return read_control(a);
        case Bank::GICV: return read_virtual(a, debug);
    }
    return 0;
}

void Reference::write(const Access& access, u32 value) {
    Access a = access;
    a.secure = a.secure || !config_.security_extensions;
    if (a.offset % a.size != 0) return;
    if (a.bank == Bank::GICD && has_bytes(a.offset)) {
        for (unsigned i = 0; i < a.size; ++i)
            write_distributor_byte(a, a.offset + i, value >> 8 * i & 0xff);
        return;
    }
    if (a.size != 4) return;
    switch (a.bank) {
        case Bank::GICD: return write_distributor_word(a, a.offset, value);
        case Bank::GICC: return write_interface(a, value);
        case Bank::GICH: return write_control(a, value);
        case Bank::GICV: return write_virtual(a, value);
    }
}

}  // namespace hypscope::gic_random
