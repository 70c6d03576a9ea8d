// SPDX-License-Identifier: Apache-2.0
// The quick way of calls, traps and exception returns against the general one: the same machine, as
// random registers make it, goes both ways.
#include "cpu/quick_traps.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "cpu/block.hpp"
#include "cpu/jit/counter.hpp"
#include "cpu/jit/support.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

using Random = std::mt19937_64;

/// A block of one or more instructions from 0x8010 on, whose head was charged. The first one is
/// looked at.
struct Instructions {
    explicit Instructions(u16 count = 1) {
        block.count = block.cost = count;
        block.ops = std::make_unique<Op[]>(count + 2u);
        for (u8 i = 0; i < count; ++i) {
            Op& op = block.ops[i + 1u];
            op.id = isa::OpId::SVC;
            op.operands.length = 4;
            op.operands.cond = 14;
            op.page_offset = (0x10u + 4u * i) & 0xfff;
            op.index = i;
            op.cumulative = static_cast<u16>(i + 1);
        }
        const jit::HeadData head{&block, nullptr};
        std::memcpy(static_cast<void*>(&block.ops[0].operands), &head, sizeof head);
    }
    [[nodiscard]] const Op& op() const { return block.ops[1]; }
    Block block;
};

constexpr u32 kPc = 0x8010;
constexpr u64 kCycles = 1000, kInstructions = 500;
constexpr u32 kEventCost = 1;  // as NotingTiming's

/// One of two machines that differ in nothing but the way that they go.
struct Way {
    explicit Way(bool virtualization) : bench("cortex-a15", virtualization) {}
    Core& core() { return bench.core(); }

    void become(Random random) {
        const auto sometimes = [&](u32 bits) { return random() % 4 == 0 ? bits : 0u; };
        Core& c = core();
        constexpr u32 kTe = 1u << 30, kEe = 1u << 25, kV = 1u << 13, kNmfi = 1u << 27;
        const From from = kEverywhere[random() % (c.config().has_virtualization ? 7 : 6)];
        if (c.config().has_virtualization && random() % 3 == 0) leave_vm(random() % 3);
        for (const bool secure : {false, true}) {
            c.sys.set(SysReg::SCTLR,
                      sometimes(kTe) | sometimes(kV) | sometimes(kEe & -(random() % 4 == 0)) |
                          sometimes(kNmfi),
                      secure);
            c.sys.set(SysReg::VBAR, random() & 0xffffffe0, secure);
        }
        c.sys.set(SysReg::HSCTLR, sometimes(kTe) | sometimes(kEe & -(random() % 4 == 0)));
        c.sys.set(SysReg::HVBAR, random() & 0xffffffe0);
        c.sys.set(SysReg::MVBAR, random() & 0xffffffe0);
        if (c.config().has_virtualization)
            c.sys.set(SysReg::HCR, sometimes(1u << hcr::kTGE) | sometimes(1u << hcr::kVM) |
                                       sometimes(1u << hcr::kVI & -(random() % 4 == 0)));
        c.sys.set(SysReg::VTTBR, u64{random() % 3} << 48);
        c.sys.set(SysReg::SCR, sometimes(1u << scr::kEA) | sometimes(1u << scr::kIRQ) |
                                   sometimes(1u << scr::kAW) | sometimes(1u << scr::kFW));
        bench.go(from);
        c.start(kPc, c.state.mode, {});
        const Mode modes[] = {Mode::Supervisor, Mode::Irq,    Mode::Abort,
                              Mode::Undefined,  Mode::System, Mode::Fiq};
        if (c.state.mode == Mode::System) c.state.change_mode(modes[random() % 6]);
        for (u32 n = 0; n < 15; ++n) c.state.r[n] = static_cast<u32>(random());
        c.state.set_spsr(static_cast<u32>(random()));
        const u32 control = static_cast<u32>(random()) & ~(mask(15, 10) | mask(26, 24)) & ~0x1fu;
        c.state.set_cpsr((control & ~sometimes(1u << psr::kE)) | static_cast<u32>(c.state.mode));
        if (random() % 8 != 0) c.state.big_endian = false;
        c.hot.cycles = kCycles;
        c.hot.instructions = kInstructions;
        c.hot.page_va = kPc & ~kPageMask;
        c.regime_changed();
    }

    /// Opens an exit.
    void leave_vm(u64 vmid) {
        Core& c = core();
        const Instructions hvc;
        bench.go(From::NsPl1);
        c.sys.set(SysReg::HCR, 1u << hcr::kVM);
        c.sys.set(SysReg::VTTBR, vmid << 48);
        c.start(kPc, c.state.mode, {});
        c.hot.block = &hvc.block;
        c.hot.cycles = c.hot.instructions = 1;
        c.regime_changed();
        c.pend_call(ExceptionKind::HypervisorCall, 0);
        c.deliver_pending(hvc.op());
        REQUIRE(c.hot.exit_running);
    }

