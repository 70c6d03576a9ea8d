// SPDX-License-Identifier: Apache-2.0
// Forms a block: decode until it ends, price it, and say which phases and fetch lines it has. A
// function of bytes, decode state and configuration alone.
#include <algorithm>
#include <cstring>

#include "common/inline_vector.hpp"
#include "cpu/block_cache.hpp"
#include "cpu/coprocessor.hpp"
#include "isa/decode.hpp"
#include "uarch/load_dependences.hpp"

namespace hypscope::cpu {

namespace {

u16 halfword(const u8* page, u32 offset) {
    u16 value = 0;
    std::memcpy(&value, page + offset, 2);
    return value;
}

u32 word(const u8* page, u32 offset) {
    u32 value = 0;
    std::memcpy(&value, page + offset, 4);
    return value;
}

class Builder {
  public:
    Builder(Core& core, const u8* page, u64 page_pa, u32 offset, DecodeState state,
            const u8* next_page)
        : core_(core), page_(page), next_page_(next_page), offset_(offset), it_(state.it) {
        block_ = std::make_unique<Block>();
        block_->pa = page_pa | offset;
        block_->state = state;
    }

    std::unique_ptr<Block> build(u32 limit) {
        const u32 start = offset_;
        while (!ended(limit)) append();
        block_->count = static_cast<u16>(ops_.size());
        block_->bytes = static_cast<u16>(std::min(offset_, 1u << kPageShift) - start);
        price();
        lay_out();
        describe_phases();
        number_fetch_lines();
        return std::move(block_);
    }

  private:
    /// None where no fetch costs anything.
    void number_fetch_lines() {
        if (core_.timing().models_fetch()) {
            const u8 shift = core_.timing().fetch_line_shift();
            const u64 last = (block_->pa + block_->bytes - 1) >> shift;
            block_->fetch_line = block_->pa >> shift;
            block_->line_count = static_cast<u8>(last - block_->fetch_line + 1);
        }
        block_->head_lines = FetchLines::head_of(block_->fetch_line, block_->line_count);
    }

    [[nodiscard]] bool ended(u32 limit) const {
        const size_t count = ops_.size();
        if (count == 0) return false;
        if (over_ || count >= limit) return true;
        if (offset_ > kPageMask) return true;
        // Not inside an IT block, so that hardly any block starts in the middle of one.
        if (count >= kMaxBlockInstructions - 4 && (it_ & 0xf) == 0) return true;
        return count >= kMaxBlockInstructions ||
               straddles_page(page_, offset_, block_->state.thumb);
    }

    void append() {
        isa::Decoded d = decode();
        const size_t index = ops_.size();
        Op& op = ops_.emplace_back();
        log_row(d);
        op.operands = d.operands;
        op.id = d.has_row() && d.status != isa::DecodeStatus::Undefined ? d.op : isa::OpId::Count;
        op.page_offset = static_cast<u16>(offset_ & kPageMask);
        op.it = it_;
        op.index = static_cast<u8>(index);
        offset_ += op.operands.length;
        if (op.id == isa::OpId::Count) {
            over_ = true;
            return;
        }
        const isa::OpInfo& info = isa::op_info(op.id);
        it_ = op.id == isa::OpId::IT ? static_cast<u8>(op.operands.imm) : isa::it_advance(it_);
        if (op.id == isa::OpId::IT) op.operands.cond = 14;
        over_ = op.operands.has(isa::kWritesPc) || op.operands.has(isa::kUnpredictable) ||
                (info.effects & isa::kEndBlock) != 0;
        op.phase = static_cast<u16>(phase_of(op, info)) & 0xf;
    }

    void log_row(const isa::Decoded& d) const {
        RowLog* rows = core_.config().rows;
        if (rows == nullptr || !d.has_row()) return;
        const isa::Encoding& encoding = isa::all_encodings()[d.encoding];
        rows->reached(name_of(encoding.set), row_name(encoding),
                      d.status == isa::DecodeStatus::Undefined ? "undefined" : "decoded");
    }

    isa::Decoded decode() {
        if (!block_->state.thumb) return isa::decode_a32(word(page_, offset_));
        const isa::DecodeContext context{it_};
        const u16 first = halfword(page_, offset_);
        if (!isa::is_t32_prefix(first)) {
            isa::Decoded d = isa::decode_t16(first, context);
            d.operands.length = 2;
            return d;
        }
        const u16 second =
            offset_ < kPageMask - 1 ? halfword(page_, offset_ + 2) : halfword(next_page_, 0);
        isa::Decoded d = isa::decode_t32(u32{first} << 16 | second, context);
        d.operands.length = 4;
        return d;
    }

    static trace::Phase phase_of(const Op& op, const isa::OpInfo& info) {
        using enum isa::TimingClass;
        switch (info.timing) {
            case Banked: return trace::Phase::Gpr;
            case ExceptionReturn: return trace::Phase::Return;
            case VfpMove:
            case VfpLoad:
            case VfpStore:
            case VfpSystem:
            case SimdLoad:
            case SimdStore: return trace::Phase::Vfp;
            case Coprocessor: return coprocessor_phase(op);
            default: return trace::Phase::Handler;
        }
    }

