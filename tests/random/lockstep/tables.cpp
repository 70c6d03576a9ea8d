// SPDX-License-Identifier: Apache-2.0
// Translation tables of a batch, flat but for the aliases. Code is read-only and executable,
// windows are read-write and never executable, for every mode; states are for the harness alone;
// nothing else is mapped, so that a stray access or jump takes an abort. ARM ARM B3.5.1 (short),
// B3.6.1 (long), B3.6.2 (stage 2).
#include "tests/random/lockstep/batch.hpp"
#include "tests/random/lockstep/table_layout.hpp"

namespace hypscope::lockstep {

namespace {

constexpr u32 kSectionBytes = 1 << 20, kBlockBytes = 1 << 21, kPageBytes = 1 << 12;

// Upper and lower attributes of a long block or page: AF, attribute index 0.
constexpr u64 kAccessFlag = 1 << 10, kXn = u64{1} << 54;
constexpr u64 kUnprivileged = 1 << 6, kReadOnly = 1 << 7;
constexpr u64 kBlock = 1, kTable = 3, kPage = 3, kNotMapped = 0;
constexpr u64 kTableReadOnly = u64{1} << 62;  // APTable<1>
constexpr u64 kReadWrite = kUnprivileged | kXn | kAccessFlag;
// Stage 2: Normal, Write-Back; S2AP.
constexpr u64 kS2Normal = 0xf << 2 | kXn | kAccessFlag, kS2Read = 1 << 6, kS2Write = 2 << 6;
constexpr u64 kS2Both = kS2Normal | kS2Read | kS2Write;

/// TEX = 1, C = 1, B = 1: Normal, Write-Back, Write-Allocate.
constexpr u32 kSection = 2, kNormal = 1 << 12 | 3 << 2, kShortXn = 1 << 4, kPageTable = 1;
constexpr u32 kSmallPage = 2, kSmallNormal = 1 << 6 | 3 << 2, kSmallXn = 1;
constexpr u32 kApx = 1 << 15, kAp0 = 1 << 10, kAp1 = 1 << 11, kSmallAp = 6;  // AP<2>, <0>, <1>
constexpr u32 kShortReadWrite = kAp1 | kAp0, kDomain = 1 << 5;
constexpr u32 small_rights(u32 section_rights) { return section_rights >> kSmallAp; }

/// What an alias is in each kind of table; a zero where it is not mapped. kPages: its pages differ.
struct Alias {
    u32 short_rights;
    u64 pl1, hyp, stage2;
};
constexpr u32 kShortPages = 1;
constexpr u64 kPages = 1, kReadOnlyTable = 2, kFarTable = 3;
constexpr u64 kPl1Only = kXn | kAccessFlag;
constexpr u32 kPlainSection = kShortReadWrite | kSection;
constexpr Alias kAliases[kLastAlias + 1] = {
    {kPlainSection, kReadWrite, kReadWrite, kS2Both},
    {kApx | kAp1 | kAp0 | kSection, kReadWrite | kReadOnly, kReadWrite | kReadOnly, 0},
    {kAp0 | kSection, kPl1Only, kReadWrite, 0},
    {kAp1 | kSection, kPl1Only | kReadOnly, kReadWrite, 0},
    {kApx | kAp0 | kSection, kReadWrite & ~kAccessFlag, kReadWrite & ~kAccessFlag, 0},
    {kSection, kReadOnlyTable, kReadOnlyTable, 0},
    {kPlainSection | 1 * kDomain, kNotMapped, kNotMapped, 0},
    {kSection | 2 * kDomain, kReadWrite, kReadWrite, 0},
    {kShortPages, kPages, kPages, 0},
    {kPlainSection, kReadWrite, 0, kS2Normal | kS2Read},
    {kPlainSection, kReadWrite, 0, kS2Normal | kS2Write},
    {kPlainSection, kReadWrite, 0, kS2Normal},
    {kPlainSection, kReadWrite, 0, kNotMapped},
    {kPlainSection, kReadWrite, 0, kS2Both & ~kAccessFlag},
    {kPlainSection, kReadWrite, 0, kPages},
    {kShortPages, kFarTable, 0, kNotMapped},
};

/// The pages of an alias: not mapped, read-only, no access flag, for PL1 alone, read-write ...
constexpr u64 kLongPages[] = {
    kReadWrite, 0, kReadWrite | kReadOnly, kReadWrite & ~kAccessFlag, kPl1Only, kReadWrite};
constexpr u64 kStage2Pages[] = {
    kS2Both, 0, kS2Normal | kS2Read, kS2Both & ~kAccessFlag, kS2Normal | kS2Write, kS2Both};
constexpr u32 kSmallPages[] = {kShortReadWrite, 0, kApx | kShortReadWrite, kApx | kAp0, kAp0, kAp1};

class TableWriter {
  public:
    TableWriter(const Regime& regime, std::span<u8> image) : regime_(regime), image_(image) {}

