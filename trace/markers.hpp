// SPDX-License-Identifier: Apache-2.0
// Measured regions: a guest marks the begin and the end of an operation (a DBG hint), or the begin
// is an interrupt signalled to a core. Begin and end may lie on different cores; both are involved
// then.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/types.hpp"
#include "trace/distribution.hpp"
#include "trace/ledger.hpp"

namespace hypscope::trace {

/// How far a core is.
struct CorePosition {
    Cycles now{};
    u64 instructions = 0;
};

/// What `measure` prints of one operation.
struct Operation {
    std::string name;
    Distribution cycles;
    Distribution instructions;
    /// Sums over all samples of the involved cores' cycles per phase; Phase::Run is the rest.
    std::array<u64, kPhaseCount> phase_cycles{};
};

class Markers {
  public:
    explicit Markers(const Ledger& ledger);
    /// Where any core is now. Without it, where its ledger last heard of it.
    void set_reader(std::function<CorePosition(CoreId)> reader) { reader_ = std::move(reader); }

    /// A begin without an end is forgotten at the next begin of that name.
    void begin(std::string_view name, CoreId core, Cycles now, u64 instructions);
    /// An end without a begin is counted in unmatched() and otherwise ignored.
    void end(std::string_view name, CoreId core, Cycles now, u64 instructions);
    /// The region begins at the next interrupt_signalled of that core.
    void arm_on_interrupt(std::string_view name, CoreId core);
    /// Call when an interrupt becomes pending for a core. Cheap when nothing is armed.
    void interrupt_signalled(CoreId core, Cycles now) {
        if (armed_count_ != 0) begin_armed(core, now);
    }

    /// In the order of their first begin.
    [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }
    [[nodiscard]] u64 unmatched() const { return unmatched_; }

  private:
    static constexpr size_t kMaxCores = 8;
    struct Snapshot {
        u64 instructions = 0;
        PhaseAmounts phases{};
    };
    struct Region {
        bool open = false;
        std::optional<CoreId> armed;
        CoreId core{};
        Cycles began{};
        std::array<Snapshot, kMaxCores> at_begin{};
    };

    size_t index_of(std::string_view name);
    void open(Region& region, CoreId core, Cycles now, std::optional<u64> instructions);
    void begin_armed(CoreId core, Cycles now);
    void add_sample(size_t index, CoreId core, const CorePosition& end);
    [[nodiscard]] CorePosition position(CoreId core) const;
    [[nodiscard]] Snapshot snapshot(CoreId core, const CorePosition& at) const;

    const Ledger& ledger_;
    std::function<CorePosition(CoreId)> reader_;
    std::vector<Operation> operations_;
    std::vector<Region> regions_;  ///< parallel to operations_
    unsigned armed_count_ = 0;
    u64 unmatched_ = 0;
};

}  // namespace hypscope::trace
