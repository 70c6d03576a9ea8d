// SPDX-License-Identifier: Apache-2.0
// gic_random: random sequences of accesses and device interrupts on gic/ and on the plain model of
// reference.hpp. After each operation what was read and every line of every core must agree, now
// and then all registers of a core. A difference is printed with its seed and the shortest sequence
// that still shows one, as lines of a unit test.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>

#include "gic/gicv2.hpp"
#include "operations.hpp"

namespace hypscope::gic_random {
namespace {

constexpr unsigned kSequence = 2000;  ///< operations of one seed
constexpr unsigned kSurvey = 100;     ///< after so many all registers of a core are compared

/// Both models, side by side.
class Pair {
  public:
    explicit Pair(const gic::Config& config) : config_(config), gic_(config), reference_(config) {}

    /// What differs after the operation.
    std::optional<std::string> apply(const Operation& o) {
        std::optional<std::string> wrong;
        if (o.kind == Operation::Kind::Line) {
            set_line(o);
        } else if (o.kind == Operation::Kind::Write) {
            (void)bank(o.access.bank).write(on_bus(o.access, false), o.value);
            reference_.write(o.access, o.value);
        } else {
            wrong = compare(o.access, false);
        }
        return wrong ? wrong : compare_lines();
    }

    /// All registers as a core sees them in both security states, without side effects.
    std::optional<std::string> survey(unsigned core) {
        constexpr std::array<u32, 4> kEnds{0x1000, 0x100, 0x200, 0x100};
        for (const bool secure : {true, false})
            for (unsigned b = 0; b < 4; ++b)
                for (u32 offset = 0; offset < kEnds[b]; offset += 4) {
                    const Access a{static_cast<Bank>(b), core, secure, offset, 4};
                    if (auto wrong = compare(a, true)) return wrong;
                }
        return std::nullopt;
    }

  private:
    MmioDevice& bank(Bank b) {
        switch (b) {
            case Bank::GICD: return gic_.gicd();
            case Bank::GICC: return gic_.gicc();
            case Bank::GICH: return gic_.gich();
            case Bank::GICV: break;
        }
        return gic_.gicv();
    }

    MmioAccess on_bus(const Access& a, bool debug) {
        const Requester by{.core = {static_cast<u8>(a.core)}, .secure = a.secure, .debug = debug};
        return {a.offset, static_cast<u8>(a.size), by, {++now_}};
    }

    void set_line(const Operation& o) {
        const bool level = o.value != 0;
        if (o.id < 32)
            gic_.set_ppi({static_cast<u8>(o.access.core)}, {o.id}, level, {++now_});
        else
            gic_.set_spi({o.id}, level, {++now_});
        reference_.set_line(o.access.core, o.id, level);
    }

    std::optional<std::string> compare(const Access& a, bool debug) {
        const u32 got = bank(a.bank).read(on_bus(a, debug)).value;
        const u32 want = reference_.read(a, debug);
        if (got == want) return std::nullopt;
        Operation o;
        o.access = a;
        return fmt::format("{}  // {:#x}, by the plain model {:#x}", text_of(o), got, want);
    }

    std::optional<std::string> compare_lines() {
        for (u8 core = 0; core < config_.cores; ++core) {
            const CoreId c{core};
            const Lines got{gic_.irq(c).level(), gic_.fiq(c).level(), gic_.virq(c).level(),
                            gic_.vfiq(c).level()};
            const Lines want = reference_.lines(core);
            if (got == want) continue;
            return fmt::format(
                "core {}: IRQ {:d} FIQ {:d} vIRQ {:d} vFIQ {:d}, by the plain model {:d} {:d} "
                "{:d} {:d}",
                core, got.irq, got.fiq, got.virq, got.vfiq, want.irq, want.fiq, want.virq,
                want.vfiq);
        }
        return std::nullopt;
    }

    gic::Config config_;
    gic::Gicv2 gic_;
    Reference reference_;
    u64 now_ = 0;
};

struct Difference {
    std::size_t length;  ///< operations up to it
    std::string what;
};

std::optional<Difference> run(const gic::Config& config, const std::vector<Operation>& sequence) {
    Pair pair(config);
    for (std::size_t n = 0; n < sequence.size(); ++n) {
        if (auto wrong = pair.apply(sequence[n])) return Difference{n + 1, *wrong};
        if (n % kSurvey != kSurvey - 1) continue;
        const unsigned core = static_cast<unsigned>(n / kSurvey) % config.cores;
        if (auto wrong = pair.survey(core)) return Difference{n + 1, *wrong};
    }
    for (unsigned core = 0; core < config.cores; ++core)
        if (auto wrong = pair.survey(core)) return Difference{sequence.size(), *wrong};
    return std::nullopt;
}

/// Leaves out ever smaller parts of the sequence while a difference remains.
std::vector<Operation> shorten(const gic::Config& config, std::vector<Operation> sequence) {
    for (std::size_t part = sequence.size() / 2; part > 0; part /= 2) {
        for (std::size_t end = sequence.size(); end >= part;) {
            std::vector<Operation> without = sequence;
            const auto last = without.begin() + static_cast<std::ptrdiff_t>(end);
            without.erase(last - static_cast<std::ptrdiff_t>(part), last);
            end -= part;
            const auto difference = run(config, without);
            if (!difference) continue;
            without.resize(difference->length);
            sequence = std::move(without);
            end = std::min(end, sequence.size());
        }
    }
    return sequence;
}

bool agrees(u64 seed) {
    Source source(seed);
    std::vector<Operation> sequence;
    for (unsigned n = 0; n < kSequence; ++n) sequence.push_back(source.next());
    const auto difference = run(source.config(), sequence);
    if (!difference) return true;
    sequence.resize(difference->length);
    sequence = shorten(source.config(), std::move(sequence));
    fmt::print("seed {}: after {} operations; shortened to {}:\n    {}\n", seed, difference->length,
               sequence.size(), text_of(source.config()));
    for (const Operation& o : sequence) fmt::print("    {}\n", text_of(o));
    if (const auto last = run(source.config(), sequence)) fmt::print("{}\n", last->what);
    return false;
}

u64 option(int argc, char** argv, const char* name, u64 otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0) return std::strtoull(argv[i + 1], nullptr, 0);
    return otherwise;
}

}  // namespace
}  // namespace hypscope::gic_random

int main(int argc, char** argv) {
    using namespace hypscope;
    using namespace hypscope::gic_random;
    const u64 seed = option(argc, argv, "--seed", 1), count = option(argc, argv, "--count", 20);
    u64 differences = 0;
    for (u64 n = 0; n < count && differences < 5; ++n)
        if (!agrees(seed + n)) ++differences;
    fmt::print("seeds {} to {}: {} operations each, {} differences\n", seed, seed + count - 1,
               kSequence, differences);
    return differences == 0 ? 0 : 1;
}