    SysRegBench bench;
};

void check_same_exits(const trace::CoreLedger& a, const trace::CoreLedger& b) {
    CHECK(a.in_exit() == b.in_exit());
    const auto same = [](const trace::ExitCause& one, const trace::ExitCause& other) {
        return one.reason == other.reason && one.detail == other.detail;
    };
    CHECK(same(a.exit_cause(), b.exit_cause()));
    const auto as = a.exits(), bs = b.exits();
    REQUIRE(as.size() == bs.size());
    for (size_t i = 0; i < as.size(); ++i) {
        CHECK(same(as[i]->cause, bs[i]->cause));
        CHECK(as[i]->vmid == bs[i]->vmid);
        CHECK(as[i]->cycles.count() == bs[i]->cycles.count());
        CHECK(as[i]->cycles.sum() == bs[i]->cycles.sum());
    }
}

void check_same(Way& quick, Way& general) {
    Core &a = quick.core(), &b = general.core();
    CHECK(a.state.cpsr() == b.state.cpsr());
    CHECK(a.state.r == b.state.r);
    for (u32 bank = 0; bank < static_cast<u32>(Bank::Count); ++bank)
        CHECK(*a.state.spsr_place(static_cast<Bank>(bank)) ==
              *b.state.spsr_place(static_cast<Bank>(bank)));
    for (const Mode mode : {Mode::User, Mode::Supervisor, Mode::Irq, Mode::Abort, Mode::Fiq})
        for (const u32 n : {8u, 13u, 14u})
            CHECK(a.state.read_r(n, mode) == b.state.read_r(n, mode));
    CHECK(a.state.elr_hyp == b.state.elr_hyp);
    CHECK(a.sys.get(SysReg::HSR) == b.sys.get(SysReg::HSR));
    CHECK(a.hot.next_pc == b.hot.next_pc);
    CHECK(a.hot.situation == b.hot.situation);
    CHECK(a.hot.cycles == b.hot.cycles);
    CHECK(a.hot.instructions == b.hot.instructions);
    CHECK(a.mmu().state().regime == b.mmu().state().regime);
    CHECK(a.is_at_vector() == b.is_at_vector());
    CHECK(a.hot.exit_running == b.hot.exit_running);
    CHECK(a.accounts_each_block() == b.accounts_each_block());
    CHECK(a.sys.pmu.exceptions_taken == b.sys.pmu.exceptions_taken);
    CHECK(a.sys.pmu.exception_returns == b.sys.pmu.exception_returns);
    for (Core* core : {&a, &b}) core->finish();
    check_same_exits(a.ledger(), b.ledger());
    const auto as = quick.bench.ledger.buckets(), bs = general.bench.ledger.buckets();
    REQUIRE(as.size() == bs.size());
    for (size_t i = 0; i < as.size(); ++i) {
        CHECK(as[i].level == bs[i].level);
        CHECK(as[i].reason == bs[i].reason);
        CHECK(as[i].phase == bs[i].phase);
        CHECK(as[i].vmid == bs[i].vmid);
        CHECK(as[i].amount == bs[i].amount);
    }
}

struct Both {
    Both(u64 seed, bool virtualization) : quick(virtualization), general(virtualization) {
        quick.become(Random(seed));
        general.become(Random(seed));
        prices.costs = costs.data();
        costs.fill(kEventCost);
        quick.core().hot.event_prices = &prices;
        // Where the prices of events must be asked for, the general way asks no quick one.
        REQUIRE(general.core().timing().models_events());
        REQUIRE(general.core().hot.event_prices == nullptr);
    }

    Way quick, general;
    uarch::EventPrices prices;
    std::array<u32, 64> costs{};
};

/// go(seed, quick, general, op, cycles) of random machines: false when the quick way is not gone.
template <class Go>
void compare(const Go& go) {
    constexpr u64 kRounds = 200;
    const u64 first = GENERATE(take(3, random(u64{1}, u64{1} << 40)));
    u64 taken = 0;
    for (u64 seed = first; seed < first + kRounds; ++seed) {
        INFO("seed " << seed);
        Both both(seed, seed % 4 != 0);
        Core &quick = both.quick.core(), &general = both.general.core();
        const Instructions instruction;
        general.hot.block = &instruction.block;
        u32 cycles = 0;
        if (!go(seed, quick, general, instruction.op(), cycles)) continue;
        quick.hot.cycles += cycles;  // as an engine adds them
        check_same(both.quick, both.general);
        ++taken;
    }
    CHECK(taken > kRounds / 100);
}

TEST_CASE("An SVC goes the quick way as the general one") {
    compare([](u64, Core& quick, Core& general, const Op& op, u32& cycles) {
        const QuickEntry entry{kPc, kPc + 4, quick.state.flags()};
        if (!quick.call_supervisor_quickly(
                entry, [&] { return quick.counts(); }, cycles))
            return false;
        general.pend_call(ExceptionKind::SupervisorCall, 5);
        general.deliver_pending(op);
        return true;
    });
}

