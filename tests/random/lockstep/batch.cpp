// SPDX-License-Identifier: Apache-2.0
// The initial state of random cases, and a batch's image of RAM.
#include "tests/random/lockstep/batch.hpp"

#include <cstring>

#include "tests/random/lockstep/sequence.hpp"
#include "tests/random/lockstep/words.hpp"

extern "C" const char hypscope_lockstep_harness_begin[], hypscope_lockstep_harness_end[];

namespace hypscope::lockstep {

namespace {

constexpr u32 kRegimes = 16;

Regime random_regime(Random& random) {
    using enum Regime::Translation;
    const u32 n = random.below(kRegimes);
    return {n < 1 ? Off : n < 10 ? Short : Long, n == 9 || n == 15};
}

Record random_state(Random& random) {
    Record state{};
    for (u32 i = 0; i <= LS_SP_HYP; ++i) state[i] = random.value();
    for (const u32 mode : {kFiq, kIrq, kSupervisor, kAbort, kUndefined})
        state[bank_words(mode).spsr] = random_psr(random, random_mode(random, false));
    state[LS_SPSR_HYP] = random_psr(random, random_mode(random, true));
    state[LS_ELR_HYP] = random.next() & ~u32{3};
    state[LS_TPIDRURW] = random.next();
    state[LS_TPIDRURO] = random.next();
    state[LS_FPSCR] = random.next() & 0xf0000000;
    for (u32 i = LS_D0; i < kRecordWords; ++i) state[i] = random.value();
    return state;
}

u32 random_case_mode(Random& random) {
    const u32 n = random.below(16);
    return n < 5 ? kUserMode : n < 8 ? kSupervisor : n < 11 ? kHyp : random_mode(random, false);
}

Case random_case(u32 slot, const Regime& regime, RowPool& pool, Random& random) {
    Case c;
    c.slot = slot;
    c.initial = random_state(random);
    for (u32& word : c.window) word = random.value();
    const bool thumb = random.one_in(2);
    const u32 start = c.slot_base() + kCodeOffset + (thumb && random.one_in(2) ? 2 : 0);
    const u32 flags = random_psr(random, random_case_mode(random)) & ~u32{0x20};
    c.initial[LS_CPSR] = flags | (thumb ? 0x20 : 0);
    c.initial[LS_PC] = start | (thumb ? 1 : 0);
    Sequence(c, regime, pool, random).fill(1 + random.below(8));
    return c;
}

void fill_padding(std::span<u8> image) {
    for (u32 at = LS_CODE; at < LS_END; at += 4) store_word(image, at, kPadding + (at >> 2 & 15));
}

/// Each PL1 vector is an HVC, whose number tells it from those of the cases: the PC it leaves is
/// in the vectors.
void write_pl1_vectors(std::span<u8> image) {
    constexpr u32 kHvc = 0xe1400070;
    for (u32 vector = 0; vector < 8; ++vector)
        store_word(image, LS_PL1_VECTORS + 4 * vector, kHvc | 0x100 << 4 | vector);
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

Batch make_batch(u64 seed, u64 instructions, RowPool& pool) {
    Random random(seed);
    Batch batch{random_regime(random), {}};
    // A batch has no more slots than code fits before the PL1 vectors.
    const u32 slots = std::min<u32>(kMaxCases, (LS_PL1_VECTORS - LS_CODE) / LS_SLOT_BYTES);
    u64 sum = 0;
    for (u32 slot = 0; slot < slots && sum < instructions; ++slot) {
        batch.cases.push_back(random_case(slot, batch.regime, pool, random));
        sum += batch.cases.back().code.size();
    }
    return batch;
}

void make_harmless(Case& c) { c.code.clear(); }

void write_image(const Batch& batch, std::span<u8> image) {
    std::memset(image.data(), 0, image.size());
    std::memcpy(
        image.data(), hypscope_lockstep_harness_begin,
        static_cast<size_t>(hypscope_lockstep_harness_end - hypscope_lockstep_harness_begin));
    write_tables(batch.regime, image);
    fill_padding(image);
    write_pl1_vectors(image);
    for (const Case& c : batch.cases) {
        std::memcpy(&image[LS_IN + c.slot * LS_RECORD_BYTES - LS_BASE], c.initial.data(),
                    LS_RECORD_BYTES);
        std::memcpy(&image[c.window_base() - LS_BASE], c.window.data(), LS_WINDOW_BYTES);
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
