// SPDX-License-Identifier: Apache-2.0
// The choice of what happens next.
#include "operations.hpp"

#include <fmt/format.h>

namespace hypscope::gic_random {

namespace {

constexpr std::array<const char*, 4> kBanks{"gicd", "gicc", "gich", "gicv"};

struct Span {
    Bank bank;
    u32 first, bytes;
};
/// Every register, the reserved words beside them, and the copies of GICH for each core.
constexpr std::array<Span, 14> kSpans{{{Bank::GICD, 0x000, 0x20},
                                       {Bank::GICD, 0x080, 0x380},
                                       {Bank::GICD, 0x400, 0x400},
                                       {Bank::GICD, 0x800, 0x400},
                                       {Bank::GICD, 0xc00, 0x200},
                                       {Bank::GICD, 0xe00, 0x100},
                                       {Bank::GICD, 0xf10, 0x20},
                                       {Bank::GICD, 0xfd0, 0x30},
                                       {Bank::GICC, 0x000, 0x30},
                                       {Bank::GICC, 0x0d0, 0x30},
                                       {Bank::GICH, 0x000, 0x200},
                                       {Bank::GICH, 0x1000, 0x1000},
                                       {Bank::GICV, 0x000, 0x30},
                                       {Bank::GICV, 0x0d0, 0x30}}};

}  // namespace

std::string text_of(const gic::Config& c) {
    return fmt::format(
        "GicBench bench({{.cores = {}, .interrupt_lines = {}, .list_registers = {}, "
        ".priority_bits = {}, .security_extensions = {}}});",
        c.cores, c.interrupt_lines, c.list_registers, c.priority_bits, c.security_extensions);
}

std::string text_of(const Operation& o) {
    const Access& a = o.access;
    if (o.kind == Operation::Kind::Line && o.id < 32)
        return fmt::format("bench.ppi({}, {}, {});", o.id, o.value != 0, a.core);
    if (o.kind == Operation::Kind::Line)
        return fmt::format("bench.spi({}, {});", o.id, o.value != 0);
    const std::string who = fmt::format("bench.{}({}).{}", a.secure ? "secure" : "nonsecure",
                                        a.core, kBanks[static_cast<unsigned>(a.bank)]);
    if (o.kind == Operation::Kind::Write)
        return fmt::format("{}.write({:#x}, {:#x}, {});", who, a.offset, o.value, a.size);
    return fmt::format("(void){}.read({:#x}, {});", who, a.offset, a.size);
}

Source::Source(u64 seed) : random_(seed) {
    constexpr std::array<u16, 6> kLines{32, 64, 96, 288, 992, 1020};
    constexpr std::array<u8, 6> kListRegisters{1, 2, 4, 4, 16, 64};
    config_.cores = static_cast<u8>(1 + below(8));
    config_.interrupt_lines = kLines[below(6)];
    config_.list_registers = kListRegisters[below(6)];
    config_.security_extensions = chance(80);
    config_.priority_bits =
        static_cast<u8>(config_.security_extensions ? 5 + below(4) : 4 + below(5));
    in_play_ = {0, 3, 15, 16, 25, 27, 30};
    for (unsigned n = 0; n < 8 && config_.interrupt_lines > 32; ++n)
        in_play_.push_back(static_cast<u16>(32 + below(config_.interrupt_lines - 32u)));
    reference_.emplace(config_);
}

u16 Source::interrupt() {
    if (chance(3)) return static_cast<u16>(below(1024));
    return in_play_[below(static_cast<unsigned>(in_play_.size()))];
}

u32 Source::value() {
    const u32 any = static_cast<u32>(random_());
    switch (below(5)) {
        case 0: return 0;
        case 1: return ~0u;
        case 2: return 1u << any % 32;
        default: return any;
    }
}

/// Mostly a pending interrupt, sometimes a hardware one or one that asks for the hypervisor.
u32 Source::list_register() {
    if (chance(10)) return value();
    u32 lr = interrupt() | (below(32) << 23) | below(2) << 30;
    lr |= (chance(70) ? 1 : below(4)) << 28;
    if (chance(30)) return lr | 1u << 31 | static_cast<u32>(interrupt()) << 10;
    return lr | below(2) << 19 | ((lr & 0x3ff) < 16 ? below(8) << 10 : 0);
}

Operation Source::access(Bank bank, u32 offset, bool writes, u32 value) {
    Operation o;
    o.kind = writes ? Operation::Kind::Write : Operation::Kind::Read;
    o.access = {bank, core_, secure_, offset, 4};
    o.value = value;
    return o;
}

Operation Source::one_bit(u32 first) {
    const u32 id = interrupt();
    return access(Bank::GICD, first + id / 32 * 4, true, 1u << id % 32);
}

Operation Source::any_register() {
    const Span& span = kSpans[below(kSpans.size())];
    Operation o = access(span.bank, span.first + below(span.bytes / 4) * 4, chance(50), value());
    if (span.bank == Bank::GICD && chance(20)) {
        o.access.size = 1u << below(2);
        o.access.offset += below(4) / o.access.size * o.access.size;
        o.value &= o.access.size == 1 ? 0xff : 0xffff;
    }
    return o;
}

/// Turns things on, or nearly everything.
Operation Source::control() {
    switch (below(8)) {
        case 0: return access(Bank::GICD, 0, true, chance(80) ? 3 : below(4));
        case 1: return access(Bank::GICC, 0, true, (chance(80) ? 3 : 0) | below(0x800));
        case 2: return access(Bank::GICC, 4, true, chance(70) ? 0xff : below(256));
        case 3: return access(Bank::GICV, 0, true, (chance(80) ? 3 : 0) | below(0x400));
        case 4: return access(Bank::GICV, 4, true, chance(70) ? 0xff : below(256));
        case 5: return access(Bank::GICH, 0, true, (chance(90) ? 1 : 0) | below(256));
        case 6: {
            Operation o = access(Bank::GICD, 0x400 + interrupt(), true, below(256));
            o.access.size = 1;
            return o;
        }
        default: {
            Operation o = access(Bank::GICD, 0x800 + interrupt(), true, below(256));
            o.access.size = 1;
            return o;
        }
    }
}

Operation Source::acknowledge(Bank bank) { return access(bank, chance(80) ? 0x0c : 0x20, false); }

/// An end or a deactivation, mostly of the last acknowledged interrupt.
Operation Source::end(Bank bank) {
    std::vector<u32>& taken = acknowledged_[bank == Bank::GICV][core_];
    u32 which = interrupt();
    if (!taken.empty() && chance(90)) {
        which = taken.back();
        if (chance(70)) taken.pop_back();
    }
    const u32 offset = chance(20) ? 0x1000 : chance(80) ? 0x10 : 0x24;
    return access(bank, offset, true, which);
}

Operation Source::choose() {
    const unsigned what = below(100);
    if (what < 10) return acknowledge(Bank::GICC);
    if (what < 20) return end(Bank::GICC);
    if (what < 28) return acknowledge(Bank::GICV);
    if (what < 36) return end(Bank::GICV);
    if (what < 44)
        return access(Bank::GICH, 0x100 + below(config_.list_registers) * 4, true, list_register());
    if (what < 50) return access(Bank::GICD, 0xf00, true, value() & 0x03ff800f);
    if (what < 56) return one_bit(0x100);
    if (what < 60) return one_bit(0x200);
    if (what < 64) return one_bit(0x080 + below(7) * 0x80);
    if (what < 78) return control();
    if (what < 86) {
        Operation o = access(Bank::GICD, 0, false, below(2));
        o.kind = Operation::Kind::Line;
        o.id = interrupt();
        return o;
    }
    return any_register();
}

Operation Source::next() {
    core_ = below(config_.cores);
    secure_ = chance(50);
    Operation o = choose();
    // The SGIs have no line and the maintenance interrupt's is inside.
    const bool no_line = o.id < 16 || o.id == 25 || o.id >= config_.interrupt_lines;
    if (o.kind == Operation::Kind::Line && no_line) o.kind = Operation::Kind::Read;
    if (o.kind == Operation::Kind::Line)
        reference_->set_line(core_, o.id, o.value != 0);
    else if (o.kind == Operation::Kind::Write)
        reference_->write(o.access, o.value);
    else if (const u32 got = reference_->read(o.access);
             (o.access.offset == 0x0c || o.access.offset == 0x20) && got % 1024 < 1020 &&
             (o.access.bank == Bank::GICC || o.access.bank == Bank::GICV))
        acknowledged_[o.access.bank == Bank::GICV][core_].push_back(got);
    return o;
}

}  // namespace hypscope::gic_random
