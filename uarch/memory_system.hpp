// SPDX-License-Identifier: Apache-2.0
// The caches of a cluster: an L1 instruction and an L1 data cache per core over one shared,
// inclusive L2 that keeps a directory of the L1 data caches (A15 TRM 7.1: duplicate L1D tags for
// snoops), and DRAM behind it. Every line is where the real core would have it; every access gets
// its price.
//
// APPROX: the A7's L2 is not inclusive of its L1s. MESI: a line that one core wrote and another
// reads is cleaned into the L2, where the real cores share it dirty (MOESI).
// APPROX: a hit in an L1D does not count as a use for LRU, but the arrival of a line and a new name
// for it do: whether an L0 filter answers or asks again must make no difference to any price.
// APPROX: a stream of stores to lines in a row counts as one of whole lines, which are written
// without being read or allocated; how much of each is written is not looked at. NOT MODELLED:
// bandwidth shared by the cores.
#pragma once
#include <vector>

#include "common/types.hpp"
#include "uarch/cache.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"
#include "uarch/stream_detector.hpp"

namespace hypscope::uarch {

/// Latencies in core cycles, derived from a preset once.
struct MemoryLatencies {
    explicit MemoryLatencies(const CorePreset& preset);
    u32 l2 = 0;        ///< an L2 hit beyond an L1 hit
    u32 l2_fetch = 0;  ///< the same for an instruction line, or a descriptor
    u32 snoop = 0;
    u32 dram = 0;           ///< beyond an L2 hit
    u32 transfer = 0;       ///< a line from L2 when misses overlap
    u32 dram_transfer = 0;  ///< a line from DRAM when misses overlap
    u32 l1_descriptor = 0;
    /// What no cache may hold.
    [[nodiscard]] u32 uncached(bool write) const { return write ? dram_transfer : l2 + dram; }
};

enum class MemoryLevel : u8 { L1, L2, Dram };

struct MemoryCost {
    u32 cycles = 0;
    bool writable = false;
    // What the cycles are made of, for a model that overlaps misses itself.
    MemoryLevel from = MemoryLevel::L1;
    bool snooped = false;   ///< another core's L1D was asked
    bool streamed = false;  ///< a prefetcher expected the line
    bool merged = false;    ///< a store whose line is written whole, without being fetched
};

class MemorySystem {
  public:
    MemorySystem(const CorePreset& preset, unsigned core_count);

    void set_listener(CoreId core, FilterListener* listener);

    /// A cacheable load or store of one line, beyond the price of an L1 hit. `cost` is as it was
    /// made, and need not be copied.
    void load(CoreId core, u64 pa, bool secure, u32 va, MemoryCost& cost);
    void store(CoreId core, u64 pa, bool secure, u32 va, MemoryCost& cost);
    MemoryCost data(CoreId core, u64 pa, bool secure, u32 va, bool write) {
        MemoryCost cost;
        write ? store(core, pa, secure, va, cost) : load(core, pa, secure, va, cost);
        return cost;
    }
    /// A cacheable instruction line.
    u32 fetch(CoreId core, u64 pa, bool secure);
    /// A descriptor of a walk: from the core's L1D if it is there, else through the L2.
    u32 descriptor(CoreId core, u64 pa, bool secure);
    /// Accesses to Normal memory that no cache may hold.
    u32 uncached(CoreId core, bool write);
    /// Applies to all cores: the architecture's inner shareable domain (ARM ARM B2.2).
    void maintain(CoreId core, const CacheMaintenance& op);

    [[nodiscard]] const TimingCounters& counters(CoreId core) const {
        return cores_[core.value].counters;
    }
    [[nodiscard]] const MemoryLatencies& latencies() const { return latencies_; }
    /// Every access is asked for: a hit refreshes the line's recency.
    void see_every_access() { sees_every_access_ = true; }
    [[nodiscard]] u32 l1d_line_shift() const { return cores_[0].l1d.line_shift(); }
    [[nodiscard]] u32 l1i_line_shift() const { return cores_[0].l1i.line_shift(); }

