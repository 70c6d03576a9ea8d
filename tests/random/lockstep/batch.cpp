// SPDX-License-Identifier: Apache-2.0
// The initial state of random cases, and a batch's image of RAM.
#include "tests/random/lockstep/batch.hpp"

#include <cstring>

#include "tests/random/lockstep/float_values.hpp"
#include "tests/random/lockstep/sequence.hpp"
#include "tests/random/lockstep/words.hpp"

extern "C" const char hypscope_hyp_harness_begin[], hypscope_hyp_harness_end[];
extern "C" const char hypscope_monitor_harness_begin[], hypscope_monitor_harness_end[];

namespace hypscope::lockstep {

namespace {

/// What a case starts with in the general and banked registers.
void fill_registers(Record& state, const Regime& regime, Random& random) {
    for (u32 i = 0; i <= LS_SP_TOP; ++i) state[i] = random.value();
    for (const u32 mode : {kFiq, kIrq, kSupervisor, kAbort, kUndefined})
        state[bank_words(mode).spsr] = random_psr(random, random_mode(regime, random, false));
    state[LS_SPSR_TOP] = random_psr(random, random_mode(regime, random, true));
    state[LS_LR_TOP] = random.next() & ~u32{3};
    state[LS_FPSCR] = random_fpscr(random);
    state[LS_FPEXC] = regime.traps && random.one_in(32) ? 0 : 1u << 30;
    u64 value = 0;
    for (u32 i = LS_D0; i + 1 < LS_SYSTEM; i += 2) {
        value = random_extension(random, value);
        state[i] = static_cast<u32>(value);
        state[i + 1] = static_cast<u32>(value >> 32);
    }
}

u32 random_case_mode(const Regime& regime, Random& random) {
    const u32 n = random.below(16);
    if (n < 3) return regime.top_mode();
    if (n < 8 || regime.routes_general()) return kUserMode;
    return n < 11 ? u32{kSupervisor} : random_mode(regime, random, false);
}

/// The PSR and the PC. From a lower mode the harness leaves both in its own registers, too.
void fill_start(Case& c, const Regime& regime, Random& random) {
    const bool thumb = random.one_in(2);
    const u32 start = c.slot_base() + kCodeOffset + (thumb && random.one_in(2) ? 2 : 0);
    const u32 flags = random_psr(random, random_case_mode(regime, random)) & ~u32{0x20};
    const u32 big_endian = random.one_in(8) ? 1 << 9 : 0;
    c.initial[LS_CPSR] = flags | (thumb ? 0x20 : 0) | big_endian;
    c.initial[LS_PC] = start | (thumb ? 1 : 0);
    if (c.mode() != regime.top_mode()) {
        c.initial[LS_LR_TOP] = c.initial[LS_PC];
        c.initial[LS_SPSR_TOP] = c.initial[LS_CPSR];
    }
}

Case random_case(u32 slot, const Regime& regime, RowPool& pool, Random& random) {
    Case c;
    c.slot = slot;
    fill_registers(c.initial, regime, random);
    fill_system_registers(c.initial, regime, random);
    for (u32& word : c.window) word = random.value();
    fill_start(c, regime, random);
    if (regime.interrupted && !random.one_in(4)) c.initial[LS_TIMER] = 4 + random.below(12);
    Sequence(c, regime, pool, random).fill(1 + random.below(10));
    return c;
}

void fill_padding(std::span<u8> image) {
    for (u32 at = LS_CODE; at < LS_END; at += 4) store_word(image, at, kPadding + (at >> 2 & 15));
}

/// Each PL1 vector is an HVC or SMC; the PC it leaves tells it from those of the cases.
void write_pl1_vectors(bool secure, std::span<u8> image) {
    constexpr u32 kHvc = 0xe1400070, kSmc = 0xe1600070;
    for (u32 vector = 0; vector < 8; ++vector)
        store_word(image, LS_PL1_VECTORS + 4 * vector, secure ? kSmc : kHvc);
}

void write_harness(bool secure, std::span<u8> image) {
    const char* begin = secure ? hypscope_monitor_harness_begin : hypscope_hyp_harness_begin;
    const char* end = secure ? hypscope_monitor_harness_end : hypscope_hyp_harness_end;
    std::memcpy(&image[LS_HARNESS - LS_BASE], begin, static_cast<size_t>(end - begin));
}

void write_code(const Case& c, std::span<u8> image) {
    u8* to = &image[c.start() - LS_BASE];
    for (const CodeItem& item : c.code) {
        const bool t32 = item.set == isa::InstructionSet::T32;
        const u32 word = t32 ? item.word >> 16 | item.word << 16 : item.word;
        std::memcpy(to, &word, item.length());
        to += item.length();
    }
}

}  // namespace

u32 load_word(std::span<const u8> image, u32 address) {
    u32 value;
    std::memcpy(&value, &image[address - LS_BASE], sizeof value);
    return value;
}

void store_word(std::span<u8> image, u32 address, u32 value) {
    std::memcpy(&image[address - LS_BASE], &value, sizeof value);
}

Batch make_batch(const Regime& regime, u64 instructions, RowPool& pool, Random& random) {
    Batch batch{regime, {}};
    u64 sum = 0;
    for (u32 slot = 0; slot < kMaxCases && sum < instructions; ++slot) {
        batch.cases.push_back(random_case(slot, batch.regime, pool, random));
        sum += batch.cases.back().code.size();
    }
    return batch;
}

void make_harmless(Case& c) {
    c.code.clear();
    c.initial[LS_TIMER] = 0;
}

void write_image(const Batch& batch, std::span<u8> image) {
    std::memset(image.data(), 0, image.size());
    write_harness(batch.regime.secure(), image);
    write_tables(batch.regime, image);
    fill_padding(image);
    write_pl1_vectors(batch.regime.secure(), image);
    for (const Case& c : batch.cases) {
        std::memcpy(&image[LS_IN + c.slot * LS_RECORD_BYTES - LS_BASE], c.initial.data(),
                    LS_RECORD_BYTES);
        std::memcpy(&image[LS_IN + c.slot * LS_RECORD_BYTES + 4 * LS_WINDOW - LS_BASE],
                    c.window.data(), LS_WINDOW_BYTES);
        write_code(c, image);
    }
    store_word(image, LS_CONTROL + LS_INDEX, batch.cases.front().slot);
    store_word(image, LS_CONTROL + LS_COUNT, batch.cases.back().slot + 1);
}

Outcome outcome_of(const Case& c, std::span<const u8> image) {
    Outcome out;
    std::memcpy(out.final.data(), &image[LS_OUT + c.slot * LS_RECORD_BYTES - LS_BASE],
                LS_RECORD_BYTES);
    std::memcpy(out.window.data(), &image[c.window_base() - LS_BASE], LS_WINDOW_BYTES);
    return out;
}

u32 finished_cases(std::span<const u8> image) { return load_word(image, LS_CONTROL + LS_INDEX); }

bool all_finished(std::span<const u8> image) { return load_word(image, LS_CONTROL + LS_DONE) == 1; }

}  // namespace hypscope::lockstep
