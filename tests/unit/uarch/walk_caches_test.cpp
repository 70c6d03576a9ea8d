// SPDX-License-Identifier: Apache-2.0
#include "uarch/walk_caches.hpp"

#include <catch2/catch.hpp>

#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

CorePreset with(u32 tables, u32 ipas) {
    CorePreset preset = Preset::load("cortex-a7").values();
    preset.walk_cache_entries = tables;
    preset.ipa_cache_entries = ipas;
    return preset;
}

/// How many descriptors a walk fetches.
u32 fetches(WalkCaches& caches, const WalkPath& walk) {
    return caches.price(walk, [](WalkFetch) { return 1u; });
}

/// Short descriptors: one table and one page descriptor.
WalkPath short_walk(u32 va, bool secure = false) {
    WalkPath walk;
    walk.append({{0x10000 + (va >> 20) * 4}, 1, secure});
    walk.append({{0x80000 + (va >> 20) * 1024 + (va >> 12 & 0xff) * 4}, 1, secure});
    return walk;
}

/// A stage 2 walk of three levels for an address.
void stage2(WalkPath& walk, u64 ipa) {
    walk.append({{0x20'0000 + (ipa >> 30) * 8}, 2, false});
    walk.append({{0x30'0000 + (ipa >> 21) * 8}, 2, false});
    walk.append({{0x4000'0000 + (ipa >> 12) * 8}, 2, false});
}

/// Long descriptors of both stages: each stage 1 descriptor's address goes through stage 2.
WalkPath nested_walk(u32 va) {
    WalkPath walk;
    const u64 tables[] = {0x1000, 0x2000 + (va >> 30) * 0x1000u, 0x10000 + (va >> 21) * 0x1000u};
    const u64 offsets[] = {(va >> 30) * 8u, (va >> 21 & 511) * 8u, (va >> 12 & 511) * 8u};
    for (u8 level = 0; level < 3; ++level) {
        stage2(walk, tables[level]);
        walk.append({{0x5000'0000 + tables[level] + offsets[level]}, 1, false});
    }
    stage2(walk, 0x900'0000 + (va & ~0xfffu));
    return walk;
}

}  // namespace

TEST_CASE("Without caches every descriptor is fetched") {
    WalkCaches caches(with(0, 0));
    CHECK(fetches(caches, short_walk(0)) == 2);
    CHECK(fetches(caches, short_walk(0)) == 2);
    CHECK(fetches(caches, nested_walk(0)) == 15);
}

TEST_CASE("A known table saves its fetch for all pages of its megabyte") {
    WalkCaches caches(with(16, 0));
    CHECK(fetches(caches, short_walk(0x0000'0000)) == 2);
    CHECK(fetches(caches, short_walk(0x0000'5000)) == 1);
    CHECK(fetches(caches, short_walk(0x0010'0000)) == 2);
    CHECK(fetches(caches, short_walk(0x0010'1000)) == 1);
}

TEST_CASE("Sixteen entries cover sixteen megabytes") {
    WalkCaches caches(with(16, 0));
    for (u32 mb = 0; mb < 16; ++mb) CHECK(fetches(caches, short_walk(mb << 20)) == 2);
    for (u32 mb = 0; mb < 16; ++mb) CHECK(fetches(caches, short_walk(mb << 20)) == 1);
    CHECK(fetches(caches, short_walk(16u << 20)) == 2);
    CHECK(fetches(caches, short_walk(0)) == 2);
}

TEST_CASE("A section has nothing that a walk cache could save") {
    WalkCaches caches(with(16, 0));
    WalkPath section;
    section.append({{0x10000}, 1, false});
    CHECK(fetches(caches, section) == 1);
    CHECK(fetches(caches, section) == 1);
}

TEST_CASE("A known stage 1 table skips the stage 2 walks before it") {
    WalkCaches caches(with(64, 0));
    CHECK(fetches(caches, nested_walk(0)) < 15);  // stage 2 tables shared within the walk
    // The last stage 1 descriptor, and the stage 2 leaf for the output address.
    CHECK(fetches(caches, nested_walk(0x1000)) == 2);
}

TEST_CASE("The IPA cache saves a whole stage 2 walk") {
    WalkCaches caches(with(64, 64));
    (void)fetches(caches, nested_walk(0));
    CHECK(fetches(caches, nested_walk(0)) == 1);
    CHECK(fetches(caches, nested_walk(0x1000)) == 2);
}

TEST_CASE("A walk of stage 2 alone uses the tables it knows") {
    WalkCaches caches(with(64, 0));
    WalkPath walk;
    stage2(walk, 0x5000);
    CHECK(fetches(caches, walk) == 3);
    CHECK(fetches(caches, walk) == 1);
}

TEST_CASE("Maintenance empties both caches") {
    WalkCaches caches(with(64, 64));
    const u32 cold = fetches(caches, nested_walk(0));
    caches.clear();
    CHECK(fetches(caches, nested_walk(0)) == cold);
}

TEST_CASE("Secure and Non-secure descriptors at one address are different") {
    WalkCaches caches(with(16, 0));
    (void)fetches(caches, short_walk(0));
    CHECK(fetches(caches, short_walk(0, true)) == 2);
}
