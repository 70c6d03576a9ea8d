// SPDX-License-Identifier: Apache-2.0
// What holds for every row of the four register tables.
#include "gic/register_bank.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {

template <class Owner>
void check_rows(const RegisterMap<Owner>& map, std::size_t row_count) {
    CHECK(map.rows.size() == row_count);
    u32 end = 0;
    std::set<std::string> names;
    for (const RegisterRow<Owner>& row : map.rows) {
        CAPTURE(row.name);
        CHECK(std::string(row.name).substr(0, 5) == std::string(map.name) + "_");
        CHECK(names.insert(row.name).second);
        CHECK(row.offset >= end);
        CHECK(row.offset % 4 == 0);
        CHECK(row.length % 4 == 0);
        CHECK(row.length > 0);
        CHECK(row.read != nullptr);
        CHECK(row.write != nullptr);
        CHECK(std::string(row.section) != "");
        CHECK((row.sizes & W) != 0);
        CHECK(map.find(row.offset) == &row);
        CHECK(map.find(row.offset + row.length - 1u) == &row);
        end = row.offset + row.length;
    }
}

/// Reads and writes every register by words: no row that is modelled may warn.
template <class Owner>
void exercise_rows(GicBench& bench, const RegisterMap<Owner>& map, MmioDevice& device) {
    for (const RegisterRow<Owner>& row : map.rows) {
        if (!row.modelled) continue;
        for (u32 offset = row.offset; offset < row.offset + u32{row.length}; offset += 4) {
            (void)device.read({offset, 4, {}, {}});
            (void)device.write({offset, 4, {}, {}}, 0);
        }
    }
    CHECK(bench.gic.warnings().count() == 0);
}

}  // namespace

SCENARIO("The rows of every bank are in ascending order, named, and cite their section") {
    check_rows(Distributor::registers(), 21);
    check_rows(CpuInterface::registers(), 15);
    check_rows(VirtualControl::registers(), 8);
    check_rows(VirtualCpuInterface::registers(), 15);
}

SCENARIO("Every register of every bank answers words without a warning") {
    GicBench bench;
    exercise_rows(bench, Distributor::registers(), bench.gic.gicd());
    exercise_rows(bench, CpuInterface::registers(), bench.gic.gicc());
    exercise_rows(bench, VirtualControl::registers(), bench.gic.gich());
    exercise_rows(bench, VirtualCpuInterface::registers(), bench.gic.gicv());
}

SCENARIO("Registers banked by CPU are independent, those banked by security differ") {
    GicBench bench;
    bench.secure(0).gicd.write(GICD_CTLR, 1);
    CHECK(bench.secure(1).gicd[GICD_CTLR] == 1);
    CHECK(bench.nonsecure(0).gicd[GICD_CTLR] == 0);
    CHECK(Distributor::registers().find(GICD_CTLR)->banked == Banked::Security);
    CHECK(Distributor::registers().find(GICD_ISENABLER)->banked == Banked::Cpu);
    CHECK(CpuInterface::registers().find(GICC_CTLR)->banked == Banked::CpuAndSecurity);
}

SCENARIO("An offset outside a bank or between its registers has no row") {
    CHECK(Distributor::registers().find(0x00c) == nullptr);
    CHECK(Distributor::registers().find(0x1000) == nullptr);
    CHECK(CpuInterface::registers().find(0x2c) == nullptr);
    CHECK(CpuInterface::registers().find(0x1004) == nullptr);
    CHECK(VirtualControl::registers().find(0x200) == nullptr);
    CHECK(VirtualControl::registers().find(0xffffffff) == nullptr);
}

SCENARIO("A debugger's access to a missing register does not warn") {
    GicBench bench;
    CHECK(bench.secure().gicc.peek(0x2c) == 0);
    CHECK(bench.gic.warnings().count() == 0);
}
