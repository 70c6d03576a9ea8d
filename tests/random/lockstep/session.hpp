// SPDX-License-Identifier: Apache-2.0
// A run of the lockstep test: batches through both machines until enough instructions were
// executed; differences counted, the first of them shrunk and told.
#pragma once
#include <set>
#include <string>

#include "tests/random/lockstep/batch.hpp"
#include "tests/random/lockstep/machines.hpp"
#include "tests/random/lockstep/row_pool.hpp"

namespace hypscope::lockstep {

struct Options {
    u64 seed = 1;
    u64 count = 1'000'000;
    u32 only_batch = ~u32{0};  ///< one batch of the seed, to look at a difference again
    u32 reports = 10;          ///< differences told in full
    std::string regime{};      ///< only this one
    std::string rows{};        ///< a regular expression: only rows with such a name
};

class Session {
  public:
    explicit Session(const Options& options) : options_(options), pool_(options.rows) {}
    /// Zero when nothing differs.
    u64 run();
    [[nodiscard]] const RowPool& pool() const { return pool_; }

  private:
    void run_batch(u32 number);
    /// Both machines on `batch`; a case that does not end is taken out and the batch repeated.
    void execute(Batch& batch);
    bool execute_once(Batch& batch);
    void take_out(Batch& batch, u32 slot, const std::string& why);
    void examine(const Batch& batch, u32 number);
    /// Instructions become NOPs as long as the difference stays.
    Case shrink(const Case& c, const Regime& regime);
    [[nodiscard]] bool differs(const Case& c, const Regime& regime);
    void report(const Case& c, const Regime& regime, u32 number);

    Options options_;
    RowPool pool_;
    QemuMachine qemu_;
    SimulatedMachine ours_;
    std::set<std::string> told_;  ///< rows at fault: one report each
    u64 differences_ = 0;
};

}  // namespace hypscope::lockstep
