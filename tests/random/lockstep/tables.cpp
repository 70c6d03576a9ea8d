// SPDX-License-Identifier: Apache-2.0
// Translation tables of a batch, flat. Code is read-only and executable, windows are read-write and
// never executable, for every mode; states are for Hyp mode alone; nothing else is mapped, so that
// a stray access or jump takes an abort. ARM ARM B3.5.1 (short), B3.6.1 (long).
#include "tests/random/lockstep/batch.hpp"

namespace hypscope::lockstep {

namespace {

constexpr u32 kSectionBytes = 1 << 20, kBlockBytes = 1 << 21, kPageBytes = 1 << 12;
constexpr u32 kHypL1 = LS_TABLES, kHypL2 = LS_TABLES + 0x1000, kHypL3 = LS_TABLES + 0x2000;
constexpr u32 kPl1L1 = LS_TABLES + 0x3000, kPl1L2 = LS_TABLES + 0x4000;
constexpr u32 kShortL1 = LS_TABLES + 0xc000;  // 16 KiB aligned
static_assert(kShortL1 % 0x4000 == 0);

void store_long(std::span<u8> image, u32 address, u64 descriptor) {
    store_word(image, address, static_cast<u32>(descriptor));
    store_word(image, address + 4, static_cast<u32>(descriptor >> 32));
}

// Upper and lower attributes of a long block or page: AF, attribute index 0.
constexpr u64 kAccessFlag = 1 << 10, kXn = u64{1} << 54;
constexpr u64 kUnprivileged = 1 << 6, kReadOnly = 1 << 7;
constexpr u64 kBlock = 1, kTable = 3, kPage = 3;

void map_blocks(std::span<u8> image, u32 table, u32 begin, u32 end, u64 attributes) {
    for (u32 va = begin; va < end; va += kBlockBytes) {
        store_long(image, table + 8 * (va >> 21 & 511), va | attributes | kAccessFlag | kBlock);
    }
}

/// Windows and code, which both the PL1&0 and the PL2 regime see.
void map_case_memory(std::span<u8> image, u32 level1, u32 level2) {
    store_long(image, level1 + 8 * (LS_BASE >> 30), level2 | kTable);
    map_blocks(image, level2, LS_WINDOWS, LS_CODE, kUnprivileged | kXn);
    map_blocks(image, level2, LS_CODE, LS_END, kUnprivileged | kReadOnly);
}

void write_hyp_tables(std::span<u8> image) {
    map_case_memory(image, kHypL1, kHypL2);
    map_blocks(image, kHypL2, LS_IN, LS_OUT, kUnprivileged | kReadOnly | kXn);
    map_blocks(image, kHypL2, LS_OUT, LS_WINDOWS, kUnprivileged | kXn);
    store_long(image, kHypL2 + 8 * (LS_BASE >> 21 & 511), kHypL3 | kTable);
    store_long(image, kHypL3, LS_BASE | kUnprivileged | kReadOnly | kAccessFlag | kPage);
    store_long(image, kHypL3 + 8,
               (LS_BASE + kPageBytes) | kUnprivileged | kXn | kAccessFlag | kPage);
}

/// TEX = 1, C = 1, B = 1: Normal, Write-Back, Write-Allocate.
constexpr u32 kSection = 2, kNormal = 1 << 12 | 3 << 2, kShortXn = 1 << 4;
constexpr u32 kShortReadWrite = 3 << 10, kShortReadOnly = 1 << 15 | 3 << 10;

void write_short_tables(std::span<u8> image) {
    for (u32 va = LS_WINDOWS; va < LS_END; va += kSectionBytes) {
        const u32 rights = va < LS_CODE ? kShortReadWrite | kShortXn : kShortReadOnly;
        store_word(image, kShortL1 + 4 * (va >> 20), va | rights | kNormal | kSection);
    }
}

}  // namespace

void write_tables(const Regime& regime, std::span<u8> image) {
    write_hyp_tables(image);
    write_short_tables(image);
    map_case_memory(image, kPl1L1, kPl1L2);
    const bool on = regime.translation != Regime::Translation::Off;
    const bool is_long = regime.translation == Regime::Translation::Long;
    constexpr u32 kM = 1, kA = 2, kCaches = 1 << 2 | 1 << 12, kSw = 1 << 10, kEae = 1u << 31;
    const u32 controls = (on ? kM | kCaches : 0) | (regime.alignment_checked ? kA : 0);
    store_word(image, LS_CONTROL + LS_SCTLR, 0x00c50078 | kSw | controls);
    store_word(image, LS_CONTROL + LS_HSCTLR, 0x30c50878 | controls);
    store_word(image, LS_CONTROL + LS_TTBCR, is_long ? kEae : 0);
    store_word(image, LS_CONTROL + LS_TTBR0, is_long ? kPl1L1 : kShortL1);
    store_word(image, LS_CONTROL + LS_HTTBR, kHypL1);
}

}  // namespace hypscope::lockstep
