// SPDX-License-Identifier: Apache-2.0
// The cluster's thread: which core runs, how far, and when events and SystemC have their turn.
// The host's clock is read for the time limit and for who looks on; the model never sees it.
#include "common/error.hpp"
#include "platform/board_devices.hpp"
#include "platform/machine.hpp"
#include "platform/psci.hpp"

namespace hypscope::platform {

namespace {
/// Quanta between two looks at what limits the run; such rounds between two at the host's clock.
constexpr u32 kQuantaPerRound = 64;
constexpr u32 kRoundsPerClock = 64;
/// The most of a slice of one of several cores: from a quantum behind to a quantum ahead.
constexpr u64 kQuantaPerSlice = 2;
/// A block costs at least a quarter of a cycle an instruction (uarch::CoreTiming::price_block).
constexpr u64 kInstructionsPerCycle = 4;
constexpr u64 kSteppedInstructions = 1024;
/// What a guest has to power off after its key was pressed.
constexpr std::chrono::seconds kPowerOffPatience{10};
}  // namespace

void Machine::run_cluster() {
    if (config_.timeout.count() != 0)
        end_by(std::chrono::steady_clock::now() + config_.timeout, "time limit reached");
    PowerKey* key = devices_->power_key();
    if (config_.power_key_at && key != nullptr) {
        const double cycles = *config_.power_key_at * static_cast<double>(clock_.hertz());
        key->press(Cycles{static_cast<u64>(cycles)});
    }
    try {
        restart();
        while (!ended_) {
            if (reset_requested_) restart();
            if (!run_round()) break;
        }
        settle();
    } catch (...) {
        failure_ = std::current_exception();
    }
    sc_core::sc_stop();
}

/// Slices of the cores, or one step of time; false: nothing can ever happen again.
bool Machine::run_round() {
    if (limits_reached()) return true;
    const Cycles until = horizon();
    const cpu::Core* core = next_turn().core;
    if (core == nullptr && wait_for_host(until)) return true;
    if (core == nullptr || core->now() >= until) return advance_to(until);
    take_turns(until);
    return true;
}

/// Slice by slice, until the cores have reached `until`, or it may have become another moment: an
/// event was set, and SystemC can have a new one only by a transaction.
void Machine::take_turns(Cycles until) {
    blocks_.collect(core_pointers_);
    const Cycles next_event = events_.next();
    const u64 transactions = transaction_count();
    const Round round = next_round();
    u32 slices = round.slices;
    Turn turn = next_turn();
    do {
        run_core(turn, until, round);
        if (turn.core->stop_requested() || events_.next() != next_event ||
            transaction_count() != transactions)
            return;
        turn = next_turn();
    } while (--slices != 0 && turn.core != nullptr && turn.core->now() < until);
}

/// As much as cannot come near the limit of instructions; then one slice, and it looks for itself.
/// The only core goes through a round in one slice, since nobody waits for it but a user's module:
/// that may notify an event of its own when it is accessed, and SystemC looks at events between
/// slices.
Machine::Round Machine::next_round() const {
    const u64 most_of_one =
        kQuantaPerSlice * config_.quantum * kInstructionsPerCycle + kSteppedInstructions;
    const u64 left = config_.max_instructions - instructions();
    if (left / most_of_one <= kQuantaPerRound) return {.near_limit = true};
    const bool alone = core_pointers_.size() == 1 && !has_attached_modules_;
    return alone ? Round{.quanta = kQuantaPerRound} : Round{.slices = kQuantaPerRound};
}

/// The core that is behind runs until it is a quantum ahead of the others; none waits for one that
/// has leapt away.
void Machine::run_core(const Turn& turn, Cycles until, const Round& round) {
    cpu::Core& core = *turn.core;
    const u64 quantum = config_.quantum;
    const u64 others = std::min(turn.others, core.hot.cycles + (kQuantaPerSlice - 1) * quantum);
    const u64 end_of_slice = std::min(others + round.quanta * quantum, until.value);
    current_ = &core;
    core.clear_stop();
    if (round.near_limit) [[unlikely]]
        run_near_limit(core, end_of_slice);
    else
        engine_->run(core, blocks_, {end_of_slice});
    current_ = nullptr;
}

void Machine::run_near_limit(cpu::Core& core, u64 end_of_slice) {
    const u64 remaining = config_.max_instructions - instructions();
    if (remaining <= kSteppedInstructions) {
        for (u64 i = 0; i < remaining && !core.stop_requested() && core.hot.cycles < end_of_slice &&
                        core.run_state() == cpu::RunState::Running;
             ++i)
            engine_->step(core, blocks_);
    } else {
        const u64 safe = (remaining - kSteppedInstructions / 2) / kInstructionsPerCycle;
        engine_->run(core, blocks_, {std::min(end_of_slice, core.hot.cycles + safe)});
    }
}

/// A core that runs alone is ahead of itself.
Machine::Turn Machine::next_turn() const {
    Turn turn;
    for (cpu::Core* core : core_pointers_) {
        if (core->run_state() != cpu::RunState::Running) continue;
        if (turn.core == nullptr) {
            turn.core = core;
        } else if (core->hot.cycles < turn.core->hot.cycles) {
            turn = {.core = core, .others = turn.core->hot.cycles};
        } else {
            turn.others = std::min(turn.others, core->hot.cycles);
        }
    }
    if (turn.others == kNever.value && turn.core != nullptr) turn.others = turn.core->hot.cycles;
    return turn;
}

/// The next moment at which something other than a core acts.
Cycles Machine::horizon() const {
    Cycles next = events_.next();
    if (sc_core::sc_pending_activity()) {
        const sc_core::sc_time at =
            sc_core::sc_time_stamp() + sc_core::sc_time_to_pending_activity();
        next = std::min(next, clock_.to_cycles(at));
    }
    return next;
}

/// No core runs: time passes as the host's does while something may come in from there. True when
/// there is more to do before `until`, or no `until` to go to.
bool Machine::wait_for_host(Cycles until) {
    const Cycles now{std::max(time_.value, cycles())};
    bool waited = false;
    for (HostWait* outside : devices_->host_waits()) {
        if (until <= now || !outside->is_open()) continue;
        (void)outside->wait(now, until);
        rounds_until_clock_ = kRoundsPerClock;
        waited = true;
    }
    return waited && (until == kNever || horizon() < until);
}

bool Machine::advance_to(Cycles until) {
    if (until == kNever) {
        end(static_cast<int>(ExitStatus::AllAsleep), "all cores asleep and no event to come");
        return false;
    }
    time_ = std::max(time_, until);
    events_.run_until(until);
    const sc_core::sc_time at = clock_.to_time(until);
    if (sc_core::sc_pending_activity() &&
        sc_core::sc_time_stamp() + sc_core::sc_time_to_pending_activity() <= at) {
        const sc_core::sc_time now_there = sc_core::sc_time_stamp();
        wait(at > now_there ? at - now_there : sc_core::SC_ZERO_TIME);
    }
    return true;
}

bool Machine::limits_reached() {
    if (instructions() >= config_.max_instructions)
        end(static_cast<int>(ExitStatus::LimitReached), "instruction limit reached");
    if (power_off_asked_.load(std::memory_order_relaxed) != power_off_heeded_) heed_power_off();
    const bool needs_clock = deadline_ || config_.observe;
    if (needs_clock && ++rounds_until_clock_ >= kRoundsPerClock) look_at_host_clock();
    return ended_;
}

void Machine::look_at_host_clock() {
    rounds_until_clock_ = 0;
    const auto now = std::chrono::steady_clock::now();
    if (deadline_ && now >= *deadline_)
        end(static_cast<int>(ExitStatus::LimitReached), deadline_reason_);
    if (config_.observe) config_.observe(now);
}

void Machine::end_by(std::chrono::steady_clock::time_point moment, const std::string& reason) {
    if (deadline_ && *deadline_ <= moment) return;
    deadline_ = moment;
    deadline_reason_ = reason;
}

void Machine::heed_power_off() {
    const bool again = power_off_heeded_ != 0;
    power_off_heeded_ = power_off_asked_.load(std::memory_order_relaxed);
    PowerKey* key = devices_->power_key();
    if (again || key == nullptr || !key->is_heard()) {
        end(static_cast<int>(ExitStatus::LimitReached), "ended by a signal");
        return;
    }
    key->press(Cycles{std::max(cycles(), time_.value)});
    end_by(std::chrono::steady_clock::now() + kPowerOffPatience,
           "ended by a signal; the guest did not power off when its key was pressed");
}

/// Brings every core to the same moment and closes the books.
void Machine::settle() {
    const Cycles end_time{std::max(cycles(), time_.value)};
    for (cpu::Core* core : core_pointers_) {
        if (core->run_state() == cpu::RunState::Running) core->wait_at_end();
        core->skip_to(end_time);
        core->finish();
    }
}

}  // namespace hypscope::platform
