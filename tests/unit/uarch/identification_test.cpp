// SPDX-License-Identifier: Apache-2.0
// Values from the TRMs' tables of reset values (A15 TRM 4.3, A7 TRM 4.3).
#include "uarch/identification.hpp"

#include <catch2/catch.hpp>

#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {
CorePreset a15() { return Preset::load("cortex-a15").values(); }
CorePreset a7() { return Preset::load("cortex-a7").values(); }
}  // namespace

TEST_CASE("The A15's identification registers follow from its geometry") {
    CHECK(ctr(a15()) == 0x8444c004);
    CHECK(clidr(a15()) == 0x0a200023);
    CHECK(ccsidr(a15(), 0) == 0x701fe00a);
    CHECK(ccsidr(a15(), 1) == 0x201fe00a);
    CHECK(ccsidr(a15(), 2) == 0x707fe07a);
    CHECK(ccsidr(a15(), 4) == 0);
}

TEST_CASE("The A7's identification registers follow from its geometry") {
    CHECK(ctr(a7()) == 0x84448003);
    CHECK(clidr(a7()) == 0x0a200023);
    CHECK(ccsidr(a7(), 0) == 0x700fe01a);
    CHECK(ccsidr(a7(), 1) == 0x203fe009);
    CHECK(ccsidr(a7(), 2) == 0x707fe03a);
}

TEST_CASE("A larger L2 shows in CCSIDR") {
    CorePreset preset = a15();
    preset.l2_size = 2 << 20;
    CHECK(ccsidr(preset, 2) == 0x70ffe07a);
}

TEST_CASE("L2CTLR counts the cores") {
    CHECK(l2ctlr(a15(), 1) == 0);
    CHECK(l2ctlr(a15(), 4) == 0x0300'0000);
}

TEST_CASE("GICH_VTR of the A15 is 0x90000003") {
    CHECK(gich_vtr(a15()) == 0x9000'0003);
    CorePreset preset = a15();
    preset.gic_list_registers = 16;
    CHECK(gich_vtr(preset) == 0x9000'000f);
}
