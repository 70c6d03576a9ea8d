// SPDX-License-Identifier: Apache-2.0
// The Generic Timer of one core: CNTP (Secure and Non-secure), CNTV behind CNTVOFF, CNTHP, and the
// event streams. ARM ARM B8.1. The CP15 table of cpu/ calls these functions with the core's local
// time; who may call them is decided there, with the predicates given here.
// NOT MODELLED: the memory-mapped timers of ARM ARM appendix D5.
#pragma once
#include <array>

#include "common/bits.hpp"
#include "common/line.hpp"
#include "common/scheduler.hpp"
#include "timer/system_counter.hpp"

namespace hypscope::timer {

/// CNTP_* are banked by security; the security of the access selects.
enum class Bank : u8 { Secure, NonSecure };

/// The four timers of a core. Their interrupts are PPIs 29, 30, 27 and 26.
enum class TimerId : u8 { SecurePhysical, NonSecurePhysical, Virtual, Hyp };
inline constexpr u32 kTimerCount = 4;
inline constexpr std::array<InterruptId, kTimerCount> kTimerInterrupts{{{29}, {30}, {27}, {26}}};

/// All that the timers of a core remember. For snapshots and debuggers.
struct GenericTimerState {
    struct Timer {
        u32 ctl = 0;  ///< ENABLE and IMASK
        u64 cval = 0;
        bool operator==(const Timer&) const = default;
    };
    std::array<Timer, kTimerCount> timers{};
    u64 cntvoff = 0;
    u32 cntfrq = 0;
    u32 cntkctl = 0;
    u32 cnthctl = 3;  ///< PL1PCTEN and PL1PCEN reset to 1, ARM ARM B4.1
    bool operator==(const GenericTimerState&) const = default;
};

class GenericTimer {
  public:
    /// Called at each event of an event stream: it sets the core's Event Register. ARM ARM B8.1.4.
    using EventHook = void (*)(void* context, Cycles when);

    GenericTimer(const SystemCounter& counter, Scheduler& scheduler);
    ~GenericTimer();
    GenericTimer(const GenericTimer&) = delete;
    GenericTimer& operator=(const GenericTimer&) = delete;

    /// The timer's interrupt: ENABLE, ISTATUS and not IMASK. It rises at the exact cycle.
    [[nodiscard]] Line& output(TimerId id) { return timers_[index(id)].line; }
    void on_event(EventHook hook, void* context);

    // The counters and their frequency. Reading has no side effect.
    [[nodiscard]] u64 read_CNTPCT(Cycles now) const { return counter_.count(now); }
    [[nodiscard]] u64 read_CNTVCT(Cycles now) const { return counter_.count(now) - state_.cntvoff; }
    [[nodiscard]] u32 read_CNTFRQ() const { return state_.cntfrq; }
    void write_CNTFRQ(u32 value) { state_.cntfrq = value; }

    // The physical timers.
    [[nodiscard]] u32 read_CNTP_CTL(Bank bank, Cycles now) const {
        return ctl(physical(bank), now);
    }
    [[nodiscard]] u64 read_CNTP_CVAL(Bank bank) const { return cval(physical(bank)); }
    [[nodiscard]] u32 read_CNTP_TVAL(Bank bank, Cycles now) const {
        return tval(physical(bank), now);
    }
    void write_CNTP_CTL(Bank bank, u32 value, Cycles now) { set_ctl(physical(bank), value, now); }
    void write_CNTP_CVAL(Bank bank, u64 value, Cycles now) { set_cval(physical(bank), value, now); }
    void write_CNTP_TVAL(Bank bank, u32 value, Cycles now) { set_tval(physical(bank), value, now); }

    // The virtual timer.
    [[nodiscard]] u32 read_CNTV_CTL(Cycles now) const { return ctl(TimerId::Virtual, now); }
    [[nodiscard]] u64 read_CNTV_CVAL() const { return cval(TimerId::Virtual); }
    [[nodiscard]] u32 read_CNTV_TVAL(Cycles now) const { return tval(TimerId::Virtual, now); }
    void write_CNTV_CTL(u32 value, Cycles now) { set_ctl(TimerId::Virtual, value, now); }
    void write_CNTV_CVAL(u64 value, Cycles now) { set_cval(TimerId::Virtual, value, now); }
    void write_CNTV_TVAL(u32 value, Cycles now) { set_tval(TimerId::Virtual, value, now); }
    [[nodiscard]] u64 read_CNTVOFF() const { return state_.cntvoff; }
    void write_CNTVOFF(u64 value, Cycles now);

