// SPDX-License-Identifier: Apache-2.0
#include "cpu/block_cache.hpp"

#include <algorithm>
#include <cstring>

namespace hypscope::cpu {

namespace {
u32 word_at(const u8* page, u32 offset) {
    u32 value = 0;
    std::memcpy(&value, page + (offset & ~u32{3}), 4);
    return value;
}

DecodeState decode_state(const Core& core, bool secure) {
    return {core.state.thumb, core.state.big_endian, core.state.it, secure,
            core.observes_instructions()};
}
}  // namespace

BlockCache::BlockCache(Engine& engine) : engine_(engine) {}

Block* BlockCache::look_up(u64 pa, DecodeState s) const {
    Block* block = buckets_[bucket_of(pa, s)];
    while (block != nullptr && !(block->pa == pa && block->state == s)) block = block->next;
    return block;
}

const Block* BlockCache::find(Core& core) {
    if (!core.target_is_aligned()) return nullptr;
    const u32 pc = core.hot.next_pc;
    CodePage page;
    if (!core.fetch_page(pc, page)) return nullptr;
    const DecodeState s = decode_state(core, page.secure);
    core.hot.page_va = pc & ~kPageMask;
    if (straddles_page(page.host, pc & kPageMask, s.thumb)) return straddling(core, page, s);
    core.state.it = 0;
    const Block* block = get(core, page.pa.value | (pc & kPageMask), page.host, s);
    if (core.hot.context != 0 && s.it == 0) {
        core.jumps.add(pc | u32{s.thumb}, core.hot.context, block);
    }
    return block;
}

const Block* BlockCache::get(Core& core, u64 pa, const u8* host_page, DecodeState s) {
    if (Block* block = look_up(pa, s)) return block;
    const u32 offset = pa & kPageMask;
    // Zeros where a vector should be: memory that nobody wrote. (ANDEQ r0, r0, r0 is no handler.)
    if (core.is_at_vector() && word_at(host_page, offset) == 0)
        core.report_unhandled("holds no instruction");
    const HostWork::Measured measured(built_);
    return keep(
        core, host_page,
        build_block(core, host_page, pa - offset, offset, s, nullptr, kMaxBlockInstructions));
}

/// A straddling instruction is translated anew each time: its second page may be mapped elsewhere.
const Block* BlockCache::straddling(Core& core, CodePage page, DecodeState s) {
    CodePage second;
    const u32 pc = core.hot.next_pc;
    if (!core.fetch_page(pc + 2, second)) return nullptr;
    core.state.it = 0;
    scratch_ = build_block(core, page.host, page.pa.value, pc & kPageMask, s, second.host, 1);
    engine_.prepare(*scratch_);
    return scratch_.get();
}

const Block* BlockCache::find_uncached(Core& core, u32 count) {
    if (!core.target_is_aligned()) return nullptr;
    const u32 pc = core.hot.next_pc;
    CodePage page;
    if (!core.fetch_page(pc, page)) return nullptr;
    const DecodeState s = decode_state(core, page.secure);
    core.hot.page_va = pc & ~kPageMask;
    if (straddles_page(page.host, pc & kPageMask, s.thumb)) return straddling(core, page, s);
    core.state.it = 0;
    scratch_ = build_block(core, page.host, page.pa.value, pc & kPageMask, s, nullptr, count);
    engine_.prepare(*scratch_);
    return scratch_.get();
}

const Block* BlockCache::find_in_page(Core& core, const Block& from, u32 page_offset, bool thumb) {
    DecodeState s = from.state;
    s.thumb = thumb;
    s.it = 0;
    const u64 page_pa = from.pa & ~u64{kPageMask};
    const u8* host = core.system().host_page({page_pa}, s.secure, false);
    if (host == nullptr || straddles_page(host, page_offset, thumb)) return nullptr;
    const Block* to = get(core, page_pa | page_offset, host, s);
    // A loop of one block has its own edge in its price.
    if (from.prices_its_exits() && to != &from) core.charge(from.edges->stall_into(*to->edges));
    return to;
}

Block* BlockCache::keep(Core& core, const u8* host_page, std::unique_ptr<Block> block) {
    engine_.prepare(*block);
    ++built_.blocks;
    built_.instructions += block->count;
    ops_ += block->count + 2u;
    Block* kept = block.get();
    Block*& bucket = buckets_[bucket_of(kept->pa, kept->state)];
    kept->next = bucket;
    bucket = kept;
    const u64 key = page_key(kept->pa, kept->state.secure);
    auto [page, is_new] = pages_.try_emplace(key);
    page->second.blocks.push_back(std::move(block));
    if (is_new) {
        u8& count = code_filter_[filter_index(key)];
        if (count != 0xff) ++count;
        // From now on writes to this page must be seen: no filter may answer for them.
        for (Core* other : core.system().cores()) other->code_appeared_in(host_page);
    }
    return kept;
}

void BlockCache::written(PhysAddr pa, u32 bytes, bool secure) {
    const auto page = pages_.find(page_key(pa.value, secure));
    if (page == pages_.end()) return;
    std::vector<std::unique_ptr<Block>>& blocks = page->second.blocks;
    const auto overlaps = [&](const std::unique_ptr<Block>& b) {
        return b->pa < pa.value + bytes && pa.value < b->pa + b->bytes;
    };
    const auto first =
        std::partition(blocks.begin(), blocks.end(), [&](const auto& b) { return !overlaps(b); });
    for (auto b = first; b != blocks.end(); ++b) {
        drop(**b);
        dropped_.push_back(std::move(*b));
    }
    blocks.erase(first, blocks.end());
    if (!blocks.empty()) return;
    u8& count = code_filter_[filter_index(page->first)];
    if (count != 0xff) --count;
    pages_.erase(page);
}

void BlockCache::drop(Block& block) {
    Block** link = &buckets_[bucket_of(block.pa, block.state)];
    while (*link != &block) link = &(*link)->next;
    *link = block.next;
    block.valid = false;
    ops_ -= block.count + 2u;
    engine_.retire(block);
}

void BlockCache::collect(std::span<Core* const> cores) {
    if (dropped_.size() > kMaxDropped || ops_ > kMaxOps || engine_.is_full()) clear(cores);
}

void BlockCache::clear(std::span<Core* const> cores) {
    for (Core* core : cores) {
        core->jumps.clear();
        core->hot.block = nullptr;
    }
    engine_.forget();
    std::fill(buckets_.begin(), buckets_.end(), nullptr);
    std::fill(code_filter_.begin(), code_filter_.end(), u8{0});
    pages_.clear();
    dropped_.clear();
    ops_ = 0;
}

}  // namespace hypscope::cpu
