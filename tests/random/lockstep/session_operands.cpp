// SPDX-License-Identifier: Apache-2.0
// The session that runs batches of operands (operand_batch.hpp) instead of random programs.
#include <algorithm>
#include <fmt/format.h>

#include "tests/random/lockstep/operand_batch.hpp"
#include "tests/random/lockstep/session.hpp"

namespace hypscope::lockstep {

u64 Session::run_operands() {
    fmt::print("seed {}\n", options_.seed);
    const std::vector<u16> rows = operand_rows(options_.rows);
    std::map<u16, u64> executed;
    u64 operations = 0;
    size_t next = 0;
    for (u32 number = 0; operations < options_.count; ++number) {
        Random random(options_.seed * 0x100000001 + number);
        const OperandBatch batch = make_operand_batch(rows, next, random);
        operations += batch.results();
        for (u32 i = 0; i < batch.results(); ++i) ++executed[item_of(batch, i).encoding];
        if (options_.only_batch == ~u32{0} || options_.only_batch == number)
            run_operand_batch(batch, number);
        if (options_.only_batch == number) break;
    }
    const auto by_count = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto rarest = std::min_element(executed.begin(), executed.end(), by_count);
    fmt::print("{} of {} rows, the rarest {} times\n", executed.size(), rows.size(),
               rarest->second);
    fmt::print("{} operations, {} differences\n", operations, differences_);
    return differences_;
}

void Session::run_operand_batch(const OperandBatch& batch, u32 number) {
    write_image(batch, first_->image());
    const Ends ends = execute_image(false);
    check_end(batch, *first_, ends.first);
    check_end(batch, *second_, ends.second);
    const auto different = different_results(batch, first_->image(), second_->image());
    differences_ += different.size();
    Regime regime;
    std::vector<Case> cases;
    std::set<u16> rows;
    for (const u32 i : different) {
        if (rows.insert(item_of(batch, i).encoding).second)
            cases.push_back(case_of(batch, i, regime));
    }
    for (const Case& c : cases) {
        if (told_.size() >= options_.reports) return;
        if (differs(c, regime))
            report(c, regime, number);
        else
            fmt::print("difference in batch {} that a case alone does not show:\n{}", number,
                       code_text(c));
    }
}

}  // namespace hypscope::lockstep
