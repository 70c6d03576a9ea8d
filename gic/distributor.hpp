// SPDX-License-Identifier: Apache-2.0
// The Distributor: state, grouping, priority and routing of every interrupt, and the registers of
// gicd.inc. GICv2 chapters 3 and 4.3. For each core and group it keeps the pending interrupt of the
// highest priority at hand; the CPU interface decides whether it is signalled.
#pragma once
#include <array>

#include "gic/priority.hpp"
#include "gic/register_bank.hpp"

namespace hypscope::gic {

inline constexpr u32 kWords = 32;  ///< of 32 interrupts each

/// 32 interrupts, one bit each.
struct InterruptWord {
    u32 group = 0;  ///< 1: Group 1
    u32 enabled = 0;
    u32 latch = 0;  ///< pending by an edge, by software or as an SGI
    u32 level = 0;  ///< the input lines
    u32 active = 0;
    u32 edge = 0;  ///< 1: edge-triggered

    /// A level-sensitive interrupt is also pending while its line is high. GICv2 4.3.7.
    [[nodiscard]] u32 pending() const { return latch | (level & ~edge); }
    bool operator==(const InterruptWord&) const = default;
};

/// All that the Distributor remembers. For snapshots and debuggers.
struct DistributorState {
    bool enable_group0 = false;  ///< GICD_CTLR.EnableGrp0
    bool enable_group1 = false;
    std::array<InterruptWord, kMaxCores> banked{};  ///< IDs 0-31 of each core
    std::array<InterruptWord, kWords> shared{};     ///< [0] is not used
    std::array<std::array<u8, kPrivateInterrupts>, kMaxCores> banked_priority{};
    std::array<u8, kWords * 32> priority{};
    std::array<u8, kWords * 32> targets{};
    std::array<std::array<u32, 2>, kMaxCores> banked_nsacr{};
    std::array<u32, kWords * 2> nsacr{};
    std::array<std::array<u8, kSgiCount>, kMaxCores>
        sgi_sources{};  ///< [target][ID]: mask of sources
    bool operator==(const DistributorState&) const = default;
};

class Distributor : public RegisterOwner {
  public:
    using ChangeSink = void (*)(void* context, u8 core, Cycles now);

    explicit Distributor(const Config& config);

    using AcknowledgeSink = void (*)(void* context, u8 core, u32 id);

    /// Called when the candidates of a core changed.
    void on_change(ChangeSink sink, void* context);
    /// Called when software has acknowledged an interrupt: for reports.
    void on_acknowledge(AcknowledgeSink sink, void* context);

    // Inputs.
    void set_spi(u32 id, bool level, Cycles now);
    void set_ppi(u8 core, u32 id, bool level, Cycles now);

    // For the CPU interfaces and the list registers.
    [[nodiscard]] const Candidate& best(u8 core, u32 group) const { return best_[core][group]; }
    [[nodiscard]] bool is_implemented(u32 id) const { return id < config_.interrupt_lines; }
    [[nodiscard]] bool is_group1(u8 core, u32 id) const;
    /// The core whose SGI is next; 0 for other interrupts.
    [[nodiscard]] u32 source_of(u8 core, u32 id) const;
    /// Pending to active, or to active and pending while a level remains. GICv2 3.2.4.
    void acknowledge(u8 core, u32 id, Cycles now);
    /// Active to inactive, active and pending to pending.
    void deactivate(u8 core, u32 id, Cycles now);