    void write_hyp() {
        store_long(kHypL1 + 8 * (LS_BASE >> 30), kHypL2 | kTable);
        map_blocks(kHypL2, LS_CODE, LS_END, kUnprivileged | kReadOnly | kAccessFlag);
        map_blocks(kHypL2, LS_IN, LS_OUT, kUnprivileged | kReadOnly | kXn | kAccessFlag);
        map_blocks(kHypL2, LS_OUT, LS_WINDOWS, kReadWrite);
        map_harness_pages(kHypL2, kHypL3, kUnprivileged);
        for (u32 n = 0; n <= kLastAlias; ++n)
            map_alias(n, kHypL2, kHypAliasL3, kAliases[n].hyp, kLongPages);
    }

    void write_long() {
        store_long(kPl1L1 + 8 * (LS_BASE >> 30), kPl1L2 | kTable);
        map_blocks(kPl1L2, LS_CODE, LS_END, kUnprivileged | kReadOnly | kAccessFlag);
        if (regime_.secure()) map_harness_pages(kPl1L2, kPl1L3, 0);
        for (u32 n = 0; n <= kLastAlias; ++n)
            map_alias(n, kPl1L2, kPl1AliasL3, kAliases[n].pl1, kLongPages);
    }

    void write_stage2() {
        store_long(kStage2L1 + 8 * (LS_BASE >> 30), kStage2L2 | kTable);
        map_blocks(kStage2L2, LS_CODE, LS_END, (kS2Normal & ~kXn) | kS2Read);
        store_long(kStage2L2 + 8 * (LS_TABLES >> 21 & 511), kStage2L3 | kTable);
        for (u32 at = LS_TABLES; at < kTablesEnd; at += kPageBytes)
            store_long(kStage2L3 + 8 * (at >> 12 & 511), at | kS2Normal | kS2Read | kPage);
        for (u32 n = 0; n <= kLastAlias; ++n)
            map_alias(n, kStage2L2, kStage2AliasL3, kAliases[n].stage2, kStage2Pages);
    }

    void write_short() {
        for (u32 va = LS_CODE; va < LS_END; va += kSectionBytes)
            store_section(va, va | kApx | kShortReadWrite | kNormal | kSection);
        if (regime_.secure()) map_harness_small_pages();
        for (u32 n = 0; n <= kLastAlias; ++n) map_short_alias(n);
    }

  private:
    void store_long(u32 address, u64 descriptor) {
        store_word(image_, address, static_cast<u32>(descriptor));
        store_word(image_, address + 4, static_cast<u32>(descriptor >> 32));
    }
    void store_section(u32 va, u32 descriptor) {
        store_word(image_, kShortL1 + 4 * (va >> 20), descriptor);
    }

    void map_blocks(u32 table, u32 begin, u32 end, u64 attributes) {
        for (u32 va = begin; va < end; va += kBlockBytes)
            store_long(table + 8 * (va >> 21 & 511), va | attributes | kBlock);
    }

    /// The control block, read-write, and the harness.
    void map_harness_pages(u32 level2, u32 level3, u64 unprivileged) {
        store_long(level2 + 8 * (LS_BASE >> 21 & 511), level3 | kTable);
        store_long(level3, LS_BASE | unprivileged | kXn | kAccessFlag | kPage);
        store_long(level3 + 8, LS_HARNESS | unprivileged | kReadOnly | kAccessFlag | kPage);
    }
    void map_harness_small_pages() {
        store_section(LS_BASE, kShortL2 | kPageTable);
        const u32 page = kSmallPage | kSmallNormal;
        store_word(image_, kShortL2, LS_BASE | page | kSmallXn | small_rights(kAp0));
        store_word(image_, kShortL2 + 4, LS_HARNESS | page | small_rights(kApx | kAp0));
    }

