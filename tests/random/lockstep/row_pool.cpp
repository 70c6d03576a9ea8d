// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/row_pool.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>

namespace hypscope::lockstep {

namespace {

using namespace isa;

/// Why a row is never generated; empty: it is.
std::string reason_to_leave_out(OpId op) {
    if (op == OpId::WFI || op == OpId::WFE) return "sleeps until an interrupt or event";
    return {};
}

/// Rows that end in an UNDEFINED exception whatever their fields: drawn less often.
bool always_undefined(OpId op) {
    switch (op) {
        case OpId::UDF:
        case OpId::CDP:
        case OpId::CDP2:
        case OpId::MCR2:
        case OpId::MRC2:
        case OpId::MCRR2:
        case OpId::MRRC2:
        case OpId::LDC_imm:
        case OpId::LDC_lit:
        case OpId::STC:
        case OpId::LDC2_imm:
        case OpId::LDC2_lit:
        case OpId::STC2: return true;
        default: return false;
    }
}

double percent(u64 part, u64 whole) {
    return 100 * static_cast<double>(part) / static_cast<double>(std::max<u64>(whole, 1));
}

}  // namespace

std::string row_name(u16 row) {
    const Encoding& e = all_encodings()[row];
    return fmt::format("{} {} ({})", name_of(e.set), op_info(e.op).name, e.name);
}

RowPool::RowPool(const std::string& pattern)
    : generated_(all_encodings().size()), rows_(all_encodings().size()) {
    const std::regex wanted(pattern);
    for (u16 row = 0; row < all_encodings().size(); ++row) {
        const Encoding& e = all_encodings()[row];
        if (!std::regex_search(row_name(row), wanted)) continue;
        const std::string reason = reason_to_leave_out(e.op);
        if (!reason.empty())
            ++left_out_[fmt::format("{}: {}", op_info(e.op).name, reason)];
        else
            (e.set == InstructionSet::A32 ? a32_ : thumb_).push_back(row);
    }
    if (a32_.empty() || thumb_.empty())
        throw std::runtime_error("--rows: no row of A32 or none of Thumb matches");
}

u16 RowPool::choose(bool thumb, Place place, Random& random) const {
    const std::vector<u16>& rows = thumb ? thumb_ : a32_;
    const auto draw = [&] { return rows[random.below(static_cast<u32>(rows.size()))]; };
    u16 best = draw();
    if (random.one_in(2)) {
        for (int i = 0; i < 5; ++i) {
            const u16 other = draw();
            if (generated_[other] < generated_[best]) best = other;
        }
    }
    const OracleNote* note = qemu_note(best, ~u32{0}, place);
    const bool excluded_here = note != nullptr && note->mask == 0;
    const bool undefined = always_undefined(all_encodings()[best].op);
    if ((excluded_here && !random.one_in(8)) || (undefined && !random.one_in(3)))
        return choose(thumb, place, random);
    return best;
}

u16 RowPool::find(std::string_view op, InstructionSet set) const {
    const auto rows = all_encodings();
    for (u16 row = 0; row < rows.size(); ++row) {
        if (rows[row].set == set && op_info(rows[row].op).name == op) return row;
    }
    return static_cast<u16>(rows.size());
}

const OracleNote* RowPool::qemu_note(u16 row, u32 word, Place place) {
    for (const OracleNote& note : oracle_notes(row)) {
        const bool here = (place.in_hyp || !note.reason.starts_with("in Hyp mode")) &&
                          (place.secure || !note.reason.starts_with("in Secure state")) &&
                          (place.in_it || !note.reason.starts_with("in an IT block"));
        if (here && note.oracle == Oracle::Qemu && (word & note.mask) == note.value) return &note;
    }
    return nullptr;
}

void RowPool::excluded(u16 row, const OracleNote& note) {
    ++exclusions_[{row_name(row), std::string(note.reason)}];
}

void RowPool::print(u64 least) const {
    u64 few = 0, fewest = ~u64{0};
    const auto rows = all_encodings();
    for (const std::vector<u16>* set : {&a32_, &thumb_}) {
        for (const u16 row : *set) {
            fewest = std::min(fewest, rows_[row].executed);
            if (rows_[row].executed >= least) continue;
            if (++few <= 20) fmt::print("only {} times: {}\n", rows_[row].executed, row_name(row));
        }
    }
    u64 sum = 0;
    for (const auto& [what, count] : exclusions_) {
        fmt::print("excluded {} times: {}: {}\n", count, what.first, what.second);
        sum += count;
    }
    for (const auto& [reason, count] : left_out_)
        fmt::print("{} rows left out, {}\n", count, reason);
    for (const auto& [name, counts] : regimes_) {
        fmt::print("{:14} {:10} instructions, {:6.2f} % UNDEFINED, {} differences\n", name,
                   counts.executed, percent(counts.undefined, counts.executed), counts.different);
    }
    fmt::print("{} of {} rows, the rarest {} times, {} rows less than {} times\n",
               a32_.size() + thumb_.size(), rows.size(), fewest, few, least);
    fmt::print("without an UNDEFINED exception: {:.2f} %; exclusions: {} ({:.3f} %)\n",
               100 - percent(total_.undefined, total_.executed), sum,
               percent(sum, total_.executed));
}

void RowPool::write_json(const std::string& file, u64 seed, u64 differences) const {
    using nlohmann::ordered_json;
    ordered_json report{{"schema", "hypscope.lockstep/1"},
                        {"seed", seed},
                        {"instructions", total_.executed},
                        {"differences", differences}};
    ordered_json rows = ordered_json::array(), regimes = ordered_json::object(),
                 excluded = ordered_json::array();
    for (u16 row = 0; row < rows_.size(); ++row) {
        const Encoding& e = all_encodings()[row];
        ordered_json in_regimes = ordered_json::object();
        for (const auto& [name, counts] : by_regime_) {
            const auto at = counts.find(row);
            if (at != counts.end()) in_regimes[std::string(name)] = at->second;
        }
        rows.push_back({{"name", op_info(e.op).name},
                        {"encoding", e.name},
                        {"set", name_of(e.set)},
                        {"executed", rows_[row].executed},
                        {"undefined", rows_[row].undefined},
                        {"differences", rows_[row].different},
                        {"regimes", in_regimes}});
    }
    for (const auto& [name, counts] : regimes_) {
        regimes[std::string(name)] = {{"executed", counts.executed},
                                      {"undefined", counts.undefined},
                                      {"differences", counts.different}};
    }
    for (const auto& [what, count] : exclusions_)
        excluded.push_back({{"row", what.first}, {"reason", what.second}, {"count", count}});
    for (const auto& [reason, count] : left_out_)
        excluded.push_back({{"row", reason}, {"reason", "left out"}, {"count", count}});
    report["rows"] = rows;
    report["regimes"] = regimes;
    report["excluded"] = excluded;
    std::ofstream out(file);
    out << report.dump(1) << '\n';
    if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

}  // namespace hypscope::lockstep
