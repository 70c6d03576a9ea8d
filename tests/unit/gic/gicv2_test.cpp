// SPDX-License-Identifier: Apache-2.0
// The device as a whole: parameters, inputs, the monitor's hand-over, reset, snapshots, and random
// accesses against a naive model of what should be signalled.
#include "gic/gicv2.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "common/error.hpp"
#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

SCENARIO("Parameters out of range are refused") {
    const std::vector<Config> bad{{.cores = 0},
                                  {.cores = 9},
                                  {.interrupt_lines = 0},
                                  {.interrupt_lines = 33},
                                  {.interrupt_lines = 1024},
                                  {.list_registers = 0},
                                  {.list_registers = 65},
                                  {.priority_bits = 4},
                                  {.priority_bits = 9},
                                  {.priority_bits = 3, .security_extensions = false}};
    for (const Config& config : bad) CHECK_THROWS_AS(Gicv2(config), SimError);
}

SCENARIO("Every register of every bank answers every core, size and security without a crash") {
    for (const u8 cores : {u8{1}, u8{3}, u8{8}}) {
        GicBench bench({.cores = cores, .interrupt_lines = 1020, .list_registers = 64});
        for (MmioDevice* bank :
             {&bench.gic.gicd(), &bench.gic.gicc(), &bench.gic.gich(), &bench.gic.gicv()})
            for (u32 offset = 0; offset < 0x2400; ++offset)
                for (const u8 size : std::array<u8, 7>{0, 1, 2, 3, 4, 5, 8}) {
                    const MmioAccess access{
                        offset,
                        size,
                        {.core = {static_cast<u8>(offset % 9)}, .secure = (offset & 4) != 0},
                        {}};
                    CHECK(bank->write(access, offset * 2654435761u) == MmioStatus::Ok);
                    if (bank->read(access).status != MmioStatus::Ok) FAIL("an error response");
                }
    }
}

SCENARIO("A core that does not exist reads zero") {
    GicBench bench({.cores = 2});
    CHECK(bench.secure(2).gicd[GICD_TYPER] == 0);
    CHECK(bench.secure(2).gicc[GICC_IIDR] == 0);
    CHECK(bench.secure(255).gich[GICH_VTR] == 0);
}

SCENARIO("After the monitor's set-up Non-secure software owns every interrupt") {
    GicBench bench;
    bench.gic.apply_secure_monitor_setup({0});
    for (u8 core = 0; core < 2; ++core) {
        CHECK(bench.secure(core).gicd[GICD_IGROUPR] == 0xffffffff);
        CHECK(bench.secure(core).gicc[GICC_PMR] == 0xf8);
        CHECK(bench.nonsecure(core).gicc[GICC_PMR] == 0xf0);
        CHECK(bench.nonsecure(core).gicd[GICD_ISENABLER] == 0xffff);
    }
    CHECK(bench.secure().gicd[GICD_IGROUPR + 32] == 0xffffffff);
    CHECK(bench.secure().gicd[GICD_IGROUPR + 36] == 0);
    CHECK(bench.secure().gicd[GICD_CTLR] == 0);
    CHECK(bench.secure().gicc[GICC_CTLR] == 0);
}

SCENARIO("A Non-secure kernel boots on the hand-over: mask, enable, take, end") {
    GicBench bench;
    bench.enable_nonsecure();
    Software ns = bench.nonsecure();
    ns.gicc.write(GICC_PMR, 0xf0);
    ns.gicd.write(GICD_IPRIORITYR + 40, 0xa0a0a0a0);
    ns.targets(40, 1);
    ns.enable(40);
    bench.spi(40, true);
    CHECK(bench.irq());
    CHECK_FALSE(bench.fiq());
    CHECK(ns.ack() == 40);
    CHECK(ns.gicc[GICC_RPR] == 0xa0);
    bench.spi(40, false);
    ns.eoi(40);
    CHECK(ns.ack() == 1023);
}

SCENARIO("A wire connected to an SPI or a PPI drives it") {
    GicBench bench;
    bench.enable_all().with_spi(40, 0, 0x80);
    bench.secure(1).enable(27);
    Line spi, ppi;
    bench.gic.connect_spi(spi, {40});
    bench.gic.connect_ppi(ppi, {1}, {27});
    spi.set(true, {5});
    CHECK(bench.irq(0));
    CHECK_FALSE(bench.irq(1));
    ppi.set(true, {6});
    CHECK(bench.secure(1).gicc[GICC_HPPIR] == 27);
    ppi.set(false, {7});
    CHECK_FALSE(bench.irq(1));
}

