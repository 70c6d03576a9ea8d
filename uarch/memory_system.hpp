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

/// What a load or a store of one line does to the caches, and what its price is made of.
struct MemoryCost {
    u32 cycles = 0;  ///< of a hit; what a miss costs depends on what it overlaps with
    /// A line that an L0 filter must forget, as its latest user named it, or kNoLineVa.
    u32 dropped = kNoLineVa;
    bool writable = false;
    MemoryLevel from = MemoryLevel::L1;
    bool snooped = false;   ///< another core's L1D was asked
    bool streamed = false;  ///< a prefetcher expected the line
    bool merged = false;    ///< a store whose line is written whole, without being fetched
};

/// What is known of the data caches when the simulator is compiled.
struct MemoryShape {
    u32 line_shift = 0;  ///< 0: nothing is known
    CacheShape l1d{}, l2{};
};
inline constexpr MemoryShape kAnyMemory{};
/// Of the cores in cores/, whatever the sizes.
inline constexpr MemoryShape kA15Memory{6, {2, kLru}, {16, kRandom}};
inline constexpr MemoryShape kA7Memory{6, {4, kRandom}, {8, kRandom}};

class MemorySystem {
    enum class State : u8 { Shared, Exclusive, Modified };
    /// What a frame of an L1D holds, in two words.
    class DataFrame {
      public:
        DataFrame() = default;
        DataFrame(u32 va, State state, u32 l2_frame)
            : va_and_state_(va | static_cast<u32>(state)), l2_frame_(l2_frame) {}
        /// Of the line, as its latest user named it: what an L0 filter may hold.
        [[nodiscard]] u32 va() const { return va_and_state_ & ~kState; }
        [[nodiscard]] State state() const { return static_cast<State>(va_and_state_ & kState); }
        /// Where the inclusive L2 holds the line.
        [[nodiscard]] u32 l2_frame() const { return l2_frame_; }
        void set_va(u32 va) { va_and_state_ = va | (va_and_state_ & kState); }
        void set_state(State state) { va_and_state_ = va() | static_cast<u32>(state); }

      private:
        static constexpr u32 kState = 3;  // a line has at least 16 bytes
        u32 va_and_state_ = 0, l2_frame_ = 0;
    };
    /// Stores that miss, in a row. The latest line may be in no cache, but in a buffer that merges
    /// the stores to it: an L0 filter may answer for it as for a line that the L1D has writable.
    struct WriteStream {
        LineNumber latest = ~LineNumber{0} >> 1;
        u64 merging = 0;  ///< mask_of() the latest line while stores to it are merged, else 0
        u32 va = 0;
        u32 lines = 0;
    };
    /// Of an L2 frame: which L1Ds hold the line (bits 7:0), and two flags. Exclusive: its only
    /// sharer may write it.
    class Directory {
      public:
        constexpr Directory() = default;
        /// A clean line that one core may write.
        [[nodiscard]] static constexpr Directory exclusive_to(CoreId core) {
            return Directory(1u << core.value | kExclusive);
        }
        [[nodiscard]] static constexpr Directory dirty() { return Directory(kDirty); }

        [[nodiscard]] bool is_plain() const { return word_ == 0; }  ///< no sharers, no flags
        [[nodiscard]] u8 sharers() const { return static_cast<u8>(word_); }
        [[nodiscard]] bool is_exclusive() const { return (word_ & kExclusive) != 0; }
        [[nodiscard]] bool is_dirty() const { return (word_ & kDirty) != 0; }
        [[nodiscard]] u8 sharers_but(Directory own) const {
            return static_cast<u8>(word_ & ~own.word_);
        }

        // `own` is exclusive_to() the core.
        /// For itself, from now on.
        void claim(Directory own) { word_ = static_cast<u16>((word_ & kDirty) | own.word_); }
        void join(Directory own) { word_ = static_cast<u16>((word_ | own.word_) & ~kExclusive); }
        void leave(Directory own) { word_ = static_cast<u16>(word_ & ~own.word_); }
        void set_dirty() { word_ |= kDirty; }
        void clean() { word_ = static_cast<u16>(word_ & ~kDirty); }

      private:
        static constexpr u16 kExclusive = 1 << 8, kDirty = 1 << 9;
        constexpr explicit Directory(u32 word) : word_(static_cast<u16>(word)) {}
        u16 word_ = 0;
    };

  public:
    /// What one core has in it; only the memory system looks inside.
    class Core {
        friend MemorySystem;

      public:
        Core(const CorePreset& preset, CoreId core_id);

      private:
        Directory own_;  ///< of a line that is this core's alone
        Cache l1i_, l1d_;
        std::vector<DataFrame> frames_;  ///< of the L1D
        StreamDetector streams_;
        LineNumber latest_fetch_miss_ = 0;
        WriteStream writes_;
        FilterListener* listener_ = nullptr;
        TimingCounters counted_;  ///< but for what follows from the rest: counters()
    };

    MemorySystem(const CorePreset& preset, unsigned core_count);

    void set_listener(CoreId core, FilterListener* listener);
    [[nodiscard]] Core& core(CoreId id) { return cores_[id.value]; }

