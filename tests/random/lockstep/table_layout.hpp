// SPDX-License-Identifier: Apache-2.0
// Where the translation tables of a batch lie, and the aliases: further addresses of all windows,
// each with rights of its own, so that accesses fault in many ways.
#pragma once
#include "tests/random/lockstep/case.hpp"

namespace hypscope::lockstep {

constexpr u32 kTablePage = 0x1000;
constexpr u32 kHypL1 = LS_TABLES, kHypL2 = kHypL1 + kTablePage, kHypL3 = kHypL2 + kTablePage;
constexpr u32 kHypAliasL3 = kHypL3 + kTablePage;
constexpr u32 kPl1L1 = kHypAliasL3 + kTablePage, kPl1L2 = kPl1L1 + kTablePage;
constexpr u32 kPl1L3 = kPl1L2 + kTablePage, kPl1AliasL3 = kPl1L3 + kTablePage;
constexpr u32 kStage2L1 = kPl1AliasL3 + kTablePage, kStage2L2 = kStage2L1 + kTablePage;
constexpr u32 kStage2L3 = kStage2L2 + kTablePage, kStage2AliasL3 = kStage2L3 + kTablePage;
constexpr u32 kShortL1 = LS_TABLES + 0x10000;  // 16 KiB aligned
constexpr u32 kShortL2 = kShortL1 + 0x4000, kShortAliasL2 = kShortL2 + kTablePage;
constexpr u32 kTablesEnd = kShortAliasL2 + kTablePage;
static_assert(kShortL1 % 0x4000 == 0 && kStage2AliasL3 < kShortL1 && kTablesEnd < LS_IN);

/// DACR.D2.
constexpr u32 kManagerDomain = 3;

/// Window addresses plus this many 16 MiB.
constexpr u32 kAliasShift = 24;
constexpr u32 kLastAlias = 15;
/// Aliases that differ in stage 1, then those that differ in stage 2.
constexpr u32 kStage1Aliases = 8, kWalkAlias = 15;

/// A random alias for an access in `mode`; 0: there is none, or the window itself.
[[nodiscard]] u32 random_alias(const Regime& regime, u32 mode, Random& random);

}  // namespace hypscope::lockstep