SCENARIO("Reset returns the registers to their reset values and keeps the input levels") {
    GicBench bench;
    bench.enable_all().with_spi(40, 0, 0x80);
    bench.spi(40, true);
    bench.ppi(30, true, 1);
    CHECK(bench.irq());
    bench.gic.reset({100});
    CHECK_FALSE(bench.irq());
    CHECK(bench.secure().gicd[GICD_CTLR] == 0);
    CHECK(bench.secure().gicc[GICC_PMR] == 0);
    CHECK(bench.secure().gicd[GICD_SPISR] == 0x100);
    CHECK(bench.secure(1).gicd[GICD_PPISR] == 0x4000);
    bench.enable_all().with_spi(40, 0, 0x80);
    CHECK(bench.irq());
}

SCENARIO("A snapshot restored into another GIC drives the same lines and goes on alike") {
    GicBench bench;
    bench.enable_all(kAckCtl).with_spi(40, 0, 0x80).with_spi(41, 1, 0x40, 3);
    bench.spi(40, true);
    (void)bench.secure().ack();
    bench.spi(41, true);
    bench.secure(1).sgi(2, 7);
    bench.nonsecure().gich.write(GICH_HCR, 1 | 2);
    bench.nonsecure().gich.write(GICH_VMCR, 0xf84c0002);
    bench.nonsecure().gich.write(GICH_LR, Lr{.id = 50}.software());
    const Gicv2State saved = bench.gic.state();

    GicBench other;
    other.gic.restore(saved, {500});
    CHECK(other.gic.state() == saved);
    for (u8 core = 0; core < 2; ++core) {
        CHECK(other.irq(core) == bench.irq(core));
        CHECK(other.fiq(core) == bench.fiq(core));
        CHECK(other.virq(core) == bench.virq(core));
    }
    CHECK(other.secure().ack() == 41);
    CHECK(bench.secure().ack() == 41);
    CHECK(other.gic.state() == bench.gic.state());
}

SCENARIO("Restoring a state moves no line that is the same before and after") {
    GicBench bench;
    bench.enable_all().with_spi(40, 0, 0x80);
    bench.spi(40, true);
    const Gicv2State saved = bench.gic.state();
    u32 changes = 0;
    bench.gic.irq({0}).connect([](void* count, u32, bool, Cycles) { ++*static_cast<u32*>(count); },
                               &changes, 0);
    bench.gic.restore(saved, {9});
    CHECK(changes == 0);
    CHECK(bench.irq());
}

SCENARIO("Reading the state has no side effect") {
    GicBench bench;
    bench.enable_all().with_spi(40, 0, 0x80);
    bench.spi(40, true);
    const Gicv2State first = bench.gic.state();
    CHECK(bench.gic.state() == first);
    CHECK(bench.secure().ack() == 40);
    CHECK_FALSE(bench.gic.state() == first);
}

// The naive model: every interrupt of the state is looked at ----------------------------------

namespace {

struct Expected {
    bool irq = false, fiq = false;
    bool operator==(const Expected&) const = default;
};

Expected expected_lines(const Gicv2State& state, u8 core, u32 lines) {
    const DistributorState& d = state.distributor;
    const CpuInterfaceState& c = state.cpu_interface[core];
    u32 best = 0x100, best_group = 0;
    for (u32 id = 0; id < lines; ++id) {
        const bool banked = id < 32;
        const InterruptWord& w = banked ? d.banked[core] : d.shared[id / 32];
        const auto has = [&](u32 word) { return (word >> id % 32 & 1) != 0; };
        const u32 group = has(w.group);
        const bool pending = has(w.latch) || (has(w.level) && !has(w.edge));
        const bool forwarded = group != 0 ? d.enable_group1 : d.enable_group0;
        const bool targeted = banked || (d.targets[id] >> core & 1) != 0;
        const bool signals = (c.ctlr >> group & 1) != 0;
        const u32 priority = banked ? d.banked_priority[core][id] : d.priority[id];
        if (!has(w.enabled) || !pending || has(w.active) || !forwarded || !targeted || !signals)
            continue;
        if (priority < best) best = priority, best_group = group;
    }
    const u32 level = std::min(c.active[0].highest(), c.active[1].highest());
    const u32 running = level == 128 ? 0xff : level * 8;
    const bool shared_point = best_group == 0 || (c.ctlr & kCBPR) != 0;
    const u32 mask = 0xfeu << (shared_point ? c.bpr : c.abpr - 1u) & 0xff;
    if (best >= c.pmr || (running != 0xff && (best & mask) >= (running & mask))) return {};
    const bool fiq = best_group == 0 && (c.ctlr & kFIQEn) != 0;
    return {!fiq, fiq};
}

}  // namespace