    static trace::Phase coprocessor_phase(const Op& op) {
        const bool wide = op.id == isa::OpId::MCRR || op.id == isa::OpId::MRRC;
        const SysRegRow* row = find_sysreg(sysreg_encoding(op.operands, wide));
        if (row == nullptr) return trace::Phase::Sysreg;
        return sysreg_phase(*row);
    }

    void price() {
        InlineVector<uarch::PricedInstruction, kMaxBlockInstructions> priced;
        InlineVector<u16, kMaxBlockInstructions> ends;
        for (const Op& op : ops_)
            priced.emplace_back(&op_row(op.id), op.operands), ends.emplace_back();
        const std::span<const uarch::PricedInstruction> block{priced.data(), priced.size()};
        const std::span<u16> cumulative{ends.data(), ends.size()};
        block_->edges = core_.timing().price_block(block, cumulative);
        for (size_t i = 0; i < ops_.size(); ++i) ops_[i].cumulative = cumulative[i];
        block_->cost = cumulative.back();
        const bool loops = is_loop(ops_.back());
        if (!loops && !core_.timing().overlaps_misses()) return;
        block_->dependences = std::make_unique<uarch::LoadDependence[]>(block.size());
        const std::span<uarch::LoadDependence> found{block_->dependences.get(), block.size()};
        uarch::find_dependences(block, cumulative, found);
        if (loops) uarch::find_pointer_loads(found);
    }

    /// A loop of this block alone.
    [[nodiscard]] bool is_loop(const Op& last) const {
        return last.id == isa::OpId::B &&
               block_->target_of(last) == static_cast<u32>(block_->pa & kPageMask);
    }

    /// Head, instructions, end.
    void lay_out() {
        const size_t count = ops_.size();
        block_->ops = std::make_unique_for_overwrite<Op[]>(count + 2);
        std::copy_n(ops_.data(), count, block_->ops.get() + 1);
        Op& head = block_->ops[0];
        head.page_offset = static_cast<u16>(block_->pa & kPageMask);
        Op& end = block_->ops[count + 1];
        end.operands.imm = offset_;
        end.it = it_;
        end.index = static_cast<u8>(count);
        end.cumulative = block_->cost;
        block_->branch_hash = uarch::BranchFilter::counter_hash(ops_.back().page_offset);
    }

    void describe_phases() {
        const std::span<Op> ops{block_->ops.get() + 1, ops_.size()};
        mark_restore_before_return(ops);
        mark_save_prefix(ops);
        u32 before = 0;
        for (const Op& op : ops) {
            const u32 cycles = op.cumulative - before;
            before = op.cumulative;
            const trace::Phase phase = block_->phase_of(op);
            if (phase != trace::Phase::Handler) add_share(phase, cycles);
        }
    }

    void add_share(trace::Phase phase, u32 cycles) {
        PhaseShare* end = block_->phases.data() + block_->phase_count;
        PhaseShare* share = std::find_if(block_->phases.data(), end,
                                         [&](const PhaseShare& s) { return s.phase == phase; });
        if (share == end) *share = {phase, 0, 0}, ++block_->phase_count;
        share->cycles = static_cast<u16>(share->cycles + cycles);
        ++share->instructions;
    }

    /// Loads of R0-R12 right before an exception return restore a guest: phase gpr.
    static void mark_restore_before_return(std::span<Op> ops) {
        if (op_row(ops.back().id).timing != isa::TimingClass::ExceptionReturn) return;
        for (size_t i = ops.size() - 1; i-- > 0;) {
            const isa::TimingClass timing = op_row(ops[i].id).timing;
            if (timing != isa::TimingClass::Load && timing != isa::TimingClass::LoadMultiple &&
                timing != isa::TimingClass::LoadDouble)
                break;
            ops[i].phase = static_cast<u16>(trace::Phase::Gpr) & 0xf;
        }
    }

    /// Stores and direct branches from the head on: what runs between a vector and the handler.
    void mark_save_prefix(std::span<const Op> ops) {
        u8 prefix = 0;
        for (const Op& op : ops) {
            using enum isa::TimingClass;
            const isa::TimingClass timing = op_row(op.id).timing;
            const bool saves = timing == Store || timing == StoreMultiple ||
                               timing == StoreDouble || timing == Branch;
            if (!saves) break;
            ++prefix;
        }
        block_->save_prefix = prefix;
    }

    Core& core_;
    const u8* page_;
    const u8* next_page_;
    u32 offset_;
    u8 it_;
    std::unique_ptr<Block> block_;
    InlineVector<Op, kMaxBlockInstructions> ops_;
    bool over_ = false;
};

}  // namespace

bool straddles_page(const u8* page, u32 offset, bool thumb) {
    return thumb && offset == kPageMask - 1 && isa::is_t32_prefix(halfword(page, offset));
}

std::unique_ptr<Block> build_block(Core& core, const u8* page, u64 page_pa, u32 offset,
                                   DecodeState state, const u8* next_page, u32 limit) {
    return Builder(core, page, page_pa, offset, state, next_page).build(limit);
}

}  // namespace hypscope::cpu
