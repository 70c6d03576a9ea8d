// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/session.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>
#include <unistd.h>

#include "tests/random/lockstep/shrink.hpp"

namespace hypscope::lockstep {

namespace {

constexpr u64 kInstructionsPerBatch = 30'000;
/// Both take a second or two; where the first does not end, the second gets time to come to the
/// same case.
constexpr u32 kSecondsPerBatch = 30, kSecondsBehind = 3;

}  // namespace

Session::Session(const Options& options) : options_(options), pool_(options.rows) {
    if (against_itself()) {
        const auto machine = [&](const std::string& name) {
            return std::make_unique<SimulatedMachine>(name, engine_setup(name), options.timing);
        };
        first_ = machine(options.engines.at(0));
        second_ = machine(options.engines.at(1));
    } else {
        first_ = std::make_unique<SimulatedMachine>("hypscope", EngineSetup{}, options.timing);
        second_ = std::make_unique<QemuMachine>();
    }
}

u64 Session::run() {
    fmt::print("seed {}\n", options_.seed);
    if (options_.only_batch != ~u32{0}) {
        run_batch(options_.only_batch);
        return differences_;
    }
    for (u32 number = 0; pool_.instructions() < options_.count; ++number) {
        run_batch(number);
        show_progress();
    }
    return differences_;
}

void Session::show_progress() const {
    if (isatty(STDERR_FILENO) == 0) return;
    fmt::print(stderr, "\r{} of {} instructions, {} differences ", pool_.instructions(),
               options_.count, differences_);
    if (pool_.instructions() >= options_.count) fmt::print(stderr, "\n");
}

void Session::run_batch(u32 number) {
    Random seeds(options_.seed * 0x100000001 + number);
    const u64 wanted = std::min(kInstructionsPerBatch,
                                options_.count - std::min(options_.count, pool_.instructions()));
    Random random(seeds.next64());
    Regime regime = choose_regime(number, options_.regime, random);
    regime.interrupted = against_itself() && !regime.secure();
    Batch batch = make_batch(regime, std::max<u64>(wanted, 1000), pool_, random);
    execute(batch);
    examine(batch, number);
    if (against_itself()) compare_figures(number);
}

void Session::execute(Batch& batch) {
    while (!execute_once(batch)) {
    }
}

Session::Ends Session::execute_image(bool secure) {
    const std::span<u8> image = first_->image();
    std::copy(image.begin(), image.end(), second_->image().begin());
    second_->start(secure);
    first_->start(secure);
    const std::string end = first_->wait(kSecondsPerBatch);
    return {end, second_->wait(end.empty() ? kSecondsPerBatch : kSecondsBehind)};
}

bool Session::execute_once(Batch& batch) {
    write_image(batch, first_->image());
    const auto [end, other_end] = execute_image(batch.regime.secure());
    if (end.empty() && other_end.empty()) return true;
    const u32 slot = finished_cases(first_->image()), other = finished_cases(second_->image());
    if (end.empty() != other_end.empty() || slot != other) {
        fmt::print("{}: {} in slot {}; {}: {} in slot {}\n", first_->name(), end, slot,
                   second_->name(), other_end, other);
        ++differences_;
    }
    take_out(batch, end.empty() ? other : slot, "a case that does not end");
    return false;
}

void Session::take_out(Batch& batch, u32 slot, const std::string& why) {
    const auto at = std::ranges::find(batch.cases, slot, &Case::slot);
    if (at == batch.cases.end() || at->code.empty())
        throw std::runtime_error("a machine ends before its cases do");
    pool_.excluded(why);
    fmt::print("{}, not compared:\n{}", why, code_text(*at));
    make_harmless(*at);
}

std::vector<Difference> Session::compare_outcomes(const Case& c, const Regime& regime,
                                                  const Outcome& first,
                                                  const Outcome& second) const {
    if (first == second) return {};
    return against_itself() ? compare_exactly(c, first, second) : compare(c, regime, first, second);
}

void Session::examine(const Batch& batch, u32 number) {
    struct Found {
        const Case* c;
        Outcome first, second;
    };
    std::vector<Found> different;
    for (const Case& c : batch.cases) {
        const Outcome first = outcome_of(c, first_->image());
        const Outcome second = outcome_of(c, second_->image());
        const Ending ending = ending_of(c, batch.regime, first);
        for (u32 i = 0; i < ending.executed; ++i) {
            const bool undefined = ending.undefined && i + 1 == ending.executed;
            pool_.executed(c.code[i].encoding, *batch.regime.row, undefined);
        }
        if (compare_outcomes(c, batch.regime, first, second).empty()) continue;
        ++differences_;
        if (ending.executed != 0)
            pool_.different(c.code[ending.executed - 1].encoding, *batch.regime.row);
        different.push_back({&c, first, second});
    }
    for (const Found& found : different) {
        if (told_.size() >= options_.reports) return;
        if (differs(*found.c, batch.regime)) {
            report(*found.c, batch.regime, number);
        } else if (told_.insert("alone").second) {
            fmt::print("difference in batch {}, slot {} only together with other cases:\n{}",
                       number, found.c->slot,
                       reproduction(*found.c, batch.regime, names(), found.first, found.second));
        }
    }
}

/// Two engines count the same instructions and cycles.
void Session::compare_figures(u32 number) {
    const auto first = first_->figures(), second = second_->figures();
    if (first == second) return;
    ++differences_;
    fmt::print("batch {}: {} {} instructions, {} cycles; {} {} instructions, {} cycles\n", number,
               first_->name(), first.instructions, first.cycles, second_->name(),
               second.instructions, second.cycles);
}

bool Session::differs(const Case& c, const Regime& regime) {
    Batch one{regime, {c}};
    if (!execute_once(one)) return false;
    return !compare_outcomes(c, regime, outcome_of(c, first_->image()),
                             outcome_of(c, second_->image()))
                .empty();
}

Case Session::shrink(const Case& c, const Regime& regime) {
    return smallest(c, [&](const Case& smaller) { return differs(smaller, regime); });
}

void Session::report(const Case& c, const Regime& regime, u32 number) {
    const Case small = shrink(c, regime);
    std::string rows;
    for (const CodeItem& item : small.code) {
        if (item.word != nop(item.set)) rows += row_name(item.encoding) + ", ";
    }
    if (!told_.insert(rows).second || !differs(small, regime)) return;
    const Outcome first = outcome_of(small, first_->image());
    const Outcome second = outcome_of(small, second_->image());
    fmt::print("difference {}: --seed {} --batch {}, slot {}: {}\n{}{}", told_.size(),
               options_.seed, number, c.slot, rows,
               reproduction(small, regime, names(), first, second),
               guest_test(small, regime, compare_outcomes(small, regime, first, second)));
}

}  // namespace hypscope::lockstep
