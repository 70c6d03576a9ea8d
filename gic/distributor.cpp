// SPDX-License-Identifier: Apache-2.0
// The Distributor's interrupt state machine and the search for the highest priority pending
// interrupt. GICv2 3.2.4, 3.3.1, 4.3.7. Its registers are in distributor_registers.cpp.
#include "gic/distributor.hpp"

#include <utility>

#include "common/error.hpp"

namespace hypscope::gic {

namespace {
constexpr u32 kSgiBits = 0x0000ffff;
}

Distributor::Distributor(const Config& config) : config_(config) {
    for (u32 core = 0; core < config_.cores; ++core) {
        // IMPLEMENTATION DEFINED: SGIs are permanently enabled and edge-triggered, PPIs are
        // level-sensitive (A15 TRM table 8-6).
        state_.banked[core].enabled = kSgiBits;
        state_.banked[core].edge = kSgiBits;
    }
    for (u32 id = 0; id < kWords * 32; ++id) derive_targets(id);
    for (auto& groups : best_) groups[1].group = 1;
}

void Distributor::on_change(ChangeSink sink, void* context) {
    sink_ = sink;
    sink_context_ = context;
}

InterruptWord& Distributor::word(u8 core, u32 n) {
    return n == 0 ? state_.banked[core] : state_.shared[n];
}

const InterruptWord& Distributor::word(u8 core, u32 n) const {
    return n == 0 ? state_.banked[core] : state_.shared[n];
}

u8& Distributor::priority(u8 core, u32 id) {
    return id < kPrivateInterrupts ? state_.banked_priority[core][id] : state_.priority[id];
}

bool Distributor::is_group1(u8 core, u32 id) const {
    return bit(word(core, id / 32).group, id % 32);
}

// Inputs --------------------------------------------------------------------------------------

void Distributor::set_spi(u32 id, bool level, Cycles now) {
    HYPSCOPE_CHECK(id >= kPrivateInterrupts && is_implemented(id), "SPI {}", id);
    set_line(0, id, level, now);
}

void Distributor::set_ppi(u8 core, u32 id, bool level, Cycles now) {
    HYPSCOPE_CHECK(core < config_.cores, "core {}", core);
    HYPSCOPE_CHECK(id >= kSgiCount && id < kPrivateInterrupts, "PPI {}", id);
    set_line(core, id, level, now);
}

void Distributor::set_line(u8 core, u32 id, bool level, Cycles now) {
    InterruptWord& w = word(core, id / 32);
    const u32 mask = 1u << id % 32;
    const bool rises = level && (w.level & mask) == 0;
    w.level = level ? w.level | mask : w.level & ~mask;
    if (rises) w.latch |= mask & w.edge;
    changed(core, id / 32, now);
}

// From pending to active and back -------------------------------------------------------------

u32 Distributor::source_of(u8 core, u32 id) const {
    // IMPLEMENTATION DEFINED: of SGIs with the same ID, the one of the lowest core comes first.
    if (id >= kSgiCount || state_.sgi_sources[core][id] == 0) return 0;
    return static_cast<u32>(std::countr_zero(state_.sgi_sources[core][id]));
}

void Distributor::on_acknowledge(AcknowledgeSink sink, void* context) {
    acknowledge_sink_ = sink;
    acknowledge_context_ = context;
}

void Distributor::acknowledge(u8 core, u32 id, Cycles now) {
    if (acknowledge_sink_ != nullptr) acknowledge_sink_(acknowledge_context_, core, id);
    InterruptWord& w = word(core, id / 32);
    const u32 mask = 1u << id % 32;
    w.active |= mask;
    if (id < kSgiCount) {
        u8& sources = state_.sgi_sources[core][id];
        sources = static_cast<u8>(sources & (sources - 1));
        if (sources == 0) w.latch &= ~mask;
    } else {
        w.latch &= ~mask;
    }
    changed(core, id / 32, now);
}

void Distributor::deactivate(u8 core, u32 id, Cycles now) {
    word(core, id / 32).active &= ~(1u << id % 32);
    changed(core, id / 32, now);
}

void Distributor::set_sources(u8 core, u32 id, u32 sources, Cycles now) {
    InterruptWord& w = word(core, 0);
    state_.sgi_sources[core][id] = static_cast<u8>(sources);
    w.latch = with_bit(w.latch, id, sources != 0);
    changed(core, 0, now);
}

// The highest priority pending interrupt ------------------------------------------------------

/// The interrupts of word n that the Distributor forwards to a core: enabled, pending, not active,
/// of an enabled group, and targeted at the core. GICv2 3.2.
u32 Distributor::ready(u8 core, u32 n) const {
    const InterruptWord& w = word(core, n);
    const u32 forwarded =
        (state_.enable_group0 ? ~w.group : 0) | (state_.enable_group1 ? w.group : 0);
    return w.enabled & w.pending() & ~w.active & forwarded & targeted_[core][n];
}

void Distributor::changed(u8 core, u32 n, Cycles now) {
    if (n == 0) return update_word(core, 0, now);
    for (u8 c = 0; c < config_.cores; ++c) update_word(c, n, now);
}

void Distributor::update_word(u8 core, u32 n, Cycles now) {
    const u32 bits_now = ready(core, n);
    if ((bits_now | ready_[core][n]) == 0) return;
    ready_[core][n] = bits_now;
    ready_words_[core] = with_bit(ready_words_[core], n, bits_now != 0);
    update_best(core, now);
}

/// Visits only the interrupts that are ready, which are few.
void Distributor::update_best(u8 core, Cycles now) {
    std::array<Candidate, 2> best{Candidate{.group = 0}, Candidate{.group = 1}};
    for (u32 words = ready_words_[core]; words != 0; words &= words - 1) {
        const u32 n = static_cast<u32>(std::countr_zero(words));
        for (u32 left = ready_[core][n]; left != 0; left &= left - 1) {
            const u32 id = n * 32 + static_cast<u32>(std::countr_zero(left));
            Candidate& leader = best[is_group1(core, id)];
            // IMPLEMENTATION DEFINED: of equal priorities the lowest ID wins. GICv2 3.3.
            if (priority(core, id) >= leader.priority) continue;
            leader.id = static_cast<u16>(id);
            leader.priority = priority(core, id);
        }
    }
    if (best == best_[core]) return;
    best_[core] = best;
    if (sink_ != nullptr) sink_(sink_context_, core, now);
}

void Distributor::update_all(Cycles now) {
    for (u8 core = 0; core < config_.cores; ++core)
        for (u32 n = 0; n < kWords; ++n) update_word(core, n, now);
}

/// A uniprocessor GIC has no targets: every SPI goes to its one core. GICv2 4.3.12.
void Distributor::derive_targets(u32 id) {
    const u32 n = id / 32;
    for (u32 core = 0; core < config_.cores; ++core) {
        const bool to_core = n == 0 || config_.cores == 1 || bit<u32>(state_.targets[id], core);
        targeted_[core][n] = with_bit(targeted_[core][n], id % 32, to_core);
    }
}

// State ---------------------------------------------------------------------------------------

void Distributor::make_all_group1(Cycles now) {
    for (u32 core = 0; core < config_.cores; ++core) state_.banked[core].group = ~0u;
    for (u32 n = 1; n < kWords; ++n) state_.shared[n].group = implemented(n);
    update_all(now);
}

void Distributor::load(const DistributorState& state) {
    state_ = state;
    for (u32 id = 0; id < kWords * 32; ++id) derive_targets(id);
    const ChangeSink sink = std::exchange(sink_, nullptr);
    update_all(Cycles{});
    sink_ = sink;
}

}  // namespace hypscope::gic