    /// Where stage 1 sends an alias: those of stage 2 keep their number up to there.
    [[nodiscard]] u32 output_of(u32 n, u32 table) const {
        const bool intermediate = regime_.stage2() && n > kStage1Aliases && table != kStage2L2;
        return LS_WINDOWS + (intermediate ? n << kAliasShift : 0);
    }

    void map_alias(u32 n, u32 level2, u32 level3, u64 rights, std::span<const u64> pages) {
        const u32 va = LS_WINDOWS + (n << kAliasShift), to = output_of(n, level2);
        u64 descriptor = to | rights | kBlock;
        if (rights == kPages) {
            for (u32 i = 0; i < 512; ++i) {
                const u64 page = pages[i % pages.size()];
                store_long(level3 + 8 * i, page == 0 ? 0 : (to + i * kPageBytes) | page | kPage);
            }
            descriptor = level3 | kTable;
        } else if (rights == kReadOnlyTable) {
            descriptor = (level2 == kHypL2 ? kHypAliasL3 : kPl1AliasL3) | kTableReadOnly | kTable;
        } else if (rights == kFarTable) {
            descriptor = far_table() | kTable;
        }
        if (rights != kNotMapped) store_long(level2 + 8 * (va >> 21 & 511), descriptor);
    }

    /// A table that stage 2 does not let the walk reach, or none.
    [[nodiscard]] u32 far_table() const {
        return regime_.stage2() ? LS_WINDOWS + (12 << kAliasShift) : kTablesEnd;
    }

    void map_short_alias(u32 n) {
        const u32 rights = kAliases[n].short_rights;
        for (u32 i = 0; i < 2; ++i) {
            const u32 va = LS_WINDOWS + (n << kAliasShift) + i * kSectionBytes;
            const u32 to = output_of(n, kShortL1) + i * kSectionBytes;
            if (rights == kShortPages)
                store_section(va, (n == kWalkAlias ? far_table() : small_pages(i)) | kPageTable);
            else
                store_section(va, to | rights | kShortXn | kNormal);
        }
    }

    /// The second-level table of a section of the alias whose pages differ.
    u32 small_pages(u32 section) {
        const u32 table = kShortAliasL2 + section * 0x400;
        for (u32 i = 0; i < 256; ++i) {
            const u32 rights = kSmallPages[i % std::size(kSmallPages)];
            const u32 page = LS_WINDOWS + section * kSectionBytes + i * kPageBytes;
            const u32 descriptor =
                page | small_rights(rights) | kSmallPage | kSmallNormal | kSmallXn;
            store_word(image_, table + 4 * i, rights == 0 ? 0 : descriptor);
        }
        return table;
    }

    const Regime& regime_;
    std::span<u8> image_;
};

}  // namespace

u32 random_alias(const Regime& regime, u32 mode, Random& random) {
    if (!regime.translated(mode) && !(mode != kHyp && regime.stage2())) return 0;
    if (!random.one_in(8)) return 0;
    if (mode == kHyp || !regime.stage2()) return random.below(kStage1Aliases + 1);
    if (regime.translation() == Translation::Off)
        return kStage1Aliases + 1 + random.below(kWalkAlias - kStage1Aliases - 1);
    return random.below(kLastAlias + 1);
}

void write_tables(const Regime& regime, std::span<u8> image) {
    TableWriter writer(regime, image);
    writer.write_hyp();
    writer.write_long();
    writer.write_short();
    writer.write_stage2();
    constexpr u32 kM = 1, kA = 2, kCaches = 1 << 2 | 1 << 12;
    const u32 controls =
        (regime.translated(kHyp) ? kM | kCaches : 0) | (regime.alignment_checked ? kA : 0);
    constexpr u32 kVtcr = 0x80003540;  // cacheable, from level 1, 32 bits of IPA
    store_word(image, LS_CONTROL + LS_HSCTLR, 0x30c50878 | controls);
    store_word(image, LS_CONTROL + LS_HTTBR, kHypL1);
    store_word(image, LS_CONTROL + LS_VTCR, kVtcr);
    store_word(image, LS_CONTROL + LS_VTTBR, kStage2L1);
    store_word(image, LS_CONTROL + LS_GIC, regime.interrupted ? 1 : 0);
}

}  // namespace hypscope::lockstep