    // Register functions, in the order of gicd.inc.
    u32 read_ctlr(const RegisterAccess& a, u32);
    void write_ctlr(const RegisterAccess& a, u32, u32 value);
    u32 read_typer(const RegisterAccess& a, u32);
    u32 read_iidr(const RegisterAccess& a, u32);
    u32 read_group(const RegisterAccess& a, u32 n);
    void write_group(const RegisterAccess& a, u32 n, u32 value);
    u32 read_enabled(const RegisterAccess& a, u32 n);
    void set_enabled(const RegisterAccess& a, u32 n, u32 value);
    void clear_enabled(const RegisterAccess& a, u32 n, u32 value);
    u32 read_set_pending(const RegisterAccess& a, u32 n);
    u32 read_clear_pending(const RegisterAccess& a, u32 n);
    void set_pending(const RegisterAccess& a, u32 n, u32 value);
    void clear_pending(const RegisterAccess& a, u32 n, u32 value);
    u32 read_active(const RegisterAccess& a, u32 n);
    void set_active(const RegisterAccess& a, u32 n, u32 value);
    void clear_active(const RegisterAccess& a, u32 n, u32 value);
    u32 read_priority(const RegisterAccess& a, u32 id);
    void write_priority(const RegisterAccess& a, u32 id, u32 value);
    u32 read_targets(const RegisterAccess& a, u32 id);
    void write_targets(const RegisterAccess& a, u32 id, u32 value);
    u32 read_config(const RegisterAccess& a, u32 n);
    void write_config(const RegisterAccess& a, u32 n, u32 value);
    u32 read_ppi_lines(const RegisterAccess& a, u32);
    u32 read_spi_lines(const RegisterAccess& a, u32 n);
    u32 read_nsacr(const RegisterAccess& a, u32 n);
    void write_nsacr(const RegisterAccess& a, u32 n, u32 value);
    void write_sgir(const RegisterAccess& a, u32, u32 value);
    u32 read_clear_sgi(const RegisterAccess& a, u32 id);
    u32 read_set_sgi(const RegisterAccess& a, u32 id);
    void clear_sgi(const RegisterAccess& a, u32 id, u32 sources);
    void set_sgi(const RegisterAccess& a, u32 id, u32 sources);
    u32 read_identification(const RegisterAccess& a, u32 n);

    [[nodiscard]] static RegisterMap<Distributor> registers();

    /// GICD_IGROUPR all ones, on every core.
    void make_all_group1(Cycles now);

    [[nodiscard]] const DistributorState& state() const { return state_; }
    /// Takes a state over without a word to the CPU interfaces.
    void load(const DistributorState& state);

  private:
    /// What GICD_NSACR must at least say for a Non-secure access to a Group 0 field. GICv2 4.3.14.
    enum class NonSecure : u32 { Never = 4, SetPending = 1, ClearPending = 2, Targets = 3 };

    [[nodiscard]] InterruptWord& word(u8 core, u32 n);
    [[nodiscard]] const InterruptWord& word(u8 core, u32 n) const;
    [[nodiscard]] u32 implemented(u32 n) const;
    [[nodiscard]] u32 visible(const RegisterAccess& a, u32 n,
                              NonSecure rule = NonSecure::Never) const;
    [[nodiscard]] bool is_visible(const RegisterAccess& a, u32 id,
                                  NonSecure rule = NonSecure::Never) const;
    [[nodiscard]] u32 nsacr(u8 core, u32 id) const;
    [[nodiscard]] bool has_nsacr(u8 core, u32 n) const;
    [[nodiscard]] u8& priority(u8 core, u32 id);
    [[nodiscard]] u8 all_cores() const { return static_cast<u8>((1u << config_.cores) - 1); }
    [[nodiscard]] bool may_send(const RegisterAccess& a, u8 target, u32 id, bool nsatt) const;
    void set_line(u8 core, u32 id, bool level, Cycles now);
    void set_sources(u8 core, u32 id, u32 sources, Cycles now);

    // The candidates.
    [[nodiscard]] u32 ready(u8 core, u32 n) const;
    void changed(u8 core, u32 n, Cycles now);
    void update_word(u8 core, u32 n, Cycles now);
    void update_best(u8 core, Cycles now);
    void update_all(Cycles now);
    void derive_targets(u32 id);

    Config config_;
    DistributorState state_;
    ChangeSink sink_ = nullptr;
    void* sink_context_ = nullptr;
    AcknowledgeSink acknowledge_sink_ = nullptr;
    void* acknowledge_context_ = nullptr;
    // Derived from the state: the interrupts of each word that a core could take, the words that
    // have any, the SPIs that target a core, and the best candidate of each group.
    std::array<std::array<u32, kWords>, kMaxCores> ready_{};
    std::array<u32, kMaxCores> ready_words_{};
    std::array<std::array<u32, kWords>, kMaxCores> targeted_{};
    std::array<std::array<Candidate, 2>, kMaxCores> best_{};
};

}  // namespace hypscope::gic
