// SPDX-License-Identifier: Apache-2.0
// A second GICv2, slow and plain, for the random test: every interrupt is a struct, every question
// is answered by looking at all of them, nothing is kept that follows from something else. Written
// from the rules of IHI 0048B, not from gic/; it shares its Config alone. What the manual leaves
// open is decided as the tags in gic/ say.
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "gic/config.hpp"

namespace hypscope::gic_random {

/// One interrupt, of one core where it is private.
struct Interrupt {
    bool group1 = false;
    bool enabled = false;
    bool latched = false;  ///< pending by an edge or by software
    bool line = false;
    bool active = false;
    bool edge = false;
    unsigned priority = 0;
    unsigned targets = 0;
    unsigned nsacr = 0;
    std::array<bool, 8> senders{};  ///< of an SGI
};

/// The state of one physical CPU interface.
struct Interface {
    u32 ctlr = 0;
    unsigned pmr = 0, bpr = 0, abpr = 0;
    std::array<std::array<bool, 128>, 2> active{};  ///< [group][preemption level]
};

/// The virtual side of one core.
struct Virtual {
    u32 hcr = 0, ctlr = 0;
    unsigned pmr = 0, bpr = 2, abpr = 3;
    std::array<bool, 32> active{};
    std::array<u32, 64> lr{};
};

enum class Bank : u8 { GICD, GICC, GICH, GICV };

struct Access {
    Bank bank;
    unsigned core;
    bool secure;
    u32 offset;
    unsigned size;
};

/// nIRQ, nFIQ, vIRQ, vFIQ of one core.
struct Lines {
    bool irq = false, fiq = false, virq = false, vfiq = false;
    bool operator==(const Lines&) const = default;
};

class Reference {
  public:
    explicit Reference(const gic::Config& config);

    u32 read(const Access& access, bool debug = false);
    void write(const Access& access, u32 value);
    void set_line(unsigned core, unsigned id, bool level);
    [[nodiscard]] Lines lines(unsigned core) const;

  private:
    // Distributor.
    Interrupt& at(unsigned core, unsigned id);
    [[nodiscard]] const Interrupt& at(unsigned core, unsigned id) const;
    [[nodiscard]] bool exists(unsigned id) const { return id < config_.interrupt_lines; }
    [[nodiscard]] bool may(const Access& a, unsigned id, unsigned nsacr = 4) const;
    [[nodiscard]] bool pending(unsigned core, unsigned id) const;
    [[nodiscard]] bool targets(unsigned core, unsigned id) const;
    [[nodiscard]] u32 distributor_word(const Access& a, u32 offset) const;
    [[nodiscard]] u32 distributor_byte(const Access& a, u32 offset) const;
    void write_distributor_word(const Access& a, u32 offset, u32 value);
    void write_distributor_byte(const Access& a, u32 offset, u32 value);
    void send_sgi(const Access& a, u32 value);

    // Physical CPU interface.
    [[nodiscard]] unsigned levels() const;
    [[nodiscard]] unsigned level_step() const { return 256 / levels(); }
    [[nodiscard]] unsigned least_bpr() const;
    [[nodiscard]] std::optional<unsigned> best(unsigned core) const;
    [[nodiscard]] unsigned running(unsigned core) const;
    [[nodiscard]] unsigned group_priority(unsigned core, bool group1, unsigned priority) const;
    [[nodiscard]] bool sufficient(unsigned core, unsigned id) const;
    [[nodiscard]] u32 shown(unsigned core, std::optional<unsigned> id, bool as_secure) const;
    u32 acknowledge(const Access& a, bool as_secure, bool debug);
    void end(const Access& a, u32 value, bool as_secure);
    [[nodiscard]] u32 read_interface(const Access& a, bool debug);
    void write_interface(const Access& a, u32 value);
    [[nodiscard]] u32 active_word(const Interface& c, unsigned group, unsigned n) const;
    void set_active_word(Interface& c, unsigned group, unsigned n, u32 value) const;

    // Virtual side.
    [[nodiscard]] std::optional<unsigned> best_lr(unsigned core) const;
    [[nodiscard]] unsigned virtual_running(unsigned core) const;
    [[nodiscard]] unsigned virtual_group_priority(unsigned core, bool group1, unsigned p) const;
    [[nodiscard]] bool lr_sufficient(unsigned core, unsigned n) const;
    [[nodiscard]] u32 lr_shown(unsigned core, std::optional<unsigned> n, bool aliased) const;
    [[nodiscard]] u32 misr(unsigned core) const;
    u32 virtual_acknowledge(unsigned core, bool aliased, bool debug);
    void virtual_end(unsigned core, u32 value);
    bool virtual_deactivate(unsigned core, u32 value);
    void maintain(unsigned core);
    [[nodiscard]] u32 read_control(const Access& a) const;
    void write_control(const Access& a, u32 value);
    [[nodiscard]] u32 read_virtual(const Access& a, bool debug);
    void write_virtual(const Access& a, u32 value);

    gic::Config config_;
    bool group0_on_ = false, group1_on_ = false;
    std::array<std::array<Interrupt, 32>, 8> private_;
    std::array<Interrupt, 1024> shared_;
    std::array<Interface, 8> interface_;
    std::array<Virtual, 8> virtual_;
};

}  // namespace hypscope::gic_random