TEST_CASE("An HVC goes the quick way as the general one") {
    compare([](u64, Core& quick, Core& general, const Op& op, u32& cycles) {
        if (!quick.config().has_virtualization) return false;
        const QuickEntry entry{kPc, kPc + 4, quick.state.flags()};
        const u32 hsr = hsr_value(hvc_syndrome(7), true, quick.state.thumb, 14);
        if (!quick.enter_hyp_quickly(
                ExceptionKind::HypervisorCall, entry, hsr, [&] { return quick.counts(); }, cycles))
            return false;
        general.pend_call(ExceptionKind::HypervisorCall, 7);
        general.deliver_pending(op);
        return true;
    });
}

TEST_CASE("A trapped instruction goes the quick way as the general one") {
    compare([](u64, Core& quick, Core& general, const Op& op, u32& cycles) {
        if (!quick.config().has_virtualization) return false;
        const Syndrome syndrome{ExceptionClass::McrMrcCp15, 0x1234, true};
        const QuickEntry entry{kPc, kPc, quick.state.flags()};
        const u32 hsr = hsr_value(syndrome, true, quick.state.thumb, 14);
        const Counts counts{kCycles, kInstructions - 1};
        if (!quick.enter_hyp_quickly(
                ExceptionKind::HypTrap, entry, hsr, [&] { return counts; }, cycles))
            return false;
        quick.hot.instructions = counts.instructions;
        general.pend_trap(syndrome);
        general.deliver_pending(op);
        return true;
    });
}

#ifdef __x86_64__
TEST_CASE("A trapped access of translated code goes as the general one, wherever it stands") {
    constexpr u64 kRounds = 200;
    const u64 first = GENERATE(take(3, random(u64{1}, u64{1} << 40)));
    for (u64 seed = first; seed < first + kRounds; ++seed) {
        INFO("seed " << seed);
        Both both(seed, true);
        Core &quick = both.quick.core(), &general = both.general.core();
        if (!quick.is_nonsecure_below_hyp()) continue;
        const Instructions code(static_cast<u16>(1 + seed % 5));
        quick.hot.page_va = general.hot.page_va = kPc & ~kPageMask;
        general.hot.block = &code.block;
        quick.hot.stop_at = kCycles + seed % 40;
        jit::begin_native(quick);
        jit::pack_flags(quick);
        // What a block did since: another one was charged, or all was told to C++.
        if (seed % 2 != 0) {
            quick.hot.native.counter += jit::counted(10, 8);
            general.hot.cycles += 10;
            general.hot.instructions += 8;
        }
        const Syndrome syndrome{ExceptionClass::McrMrcCp15, 0x1234, true};
        const u32 hsr = hsr_value(syndrome, true, quick.state.thumb, 14);
        CHECK(jit::hypscope_jit_trap(&quick, &code.op(), hsr) == 1);
        jit::end_native(quick);
        jit::unpack_flags(quick);
        general.pend_trap(syndrome);
        general.deliver_pending(code.op());
        check_same(both.quick, both.general);
    }
}

TEST_CASE("The head after an exit looks up, whatever time is left") {
    Way way(true);
    way.leave_vm(1);
    Core& core = way.core();
    REQUIRE(core.accounts_each_block());
    core.hot.native = {};
    core.hot.native.limit = 5000;
    core.hot.native.counter = jit::counted(u64{0} - 700, 30) + 3;
    const Counts before = jit::native_counts(core);
    jit::end_time(core);
    CHECK(static_cast<i64>(core.hot.native.counter) >= 0);
    CHECK(jit::native_counts(core).cycles == before.cycles);
    CHECK(jit::native_counts(core).instructions == before.instructions);
    CHECK((core.hot.native.counter & jit::kCountMask) == 3);
}
#endif

TEST_CASE("An exception return goes the quick way as the general one") {
    compare([](u64 seed, Core& quick, Core& general, const Op& op, u32& cycles) {
        constexpr Mode kTo[] = {Mode::User,      Mode::Irq,    Mode::Supervisor, Mode::Abort,
                                Mode::Undefined, Mode::System, Mode::Fiq,        Mode::Hyp};
        Random random(seed ^ 0x5eed);
        const u32 pc = static_cast<u32>(random());
        u32 psr = static_cast<u32>(random()) & ~psr::kModeMask;
        psr |= static_cast<u32>(kTo[random() % 8]);
        if (random() % 8 != 0) psr &= ~(mask(15, 10) | mask(26, 24) | 1u << psr::kE);
        if (!quick.return_quickly(
                pc, psr, [&] { return quick.counts(); }, cycles))
            return false;
        quick.state.set_nzcv(psr >> psr::kV);
        REQUIRE(general.exception_return(op, pc, psr));
        return true;
    });
}

}  // namespace
}  // namespace hypscope::cpu