    /// A cacheable load or store of one line, beyond the price of an L1 hit. Whoever asks tells the
    /// listener of `dropped`. In line: uarch/memory_access.hpp.
    template <bool kWrite, MemoryShape kShape = kAnyMemory>
    MemoryCost access(Core& core, u64 pa, bool secure, u32 va);
    [[nodiscard]] bool has(const MemoryShape& shape) const;
    template <MemoryShape kShape = kAnyMemory>
    [[nodiscard]] u32 l1d_line_shift() const {
        return kShape.line_shift != 0 ? kShape.line_shift : cores_[0].l1d_.line_shift();
    }
    /// The same with the price of a miss that stands alone; the listener is told.
    MemoryCost data(CoreId core, u64 pa, bool secure, u32 va, bool write);
    /// A cacheable instruction line.
    u32 fetch(CoreId core, u64 pa, bool secure);
    /// A descriptor of a walk: from the core's L1D if it is there, else through the L2. In line:
    /// uarch/memory_access.hpp.
    template <MemoryShape kShape = kAnyMemory>
    u32 descriptor(Core& core, u64 pa, bool secure);
    /// Accesses to Normal memory that no cache may hold.
    u32 uncached(CoreId core, bool write);
    /// Applies to all cores: the architecture's inner shareable domain (ARM ARM B2.2).
    void maintain(CoreId core, const CacheMaintenance& op);

    [[nodiscard]] TimingCounters counters(CoreId core) const;
    [[nodiscard]] const MemoryLatencies& latencies() const { return latencies_; }
    /// Every access is asked for: a hit refreshes the line's recency.
    void see_every_access() { sees_every_access_ = true; }
    [[nodiscard]] u32 l1i_line_shift() const { return cores_[0].l1i_.line_shift(); }

  private:
    /// What a load and a store of one line have in common.
    struct Access {
        Core& core;
        LineNumber line;
        Cache::Place place;  ///< in the L1D
        u32 va;              ///< of the line
    };
    template <MemoryShape kShape>
    [[nodiscard]] static Access access_of(Core& core, u64 pa, bool secure, u32 va);
    DataFrame& hit(const Access& access, u32 frame);
    u32 claim_shared(Core& core, u32 frame, LineNumber line);
    template <MemoryShape kShape = kAnyMemory>
    void load_miss(const Access& access, MemoryCost& cost);
    template <MemoryShape kShape = kAnyMemory>
    void store_miss(const Access& access, MemoryCost& cost);
    [[nodiscard]] u32 price(const MemoryCost& cost, bool overlaps) const;
    /// A store of a stream; false: its line is to be allocated.
    template <MemoryShape kShape = kAnyMemory>
    bool stream_write(const Access& access, MemoryCost& cost);
    void merge_again(Core& core, u32 va);
    template <MemoryShape kShape = kAnyMemory>
    void write_whole(Core& core, LineNumber line, MemoryCost& cost);
    /// From now on the core merges stores to a line, by its mask_of(), or (0) to none.
    void set_merging(Core& core, u64 mask);
    void end_merging(Core& core);
    /// Whoever merges stores to this line.
    void end_merging_of(LineNumber line) {
        if ((merging_ >> line % 64 & 1) != 0) [[unlikely]]
            end_merging_of_any(line);
    }
    void end_merging_of_any(LineNumber line);
    /// By its low bits: most of the lines that nobody merges stores to are told apart by them.
    static u64 mask_of(LineNumber line) { return u64{1} << line % 64; }
    /// The line that made room, or kNoLineVa.
    template <MemoryShape kShape>
    u32 allocate_level1(const Access& access, u32 l2_frame, State state);
    /// The frame that is to hold a line that the L2 does not have.
    template <MemoryShape kShape = kAnyMemory>
    u32 allocate_level2(Core& core, const Cache::Place& place, const Directory& entry);
    /// What a frame of the L1D held is there no more.
    void left_level1(Core& core, const DataFrame& frame);
    void evict_data(Core& core, u32 frame);
    void rename(Core& core, u32 frame, u32 va);

    /// The L2 frame of a line, filled from DRAM if need be, with this entry then; `from` says
    /// which.
    template <MemoryShape kShape = kAnyMemory>
    u32 level2(Core& core, LineNumber line, const Directory& filled, MemoryLevel& from);
    void left_level2(Core& core, u32 frame);
    bool share(Core& reader, Directory& entry, LineNumber line);
    bool claim(Core& writer, u32 l2_frame, LineNumber line);
    bool take_share(Core& reader, Directory& entry, LineNumber line);
    void drop_from_all(u8 holders, LineNumber line);
    static void tell_dropped(Core& core, u32 va) {
        if (core.listener_ != nullptr) core.listener_->data_line_dropped(va);
    }

    void maintain_data(LineNumber line, const CacheMaintenance& op);
    void clean(Core& core, u32 frame);
    void maintain_instruction(LineNumber line);

    MemoryLatencies latencies_;
    std::vector<Core> cores_;
    Cache l2_;
    std::vector<Directory> directory_;
    bool next_line_;
    u64 merging_ = 0;            ///< lines that cores merge stores to, as mask_of()
    u32 stream_l1_, stream_l2_;  ///< lines of a stream before stores go past the cache
    bool sees_every_access_ = false;
};

}  // namespace hypscope::uarch
