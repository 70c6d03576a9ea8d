// SPDX-License-Identifier: Apache-2.0
// A batch: cases of one regime, and the image of RAM that both machines start from.
#pragma once
#include <span>
#include <vector>

#include "tests/random/lockstep/case.hpp"
#include "tests/random/lockstep/row_pool.hpp"

namespace hypscope::lockstep {

constexpr u32 kImageBytes = LS_END - LS_BASE;
constexpr u32 kMaxCases = (LS_OUT - LS_IN) / LS_RECORD_BYTES;
static_assert(LS_OUT + kMaxCases * LS_RECORD_BYTES <= LS_WINDOWS);
static_assert(LS_WINDOWS + kMaxCases * LS_WINDOW_BYTES <= LS_CODE);
static_assert(LS_CODE + kMaxCases * LS_SLOT_BYTES <= LS_PL1_VECTORS);

struct Batch {
    Regime regime{};
    std::vector<Case> cases;
};

/// Cases until they hold `instructions`, or the batch is full.
[[nodiscard]] Batch make_batch(const Regime& regime, u64 instructions, RowPool& pool,
                               Random& random);

/// Writes the whole image for the cases of `batch`; their slots are in ascending order.
void write_image(const Batch& batch, std::span<u8> image);
/// A case that ends at once, for one that a machine does not finish.
void make_harmless(Case& c);

[[nodiscard]] Outcome outcome_of(const Case& c, std::span<const u8> image);
/// Cases that were finished, counted from the first slot.
[[nodiscard]] u32 finished_cases(std::span<const u8> image);
[[nodiscard]] bool all_finished(std::span<const u8> image);

/// The system registers of a case: what its regime says, and now and then traps.
void fill_system_registers(Record& state, const Regime& regime, Random& random);

/// Translation tables that map what layout.h lists, flat (ARM ARM B3.5, B3.6).
void write_tables(const Regime& regime, std::span<u8> image);

/// An image's word at a physical address.
[[nodiscard]] u32 load_word(std::span<const u8> image, u32 address);
void store_word(std::span<u8> image, u32 address, u32 value);

}  // namespace hypscope::lockstep
