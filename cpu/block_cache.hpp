// SPDX-License-Identifier: Apache-2.0
// All translated blocks of a machine, found by physical address and decode state, shared by its
// cores. Writes to a page that holds blocks drop those that overlap; a dropped block stays in
// memory until a moment at which no core executes, because a core may be inside it.
#pragma once
#include <unordered_map>
#include <vector>

#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/engine.hpp"

namespace hypscope::cpu {

class BlockCache {
  public:
    explicit BlockCache(Engine& engine);

    /// The block at hot.next_pc of `core`, translated when needed; nullptr: a PrefetchAbort is
    /// pending. Sets hot.page_va and clears state.it. The only way in besides links and jumps.
    const Block* find(Core& core);
    /// A block of at most `count` instructions at hot.next_pc, in no cache: for exact limits.
    const Block* find_uncached(Core& core, u32 count);
    /// The successor of `from` at `page_offset` of the same page; charges the way there.
    const Block* find_in_page(Core& core, const Block& from, u32 page_offset, bool thumb);

    [[nodiscard]] bool page_has_code(PhysAddr pa, bool secure) const {
        return code_filter_[filter_index(page_key(pa.value, secure))] != 0 &&
               pages_.contains(page_key(pa.value, secure));
    }
    void written(PhysAddr pa, u32 bytes, bool secure);

    /// Frees what was dropped, and everything when the cache is over its size. Call now and then
    /// between slices.
    void collect(std::span<Core* const> cores);
    /// Links and jumps point into blocks without owning them, so blocks go all at once or not at
    /// all.
    void clear(std::span<Core* const> cores);
    /// Blocks formed so far: decoded, priced, prepared.
    [[nodiscard]] const HostWork& built() const { return built_; }

  private:
    struct Page {
        std::vector<std::unique_ptr<Block>> blocks;
    };
    static constexpr u32 kBuckets = 1u << 15;
    static constexpr u32 kFilter = 1u << 16;
    static constexpr size_t kMaxOps = size_t{1} << 20;  ///< 32 MiB of instructions
    static constexpr size_t kMaxDropped = 4096;

    static u64 page_key(u64 pa, bool secure) { return (pa >> kPageShift) << 1 | u64{secure}; }
    static u32 filter_index(u64 key) { return static_cast<u32>(key * 0x9e3779b97f4a7c15u >> 48); }
    static u32 bucket_of(u64 pa, DecodeState s) {
        return static_cast<u32>(((pa >> 1) ^ (pa >> 16) ^ (u64{s.thumb} << 13)) & (kBuckets - 1));
    }
    Block* look_up(u64 pa, DecodeState s) const;
    const Block* get(Core& core, u64 pa, const u8* host_page, DecodeState s);
    const Block* straddling(Core& core, CodePage page, DecodeState s);
    Block* keep(Core& core, const u8* host_page, std::unique_ptr<Block> block);
    void drop(Block& block);

    Engine& engine_;
    std::vector<Block*> buckets_ = std::vector<Block*>(kBuckets);
    std::vector<u8> code_filter_ = std::vector<u8>(kFilter);
    std::unordered_map<u64, Page> pages_;
    std::vector<std::unique_ptr<Block>> dropped_;
    std::unique_ptr<Block> scratch_;  ///< of find_uncached and of straddling instructions
    size_t ops_ = 0;
    HostWork built_;
};

/// Forms the block at `offset` of a page of code; `next_page` holds the second half of a straddling
/// instruction and may be null when there is none. `limit` instructions at most.
std::unique_ptr<Block> build_block(Core& core, const u8* page, u64 page_pa, u32 offset,
                                   DecodeState state, const u8* next_page, u32 limit);

/// True when the instruction at `offset` is the first half of a T32 one that straddles the page.
[[nodiscard]] bool straddles_page(const u8* page, u32 offset, bool thumb);

}  // namespace hypscope::cpu
