// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/access_run.hpp"

#include <algorithm>

#include "cpu/jit/transfer.hpp"

namespace hypscope::cpu::jit {

namespace {

bool always_executes(const Op& op) {
    const isa::Operands& o = op.operands;
    return o.cond == 14 && op.it == 0 && !o.has(isa::kUnpredictable);
}

/// By an immediate offset, without write-back.
std::optional<Transfer> access_of(const Op& op) {
    const isa::Operands& o = op.operands;
    const auto& transfer = transfer_of(op.id);
    if (!transfer || !always_executes(op) || op_row(op.id).use.read_m) return std::nullopt;
    if (o.n == 15 || o.d == 15 || (transfer->is_pair && o.a == 15)) return std::nullopt;
    return o.index() && !o.wback() ? transfer : std::nullopt;
}

bool writes(const Op& op, u32 n) {
    const isa::RegisterUse& use = op_row(op.id).use;
    const isa::Operands& o = op.operands;
    return (use.write_d && o.d == n) || (use.write_a && o.a == n) || (use.write_n && o.n == n) ||
           (use.write_m && o.m == n);
}

/// Changes registers of the core alone, and no base.
bool goes_between(const Op& op, u32 base) {
    const isa::OpInfo& info = op_row(op.id);
    return isa::is_data_processing(info.timing) && info.effects == isa::kPlain &&
           always_executes(op) && !op.operands.writes_pc() && !writes(op, base);
}

/// The bytes of accesses from the base register on.
struct Extent {
    i32 low = 0, high = 0;
    u32 alignment = 1;
    i32 aligned = 0;  ///< an offset that has it

    [[nodiscard]] static Extent of(const isa::Operands& o, const Transfer& access) {
        const i32 at = immediate_offset(o);
        return {at, at + static_cast<i32>(access.bytes()), access.size(), at};
    }
    /// From there both begin at multiples of their alignments.
    [[nodiscard]] i32 first() const {
        const u32 beyond = static_cast<u32>(low - aligned) & (alignment - 1);
        return low - static_cast<i32>(beyond);
    }
    [[nodiscard]] u32 bytes() const { return static_cast<u32>(high - first()); }
    [[nodiscard]] bool goes_with(const Extent& other) const {
        const u32 common = std::min(alignment, other.alignment);
        return (static_cast<u32>(aligned - other.aligned) & (common - 1)) == 0;
    }
    [[nodiscard]] Extent with(const Extent& other) const {
        const Extent& stricter = alignment >= other.alignment ? *this : other;
        return {std::min(low, other.low), std::max(high, other.high), stricter.alignment,
                stricter.aligned};
    }
};

}  // namespace

AccessRun access_run(std::span<const Op> ops) {
    AccessRun run;
    Extent extent;
    u32 accesses = 0;
    size_t end = 0;
    const u32 base = ops.front().operands.n;
    for (size_t i = 0; i < ops.size() && ops[i].id != isa::OpId::Count; ++i) {
        const isa::Operands& o = ops[i].operands;
        const auto access = access_of(ops[i]);
        if (!access) {
            if (i == 0 || !goes_between(ops[i], base)) break;
            continue;
        }
        const Extent one = Extent::of(o, *access);
        if (i == 0) extent = one;
        const Extent all = extent.with(one);
        if (o.n != base || !extent.goes_with(one) || all.bytes() > kMaxRunBytes) break;
        extent = all;
        ++accesses;
        (access->is_store ? run.stores : run.loads) = true;
        end = i + 1;
        if (writes(ops[i], base)) break;
    }
    if (accesses < kLeastAccesses) return {};
    run.ops = ops.first(end);
    run.first = extent.first();
    run.bytes = extent.bytes();
    run.alignment = extent.alignment;
    run.has_others = end != accesses;
    return run;
}

}  // namespace hypscope::cpu::jit
