// SPDX-License-Identifier: Apache-2.0
// The primitives on which the model is calibrated, asked through the seam.
#include "uarch/core_model.hpp"

#include <catch2/catch.hpp>

#include "block_builder.hpp"
#include "fakes.hpp"
#include "uarch/functional_timing.hpp"
#include "uarch/machine_timing.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

constexpr DeviceAccess kGicRead{.write = false, .gic = true}, kGicWrite{.write = true, .gic = true};

struct Machine {
    explicit Machine(const char* cpu = "cortex-a15", unsigned cores = 1)
        : timing(Preset::load(cpu).values(), cores, TimingKind::Approximate) {}
    MachineTiming timing;
    WalkPath walk;
    CoreTiming& core(u8 id = 0) { return timing.core(CoreId{id}); }
    u32 load(u32 va, u64 pa) { return core().data(uarch::load(pa, page(va)), walk).cycles; }
};

/// One instruction slot of one cycle each, as a block's static price has them.
class Sequence {
  public:
    explicit Sequence(CoreTiming& core) : core_(core) {}
    void dsb() { now_ += 1 + core_.event(TimingEvent::Dsb, Cycles{now_}); }
    void read_gic() { now_ += 1 + core_.device(kGicRead, Cycles{now_}); }
    void write_gic() { now_ += 1 + core_.device(kGicWrite, Cycles{now_}); }
    [[nodiscard]] u64 now() const { return now_; }

  private:
    CoreTiming& core_;
    u64 now_ = 0;
};

/// Cycles of one round of a loop, once it is steady.
template <class Body>
double steady(CoreTiming& core, Body&& body) {
    Sequence sequence(core);
    for (int i = 0; i < 10; ++i) body(sequence);
    const u64 begin = sequence.now();
    for (int i = 0; i < 100; ++i) body(sequence);
    return static_cast<double>(sequence.now() - begin) / 100;
}

}  // namespace

TEST_CASE("A15: GICV_EOIR after a DSB is 164 to 165 cycles") {
    Machine machine;
    const double cycles = steady(machine.core(), [](Sequence& s) {
        s.dsb();
        s.write_gic();
    });
    CHECK(cycles >= 163.5);
    CHECK(cycles <= 165.5);
}

TEST_CASE("A15: GICV_IAR, two DSBs and GICV_EOIR are 427 to 429 cycles") {
    Machine machine;
    const double cycles = steady(machine.core(), [](Sequence& s) {
        s.read_gic();
        s.dsb();
        s.dsb();
        s.write_gic();
    });
    CHECK(cycles >= 426.5);
    CHECK(cycles <= 429.5);
}

TEST_CASE("A15: PMCCNTR, BL, BX, PMCCNTR is 8 cycles") {
    Machine machine;
    const auto price = [&](const BlockBuilder& block) {
        std::vector<u16> cumulative(block.block().size());
        machine.core().price_block(block.block(), cumulative);
        return cumulative;
    };
    const std::vector<u16> call = price(BlockBuilder{}.mrc(0).bl());
    const u32 cycles = call[1] - call[0] + price(BlockBuilder{}.bx(14))[0] +
                       price(BlockBuilder{}.mrc(1))[0] +
                       machine.core().event(TimingEvent::SysregRead, Cycles{0});
    CHECK(cycles == 8);
}

TEST_CASE("A15: exception entry to Hyp mode is 27 cycles") {
    Machine machine;
    CHECK(machine.core().event(TimingEvent::ExceptionEntryHyp, Cycles{0}) == 27);
}

TEST_CASE("A DSB with nothing to wait for has its least price") {
    Machine machine;
    CHECK(machine.core().event(TimingEvent::Dsb, Cycles{0}) == 10);
}

TEST_CASE("Only a DSB waits for posted writes") {
    Machine machine;
    machine.core().device(kGicWrite, Cycles{0});
    CHECK(machine.core().event(TimingEvent::Dmb, Cycles{0}) == 6);
    CHECK(machine.core().event(TimingEvent::ContextSync, Cycles{0}) == 18);
    CHECK(machine.core().event(TimingEvent::Dsb, Cycles{0}) > 150);
}

TEST_CASE("Every event of a real core has a price") {
    const auto* cpu = GENERATE("cortex-a15", "cortex-a7");
    Machine machine(cpu);
    for (u8 event = 0; event < static_cast<u8>(TimingEvent::Count); ++event) {
        CHECK(machine.core().event(static_cast<TimingEvent>(event), Cycles{0}) > 0);
    }
}