  private:
    enum class State : u8 { Shared, Exclusive, Modified };
    struct DataFrame {
        u32 va = 0;        ///< of the line, as its latest user named it: what an L0 filter may hold
        u32 l2_frame = 0;  ///< where the inclusive L2 holds the line
        State state = State::Shared;
    };
    /// Stores that miss, in a row. The latest line may be in no cache, but in a buffer that merges
    /// the stores to it: an L0 filter may answer for it as for a line that the L1D has writable.
    struct WriteStream {
        LineNumber latest = ~LineNumber{0} >> 1;
        u32 va = 0;
        u32 lines = 0;
        bool merging = false;
    };
    struct Core {
        Core(const CorePreset& preset, CoreId core_id);
        CoreId id;
        Cache l1i, l1d;
        std::vector<DataFrame> frames;  ///< of l1d
        StreamDetector streams;
        LineNumber latest_fetch_miss = 0;
        WriteStream writes;
        FilterListener* listener = nullptr;
        TimingCounters counters;
    };
    /// Of an L2 frame: which L1Ds hold the line (bits 7:0), and two flags. Exclusive: its only
    /// sharer may write it.
    class Directory {
      public:
        [[nodiscard]] u8 sharers() const { return static_cast<u8>(word_); }
        [[nodiscard]] bool is_exclusive() const { return (word_ & kExclusive) != 0; }
        [[nodiscard]] bool is_dirty() const { return (word_ & kDirty) != 0; }
        [[nodiscard]] static Directory exclusive_to(CoreId core) { return Directory(core, 0); }

        /// For itself, from now on.
        void claim(CoreId core) { *this = Directory(core, word_ & kDirty); }
        void join(CoreId core) { word_ = static_cast<u16>((word_ | bit_of(core)) & ~kExclusive); }
        void leave(CoreId core) { word_ = static_cast<u16>(word_ & ~(bit_of(core) | kExclusive)); }
        void set_dirty() { word_ |= kDirty; }
        void clean() { word_ = static_cast<u16>(word_ & ~kDirty); }

        constexpr Directory() = default;

      private:
        static constexpr u16 kExclusive = 1 << 8, kDirty = 1 << 9;
        Directory(CoreId core, u32 dirty)
            : word_(static_cast<u16>(bit_of(core) | kExclusive | dirty)) {}
        static u32 bit_of(CoreId core) { return 1u << core.value; }
        u16 word_ = 0;
    };

    /// What a load and a store of one line have in common.
    struct Access {
        Core& core;
        LineNumber line;
        Cache::Place place;  ///< in the L1D
        u32 va;              ///< of the line
    };
    Access access(CoreId core, u64 pa, bool secure, u32 va) {
        Core& c = cores_[core.value];
        const LineNumber line = c.l1d.line_of(pa, secure);
        return {c, line, c.l1d.place_of(line), va & ~((1u << c.l1d.line_shift()) - 1)};
    }
    DataFrame& hit(const Access& access, u32 frame) {
        if (sees_every_access_) access.core.l1d.touch(frame);
        DataFrame& data = access.core.frames[frame];
        if (data.va != access.va) [[unlikely]]
            rename(access.core, frame, access.va);
        return data;
    }
    u32 claim_shared(Core& core, u32 frame, LineNumber line);
    void load_miss(const Access& access, MemoryCost& cost);
    void store_miss(const Access& access, MemoryCost& cost);
    void price(MemoryCost& cost, bool overlaps) const;
    /// A store of a stream; false: its line is to be allocated.
    bool stream_write(Core& core, LineNumber line, u32 va, MemoryCost& cost);
    void write_whole(Core& core, LineNumber line, MemoryCost& cost);
    void begin_merging(Core& core);
    void end_merging(Core& core);
    /// Whoever merges stores to this line.
    void end_merging_of(LineNumber line) {
        if ((merging_ & mask_of(line)) != 0) [[unlikely]]
            end_merging_of_any(line);
    }
    void end_merging_of_any(LineNumber line);
    /// By its low bits: most of the lines that nobody merges stores to are told apart by them.
    static u64 mask_of(LineNumber line) { return u64{1} << line % 64; }
    void allocate_level1(const Access& access, u32 l2_frame, State state);
    u32 allocate_level2(Core& core, const Cache::Place& place);
    /// What a frame of the L1D held is there no more.
    void left_level1(Core& core, const DataFrame& frame);
    void evict_data(Core& core, u32 frame);
    void rename(Core& core, u32 frame, u32 va);

    /// The L2 frame of a line, filled from DRAM if need be; `from` says which.
    u32 level2(Core& core, LineNumber line, MemoryLevel& from);
    void left_level2(Core& core, u32 frame);
    bool share(Core& reader, Directory& entry, LineNumber line);
    bool claim(Core& writer, u32 l2_frame, LineNumber line);
    void drop_from(Core& holder, LineNumber line);

    void maintain_data(LineNumber line, const CacheMaintenance& op);
    void clean(Core& core, u32 frame);
    void maintain_instruction(LineNumber line);

    MemoryLatencies latencies_;
    std::vector<Core> cores_;
    Cache l2_;
    std::vector<Directory> directory_;
    bool next_line_;
    u64 merging_ = 0;            ///< lines that cores merge stores to, as mask_of()
    u32 stream_l1_, stream_l2_;  ///< lines of a stream before stores go past the cache; 0: never
    bool sees_every_access_ = false;
};

}  // namespace hypscope::uarch