    // The PL2 timer.
    [[nodiscard]] u32 read_CNTHP_CTL(Cycles now) const { return ctl(TimerId::Hyp, now); }
    [[nodiscard]] u64 read_CNTHP_CVAL() const { return cval(TimerId::Hyp); }
    [[nodiscard]] u32 read_CNTHP_TVAL(Cycles now) const { return tval(TimerId::Hyp, now); }
    void write_CNTHP_CTL(u32 value, Cycles now) { set_ctl(TimerId::Hyp, value, now); }
    void write_CNTHP_CVAL(u64 value, Cycles now) { set_cval(TimerId::Hyp, value, now); }
    void write_CNTHP_TVAL(u32 value, Cycles now) { set_tval(TimerId::Hyp, value, now); }

    // Control of access and of the event streams.
    [[nodiscard]] u32 read_CNTKCTL() const { return state_.cntkctl; }
    void write_CNTKCTL(u32 value, Cycles now);
    [[nodiscard]] u32 read_CNTHCTL() const { return state_.cnthctl; }
    void write_CNTHCTL(u32 value, Cycles now);

    // What CNTKCTL grants to PL0, and CNTHCTL to Non-secure PL1 and PL0. ARM ARM B8.1.2, B8.1.3 and
    // B8.1.5.
    [[nodiscard]] bool pl0_may_read_physical_counter() const { return bit(state_.cntkctl, 0); }
    [[nodiscard]] bool pl0_may_read_virtual_counter() const { return bit(state_.cntkctl, 1); }
    [[nodiscard]] bool pl0_may_read_frequency() const { return bits(state_.cntkctl, 1, 0) != 0; }
    [[nodiscard]] bool pl0_may_access_virtual_timer() const { return bit(state_.cntkctl, 8); }
    [[nodiscard]] bool pl0_may_access_physical_timer() const { return bit(state_.cntkctl, 9); }
    [[nodiscard]] bool pl1_may_read_physical_counter() const { return bit(state_.cnthctl, 0); }
    [[nodiscard]] bool pl1_may_access_physical_timer() const { return bit(state_.cnthctl, 1); }

    /// When the output of a timer changes next, or kNever.
    [[nodiscard]] Cycles next_change(TimerId id, Cycles now) const;

    void reset(Cycles now);
    [[nodiscard]] const GenericTimerState& state() const { return state_; }
    void restore(const GenericTimerState& state, Cycles now);

  private:
    struct Timer final : TimedEvent {
        void fire(Cycles now) override { owner->update(id, now); }
        GenericTimer* owner = nullptr;
        TimerId id{};
        Line line;
    };
    /// CNTKCTL drives a stream from the virtual counter, CNTHCTL one from the physical counter.
    struct EventStream final : TimedEvent {
        void fire(Cycles now) override { owner->send_event(*this, now); }
        GenericTimer* owner = nullptr;
        bool is_virtual = false;
    };

    static u32 index(TimerId id) { return static_cast<u32>(id); }
    static TimerId physical(Bank bank) {
        return bank == Bank::Secure ? TimerId::SecurePhysical : TimerId::NonSecurePhysical;
    }
    [[nodiscard]] u64 offset(TimerId id) const {
        return id == TimerId::Virtual ? state_.cntvoff : 0;
    }
    [[nodiscard]] u64 count(TimerId id, Cycles now) const {
        return counter_.count(now) - offset(id);
    }
    [[nodiscard]] bool is_condition_met(TimerId id, Cycles now) const;
    [[nodiscard]] bool is_unmasked(TimerId id) const;

    [[nodiscard]] u32 ctl(TimerId id, Cycles now) const;
    [[nodiscard]] u64 cval(TimerId id) const { return state_.timers[index(id)].cval; }
    [[nodiscard]] u32 tval(TimerId id, Cycles now) const;
    void set_ctl(TimerId id, u32 value, Cycles now);
    void set_cval(TimerId id, u64 value, Cycles now);
    void set_tval(TimerId id, u32 value, Cycles now);

    void schedule(TimedEvent& event, Cycles at);
    void update(TimerId id, Cycles now);
    void update_stream(EventStream& stream, Cycles now);
    void send_event(EventStream& stream, Cycles now);
    void update_all(Cycles now);

    const SystemCounter& counter_;
    Scheduler& scheduler_;
    GenericTimerState state_;
    std::array<Timer, kTimerCount> timers_;
    EventStream virtual_stream_;
    EventStream physical_stream_;
    EventHook event_hook_ = nullptr;
    void* event_context_ = nullptr;
};

}  // namespace hypscope::timer