TEST_CASE("A15 ladder: a micro-TLB miss is 12 cycles") {
    Machine machine;
    for (u32 i = 0; i < 33; ++i) machine.load(i << 12, 0x8000'0000 + i * 64);
    CHECK(machine.load(0, 0x8000'0000) == 12);
    CHECK(machine.load(0, 0x8000'0000) == 0);
}

TEST_CASE("A15 ladder: a walk of one descriptor in the L2 is 30 cycles more") {
    Machine machine;
    machine.walk.append({{0x1000}, 1, false});
    machine.load(0x5000, 0x8000'0000);
    machine.load(0x6000, 0x8000'0000);
    CHECK(machine.load(0x7000, 0x8000'0000) == 12 + 30);
    CHECK(machine.core().counters().l2tlb_refills == 3);
}

TEST_CASE("A15 ladder: with its descriptor in the L1D the walk is about 10 cycles") {
    Machine machine;
    machine.walk.append({{0x1000}, 1, false});
    machine.core().data(uarch::load(0x1000, flat(0)), machine.walk);
    machine.load(0x5000, 0x8000'0000);
    CHECK(machine.load(0x6000, 0x8000'0000) == 12 + 13);
}

TEST_CASE("A15 ladder: a walk cache miss is some 20 cycles more") {
    Machine machine;
    machine.walk.append({{0x1000}, 1, false});
    machine.walk.append({{0x2000}, 1, false});
    machine.load(0x5000, 0x8000'0000);
    CHECK(machine.load(0x6000, 0x8000'0000) == 12 + 30);
    TlbInvalidate all;
    all.nonsecure_pl10 = true;
    machine.core().tlb_invalidate(all);
    CHECK(machine.load(0x6000, 0x8000'0000) == 12 + 30 + 21);
}

TEST_CASE("With translation off no TLB is asked") {
    Machine machine;
    machine.core().data(uarch::load(0x1000, flat(0x1000)), machine.walk);
    CHECK(machine.core().data(uarch::load(0x1000, flat(0x1000)), machine.walk).cycles == 0);
    CHECK(machine.core().counters().l2tlb_refills == 0);
}

TEST_CASE("A load may stay in the filter for reads, a store for writes") {
    Machine machine;
    const AccessCost read = machine.core().data(uarch::load(0x1000, page(0x1000)), machine.walk);
    CHECK(read.filter_read());
    CHECK_FALSE(read.filter_write());
    const AccessCost write = machine.core().data(store(0x1000, page(0x1000)), machine.walk);
    CHECK_FALSE(write.filter_read());  // the load micro-TLB was not asked
    CHECK(write.filter_write());
}

TEST_CASE("A7: a store fills the filter for both, since its micro-TLB is shared") {
    Machine machine("cortex-a7");
    const AccessCost write = machine.core().data(store(0x1000, page(0x1000)), machine.walk);
    CHECK(write.filter_read());
    CHECK(write.filter_write());
}

TEST_CASE("Uncached memory never enters a filter") {
    Machine machine;
    DataAccess access = uarch::load(0x1000, page(0x1000));
    access.cacheable = false;
    const AccessCost cost = machine.core().data(access, machine.walk);
    CHECK_FALSE(cost.filter_read());
    CHECK_FALSE(cost.filter_write());
    CHECK(cost.cycles > 150);
}

TEST_CASE("A misprediction costs the penalty once") {
    Machine machine;
    const Branch taken{0x100, 0x200, 0x104, BranchKind::Conditional, true};
    CHECK(machine.core().branch(taken) == 15);
    CHECK(machine.core().branch(taken) == 0);
    CHECK(machine.core().branch(taken) == 0);
    REQUIRE(machine.core().branch_filter() != nullptr);
    CHECK(machine.core().branch_filter()->predicted(taken));
    CHECK(machine.core().counters().branches == 4);
    CHECK(machine.core().counters().mispredictions == 1);
}

TEST_CASE("Counters tell what the models did") {
    Machine machine;
    machine.walk.append({{0x1000}, 1, false});
    machine.walk.append({{0x2000}, 1, false});
    machine.load(0x5000, 0x8000'0000);
    machine.core().fetch({0x9000'0000, false, true, page(0x5000)}, machine.walk);
    machine.core().device(kGicRead, Cycles{0});
    const TimingCounters c = machine.core().counters();
    CHECK(c.l1d_refills == 1);
    CHECK(c.l1i_refills == 1);
    CHECK(c.dtlb_refills == 1);
    CHECK(c.itlb_refills == 1);
    CHECK(c.l2tlb_refills == 1);
    CHECK(c.walk_fetches == 2);
    CHECK(c.l2_refills == 4);
    CHECK(c.bus_accesses == 5);
}

TEST_CASE("Cores of one machine share the L2") {
    Machine machine("cortex-a15", 2);
    machine.core(0).data(uarch::load(0x1000, flat(0x1000)), machine.walk);
    CHECK(machine.core(1).data(uarch::load(0x1000, flat(0x1000)), machine.walk).cycles == 37);
}

TEST_CASE("The granules of the filters are the lines of the L1 caches") {
    Machine a15, a7("cortex-a7");
    CHECK(a15.core().data_granule_shift() == 6);
    CHECK(a15.core().fetch_line_shift() == 6);
    CHECK(a7.core().fetch_line_shift() == 5);
}

TEST_CASE("Functional time is one cycle an instruction and nothing else") {
    MachineTiming timing(Preset::load("cortex-a15").values(), 2, TimingKind::Functional);
    CoreTiming& core = timing.core(CoreId{1});
    WalkPath walk;
    CHECK(core.data_granule_shift() == 12);
    CHECK_FALSE(core.models_fetch());
    CHECK_FALSE(core.models_branches());
    CHECK(core.branch_filter() == nullptr);
    const AccessCost cost = core.data(store(0x1000, page(0x1000)), walk);
    CHECK(cost.cycles == 0);
    CHECK(cost.filter_read());
    CHECK(cost.filter_write());
    CHECK(core.device(kGicRead, Cycles{0}) == 0);
    CHECK(core.event(TimingEvent::ExceptionEntryHyp, Cycles{0}) == 0);
    const std::vector<PricedInstruction> block(5);
    std::vector<u16> cumulative(5);
    core.price_block(block, cumulative);
    CHECK(cumulative == std::vector<u16>{1, 2, 3, 4, 5});
}

TEST_CASE("Kinds of timing are known by name") {
    CHECK(timing_kind_of("functional") == TimingKind::Functional);
    CHECK(timing_kind_of("approximate") == TimingKind::Approximate);
    CHECK_FALSE(timing_kind_of("exact").has_value());
}
