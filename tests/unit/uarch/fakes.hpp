// SPDX-License-Identifier: Apache-2.0
// What a core model is told and asked in tests.
#pragma once
#include <span>
#include <vector>

#include "uarch/core_timing.hpp"

namespace hypscope::uarch {

/// Writes down what was dropped.
struct RecordingListener final : FilterListener {
    std::vector<u32> lines, not_writable, pages, fetch_pages;
    std::vector<u64> fetch_lines;
    unsigned everything = 0;
    void data_line_dropped(u32 va) override { lines.push_back(va); }
    void data_line_not_writable(u32 va) override { not_writable.push_back(va); }
    void data_page_dropped(u32 va, u8, bool) override { pages.push_back(va); }
    void fetch_line_dropped(u64 pa) override { fetch_lines.push_back(pa); }
    void fetch_page_dropped(u32 va, u8) override { fetch_pages.push_back(va); }
    void everything_dropped() override { ++everything; }
};

/// A Non-secure PL1 and PL0 page of 4 KB.
inline TlbTag page(u32 va, u8 asid = 1, u8 vmid = 0) {
    return {.va = va, .space = TlbSpace(1, asid, vmid), .page_shift = 12};
}
inline TlbTag global_page(u32 va, u8 asid = 1, u8 vmid = 0) {
    return {.va = va, .space = TlbSpace(1, asid, vmid).for_all_asids(), .page_shift = 12};
}
inline TlbTag flat(u32 va) { return {.va = va, .space = TlbSpace::flat(), .page_shift = 12}; }
/// Long after the access before, and the next address waits for it.
inline AccessPlace far_apart() {
    static constexpr LoadDependence kOnItself{.loads = 1};
    static u64 count = 0;
    ++count;
    return {.now = Cycles{count * 100'000},
            .entered = count,
            .number = count * 10'000,
            .index = 0,
            .dependence = &kOnItself};
}
inline DataAccess load(u64 pa, const TlbTag& tag) {
    return {.pa = pa,
            .size = 4,
            .write = false,
            .secure = false,
            .cacheable = true,
            .tag = tag,
            .place = far_apart()};
}
inline DataAccess store(u64 pa, const TlbTag& tag) {
    DataAccess access = load(pa, tag);
    access.write = true;
    return access;
}

}  // namespace hypscope::uarch
