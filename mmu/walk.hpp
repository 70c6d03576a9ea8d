// SPDX-License-Identifier: Apache-2.0
// The state of one walk while it runs; private to the walker's three files: walker.cpp (order of
// the stages, descriptor fetches), walker_short.cpp and walker_long.cpp.
#pragma once
#include "mmu/descriptors.hpp"
#include "mmu/walker.hpp"

namespace hypscope::mmu {

/// What one stage 2 look-up found.
struct Stage2Block {
    u64 pa_base = 0;
    u8 log2_size = 12;
    u8 level = 3;
    MemoryAttributes memory{};
    Permissions permissions = 0;

    [[nodiscard]] PhysAddr output(Ipa ipa) const {
        return {pa_base | (ipa.value & ((u64{1} << log2_size) - 1))};
    }
};

/// A stage 1 descriptor that is wanted, at its address before stage 2.
struct Stage1Fetch {
    u64 address = 0;
    u8 level = 1;
    u8 bytes = 4;
    bool secure = false;
    MemoryAttributes memory{};
};

/// A Long-descriptor look-up: where it starts, and what the tables on the way have said.
struct LongWalk {
    u64 base = 0;
    unsigned level = 1;
    unsigned input_bits = 32;
    bool secure = false;
    MemoryAttributes memory{};  ///< of the descriptor fetches
    LongDescriptor leaf{};
    bool xn_table = false;
    bool pxn_table = false;
    unsigned ap_table = 0;

    /// The block or page a descriptor at this level maps.
    [[nodiscard]] unsigned log2_size() const { return 39 - 9 * level; }
    /// Concatenated tables at the first level make its index wider (ARM ARM B3.6.4).
    [[nodiscard]] u64 descriptor_address(u64 input, bool first) const;
    void begin(u64 ttbr, unsigned bits_of_input);
    void follow(LongDescriptor table);
};

/// Its steps return false when the walk ends in a fault, which then stands in fault_.
class Walk {
  public:
    Walk(Fault& fault, const MmuState& state, VirtAddr va, Access access, DescriptorPort& port,
         const WalkPolicy& policy)
        : fault_(fault), state_(state), va_(va), access_(access), port_(port), policy_(policy) {}

    [[nodiscard]] bool run(Translation& out);

  private:
    [[nodiscard]] bool stage1(Translation& out);
    void stage1_off(Translation& out) const;
    [[nodiscard]] bool check_stage1_result(const Translation& out);

    [[nodiscard]] bool short_descriptors(Translation& out);
    [[nodiscard]] bool section(ShortLevel1 descriptor, Translation& out);
    [[nodiscard]] bool page(ShortLevel1 table, const MemoryAttributes& memory, Translation& out);
    [[nodiscard]] bool access_flag(unsigned ap, const Translation& out);
    bool fail_in_domain(FaultKind kind, const Translation& out);

    [[nodiscard]] bool long_descriptors(Translation& out);
    [[nodiscard]] bool choose_table(LongWalk& walk);
    template <class Fetch, class Fail>
    [[nodiscard]] bool descend(LongWalk& walk, u64 input, Fetch fetch, Fail fail_at);
    void map_long(const LongWalk& walk, Translation& out) const;
    [[nodiscard]] Permissions long_permissions(const LongWalk& walk) const;

    /// The stage 2 look-up of `ipa`, for a stage 1 descriptor fetch or for the result.
    [[nodiscard]] bool stage2(Ipa ipa, bool for_stage1_fetch, Stage2Block& out);
    [[nodiscard]] bool begin_stage2(Ipa ipa, LongWalk& walk) const;
    [[nodiscard]] bool fetch_stage2(LongWalk& walk, u64 address, Ipa ipa, bool for_stage1_fetch);
    [[nodiscard]] bool apply_stage2(Translation& out);
    [[nodiscard]] bool check_stage2_of_fetch(Ipa ipa, const Stage2Block& block);

    /// A stage 1 descriptor: through stage 2 where that is on, then from memory.
    [[nodiscard]] bool fetch_stage1(const Stage1Fetch& wanted, u64& value);
    [[nodiscard]] bool read(PhysAddr address, unsigned stage, bool secure, unsigned bytes,
                            bool big_endian, u64& value);

    bool fail(const Fault& fault);
    bool fail(FaultKind kind, unsigned level);
    bool fail_stage2(FaultKind kind, unsigned level, Ipa ipa, bool for_stage1_fetch);
    /// Read and write bits become all six bits by XN, PXN, WXN, UWXN (ARM ARM B3.7.2).
    [[nodiscard]] Permissions with_execute(Permissions read_write, bool xn, bool pxn) const;

    Fault& fault_;
    const MmuState& state_;
    VirtAddr va_;
    Access access_;
    DescriptorPort& port_;
    const WalkPolicy& policy_;
};

}  // namespace hypscope::mmu