SCENARIO("Under random accesses and inputs the lines are always those of the naive model") {
    constexpr u8 kCores = 3;
    constexpr u32 kLines = 96;
    const u32 seed = GENERATE(1u, 2u, 3u, 4u);
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](u32 n) { return static_cast<u32>(random() % n); };
    GicBench bench({.cores = kCores, .interrupt_lines = kLines});
    bench.enable_all(kAckCtl | (seed & 1 ? kFIQEn : 0));
    bench.secure().gicd.write(GICD_ITARGETSR + 32, 0x01020407);
    std::array<std::vector<u32>, kCores> taken;

    for (u32 step = 0; step < 20000; ++step) {
        const u8 core = static_cast<u8>(below(kCores));
        Software who = bench.software(core, below(3) != 0);
        const u32 id = below(kLines);
        const u32 action = below(16);
        if (action < 2) {
            if (id >= 32)
                bench.spi(static_cast<u16>(id), below(2) != 0);
            else if (id >= 16)
                bench.ppi(static_cast<u16>(id), below(2) != 0, core);
        } else if (action < 5) {
            const u32 offset = 0x80 * (1 + below(7)) + id / 32 * 4;
            who.gicd.write(offset, static_cast<u32>(random() & random()));
        } else if (action == 5) {
            who.priority(id, below(256));
        } else if (action == 6) {
            who.targets(id, below(256));
        } else if (action == 7) {
            who.gicd.write(GICD_ICFGR + id / 16 * 4, static_cast<u32>(random()));
        } else if (action == 8) {
            who.sgi(below(256), below(16), below(4), below(2));
        } else if (action == 9) {
            who.gicc.write(GICC_PMR, below(4) == 0 ? below(256) : 0xff);
        } else if (action == 10) {
            who.gicc.write(below(2) != 0 ? GICC_BPR : GICC_ABPR, below(8));
        } else if (action == 11 && below(20) == 0) {
            who.gicc.write(GICC_CTLR, static_cast<u32>(random()));
            bench.secure().gicd.write(GICD_CTLR, below(8) == 0 ? below(4) : 3);
        } else if (action < 14) {
            const u32 value = who.ack();
            if ((value & 0x3ff) < 1020) taken[core].push_back(value);
        } else if (!taken[core].empty()) {
            bench.secure(core).eoi(taken[core].back());
            bench.secure(core).dir(taken[core].back());
            taken[core].pop_back();
        } else if (below(8) == 0) {
            who.gicc.write(below(2) != 0 ? GICC_APR : GICC_NSAPR, 0);
        }
        const Gicv2State state = bench.gic.state();
        for (u8 c = 0; c < kCores; ++c) {
            if (expected_lines(state, c, kLines) == Expected{bench.irq(c), bench.fiq(c)}) continue;
            FAIL("step " << step << " action " << action << " core " << int{c});
        }
    }
}

SCENARIO("Under random accesses to the virtual interface the list registers stay consistent") {
    std::mt19937 random(7);
    GicBench bench;
    bench.enable_nonsecure();
    Software hyp = bench.nonsecure();
    hyp.gich.write(GICH_HCR, 1);
    for (u32 step = 0; step < 20000; ++step) {
        const u32 value = static_cast<u32>(random());
        if (random() % 3 == 0)
            hyp.gich.write(static_cast<u32>(random() % 0x50) * 4, value);
        else if (random() % 2 == 0)
            hyp.gicv.write(static_cast<u32>(random() % 12) * 4, value);
        else
            (void)hyp.gicv[static_cast<u32>(random() % 12) * 4];
        const u32 empty = hyp.gich[GICH_ELRSR], ended = hyp.gich[GICH_EISR];
        for (u32 n = 0; n < 4; ++n) {
            const bool invalid = lr_state(hyp.gich[GICH_LR + 4 * n]) == 0;
            if (((empty | ended) >> n & 1) != invalid) FAIL("step " << step);
        }
        if ((empty & ended) != 0 || (bench.virq() && bench.vfiq())) FAIL("step " << step);
        const bool asked = (hyp.gich[GICH_HCR] & 1) != 0 && hyp.gich[GICH_MISR] != 0;
        if (((hyp.gicd[GICD_PPISR] >> 9 & 1) != 0) != asked) FAIL("step " << step);
    }
}
