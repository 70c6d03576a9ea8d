// SPDX-License-Identifier: Apache-2.0
// Local and global exclusive monitors. ARM ARM A3.4.
#include "mmu/exclusive_monitor.hpp"

#include <catch2/catch.hpp>

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

constexpr CoreId kCore0{0}, kCore1{1}, kCore2{2};
constexpr PhysAddr kHere{0x80001000}, kSameGranule{0x8000103c}, kNext{0x80001040};

}  // namespace

TEST_CASE("STREX without LDREX fails") {
    ExclusiveMonitors monitors;
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, false));
}

TEST_CASE("STREX after LDREX of the same address passes once") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    CHECK(monitors.is_exclusive(kCore0));
    CHECK(monitors.store_exclusive(kCore0, kHere, true, true));
    CHECK_FALSE(monitors.is_exclusive(kCore0));
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("STREX to another granule fails and opens the monitor") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kNext, true, true));
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("STREX within the granule passes") {
    ExclusiveMonitors monitors(6);
    monitors.load_exclusive(kCore0, kHere, true, true);
    CHECK(monitors.store_exclusive(kCore0, kSameGranule, true, true));
}

TEST_CASE("The granule is a parameter, held to 8 to 2048 bytes") {
    ExclusiveMonitors small(3);
    small.load_exclusive(kCore0, kHere, true, true);
    CHECK_FALSE(small.store_exclusive(kCore0, {kHere.value + 8}, true, true));
    ExclusiveMonitors large(40);
    large.load_exclusive(kCore0, kHere, true, true);
    CHECK_FALSE(large.store_exclusive(kCore0, {kHere.value + 2048}, true, true));
}

TEST_CASE("CLREX opens the monitor") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.clear(kCore0);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
    CHECK_FALSE(monitors.any_global());
}

TEST_CASE("CLREX of one core leaves the others") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore1, kHere, true, true);
    monitors.clear(kCore0);
    CHECK(monitors.store_exclusive(kCore1, kHere, true, true));
}

TEST_CASE("A store of another core to the granule makes STREX fail") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.store(kCore1, kSameGranule, true);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("A store of another core elsewhere does not") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.store(kCore1, kNext, true);
    CHECK(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("A long store that reaches into the granule counts") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kNext, true, true);
    monitors.store(kCore1, kSameGranule, true, 8);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kNext, true, true));
}

TEST_CASE("A core's own plain store leaves its tag") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.store(kCore0, kHere, true);
    CHECK(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("Of two cores that hold the granule, the first STREX wins") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.load_exclusive(kCore1, kHere, true, true);
    CHECK(monitors.store_exclusive(kCore1, kHere, true, true));
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("A STREX that fails does not disturb other cores") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    CHECK_FALSE(monitors.store_exclusive(kCore1, kHere, true, true));
    CHECK(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("Three cores: tags on different granules are independent") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.load_exclusive(kCore1, kNext, true, true);
    monitors.store(kCore2, kHere, true);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
    CHECK(monitors.store_exclusive(kCore1, kNext, true, true));
}

TEST_CASE("A store by no core, such as DMA, counts against all") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.store({ExclusiveMonitors::kNobody}, kHere, true, 64);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("Secure and Non-secure addresses are different") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.store(kCore1, kHere, false);
    CHECK(monitors.store_exclusive(kCore0, kHere, true, true));
    monitors.load_exclusive(kCore0, kHere, true, true);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, false, true));
}

TEST_CASE("Non-shareable memory asks the local monitor alone") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, false);
    CHECK_FALSE(monitors.any_global());
    monitors.store(kCore1, kHere, true);
    CHECK(monitors.store_exclusive(kCore0, kHere, true, false));
}

TEST_CASE("A Shareable STREX after a Non-shareable LDREX fails") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, false);
    CHECK_FALSE(monitors.store_exclusive(kCore0, kHere, true, true));
}

TEST_CASE("A second LDREX moves the tag") {
    ExclusiveMonitors monitors;
    monitors.load_exclusive(kCore0, kHere, true, true);
    monitors.load_exclusive(kCore0, kNext, true, true);
    monitors.store(kCore1, kHere, true);
    CHECK(monitors.store_exclusive(kCore0, kNext, true, true));
}
