// SPDX-License-Identifier: Apache-2.0
// A run of the lockstep test: batches through two machines until enough instructions were executed;
// differences counted, the first of them shrunk and told. The machines are hypscope and QEMU, or
// two engines of hypscope.
#pragma once
#include <memory>
#include <set>
#include <string>

#include "tests/random/lockstep/batch.hpp"
#include "tests/random/lockstep/compare.hpp"
#include "tests/random/lockstep/machines.hpp"
#include "tests/random/lockstep/row_pool.hpp"

namespace hypscope::lockstep {

struct OperandBatch;

struct Options {
    u64 seed = 1;
    u64 count = 1'000'000;
    u32 only_batch = ~u32{0};          ///< one batch of the seed, to look at a difference again
    u32 reports = 10;                  ///< differences told in full
    std::string regime{};              ///< only this one
    std::string rows{};                ///< a regular expression: only rows with such a name
    std::vector<std::string> engines;  ///< two: hypscope with itself, with interrupts; else QEMU
    std::string timing = "functional";
    bool operands = false;  ///< floating-point and SIMD rows over many operands, not programs
};

class Session {
  public:
    explicit Session(const Options& options);
    /// Zero when nothing differs.
    u64 run();
    /// Batches of operands instead, until `count` operations were executed.
    u64 run_operands();
    [[nodiscard]] const RowPool& pool() const { return pool_; }
    [[nodiscard]] u64 differences() const { return differences_; }

  private:
    void run_batch(u32 number);
    void run_operand_batch(const OperandBatch& batch, u32 number);
    void show_progress() const;
    /// Both machines on `batch`; a case that does not end is taken out and the batch repeated.
    void execute(Batch& batch);
    bool execute_once(Batch& batch);
    /// Both machines on the image that the first one has; how each ended.
    struct Ends {
        std::string first, second;
    };
    Ends execute_image(bool secure);
    void take_out(Batch& batch, u32 slot, const std::string& why);
    void examine(const Batch& batch, u32 number);
    void compare_figures(u32 number);
    [[nodiscard]] std::vector<Difference> compare_outcomes(const Case& c, const Regime& regime,
                                                           const Outcome& first,
                                                           const Outcome& second) const;
    /// Instructions become NOPs, registers and memory zero, as long as the difference stays.
    Case shrink(const Case& c, const Regime& regime);
    [[nodiscard]] bool differs(const Case& c, const Regime& regime);
    void report(const Case& c, const Regime& regime, u32 number);
    [[nodiscard]] Names names() const { return {first_->name(), second_->name()}; }
    [[nodiscard]] bool against_itself() const { return !options_.engines.empty(); }

    Options options_;
    RowPool pool_;
    std::unique_ptr<TestMachine> first_, second_;
    std::set<std::string> told_;  ///< rows at fault: one report each
    u64 differences_ = 0;
};

}  // namespace hypscope::lockstep
