// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/session.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "tests/random/lockstep/compare.hpp"

namespace hypscope::lockstep {

namespace {

constexpr u64 kInstructionsPerBatch = 30'000;
/// Both take a few seconds; where hypscope does not end, QEMU gets time to come to the same case.
constexpr u32 kSecondsPerBatch = 30, kSecondsBehind = 3;

u32 nop(isa::InstructionSet set) {
    switch (set) {
        case isa::InstructionSet::A32: return 0xe320f000;
        case isa::InstructionSet::T32: return 0xf3af8000;
        case isa::InstructionSet::T16: return 0xbf00;
    }
    return 0;
}

}  // namespace

u64 Session::run() {
    fmt::print("seed {}\n", options_.seed);
    if (options_.only_batch != ~u32{0}) {
        run_batch(options_.only_batch);
        return differences_;
    }
    for (u32 number = 0; pool_.instructions() < options_.count; ++number) run_batch(number);
    return differences_;
}

void Session::run_batch(u32 number) {
    Random seeds(options_.seed * 0x100000001 + number);
    const u64 wanted = std::min(kInstructionsPerBatch,
                                options_.count - std::min(options_.count, pool_.instructions()));
    Random random(seeds.next64());
    const Regime regime = choose_regime(number, options_.regime, random);
    Batch batch = make_batch(regime, std::max<u64>(wanted, 1000), pool_, random);
    execute(batch);
    examine(batch, number);
}

void Session::execute(Batch& batch) {
    while (!execute_once(batch)) {
    }
}

bool Session::execute_once(Batch& batch) {
    const std::span<u8> image = ours_.image();
    write_image(batch, image);
    std::copy(image.begin(), image.end(), qemu_.image().begin());
    qemu_.start(batch.regime.secure());
    ours_.start(batch.regime.secure());
    const std::string our_end = ours_.wait(kSecondsPerBatch);
    const std::string their_end = qemu_.wait(our_end.empty() ? kSecondsPerBatch : kSecondsBehind);
    if (our_end.empty() && their_end.empty()) return true;
    const u32 our_slot = finished_cases(ours_.image()), their_slot = finished_cases(qemu_.image());
    if (our_end.empty() != their_end.empty() || our_slot != their_slot) {
        fmt::print("hypscope: {} in slot {}; QEMU: {} in slot {}\n", our_end, our_slot, their_end,
                   their_slot);
        ++differences_;
    }
    take_out(batch, our_end.empty() ? their_slot : our_slot, "a case that does not end");
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

void Session::examine(const Batch& batch, u32 number) {
    struct Found {
        const Case* c;
        Outcome ours, theirs;
    };
    std::vector<Found> different;
    for (const Case& c : batch.cases) {
        const Outcome ours = outcome_of(c, ours_.image()), theirs = outcome_of(c, qemu_.image());
        const Ending ending = ending_of(c, batch.regime, ours);
        for (u32 i = 0; i < ending.executed; ++i)
            pool_.executed(c.code[i].encoding, ending.undefined && i + 1 == ending.executed);
        if (ours == theirs || compare(c, batch.regime, ours, theirs).empty()) continue;
        ++differences_;
        different.push_back({&c, ours, theirs});
    }
    for (const Found& found : different) {
        if (told_.size() >= options_.reports) return;
        if (differs(*found.c, batch.regime)) {
            report(*found.c, batch.regime, number);
        } else if (told_.insert("alone").second) {
            fmt::print("difference in batch {}, slot {} only together with other cases:\n{}",
                       number, found.c->slot,
                       reproduction(*found.c, batch.regime, found.ours, found.theirs));
        }
    }
}

bool Session::differs(const Case& c, const Regime& regime) {
    Batch one{regime, {c}};
    if (!execute_once(one)) return false;
    return !compare(c, regime, outcome_of(c, ours_.image()), outcome_of(c, qemu_.image())).empty();
}

Case Session::shrink(const Case& c, const Regime& regime) {
    Case small = c;
    for (CodeItem& item : small.code) {
        const u32 word = item.word;
        item.word = nop(item.set);
        if (!differs(small, regime)) item.word = word;
    }
    return small;
}

void Session::report(const Case& c, const Regime& regime, u32 number) {
    const Case small = shrink(c, regime);
    std::string rows;
    for (const CodeItem& item : small.code) {
        if (item.word != nop(item.set)) rows += row_name(item.encoding) + ", ";
    }
    if (!told_.insert(rows).second || !differs(small, regime)) return;
    fmt::print("difference {}: --seed {} --batch {}, slot {}: {}\n{}", told_.size(), options_.seed,
               number, c.slot, rows,
               reproduction(small, regime, outcome_of(small, ours_.image()),
                            outcome_of(small, qemu_.image())));
}

}  // namespace hypscope::lockstep
