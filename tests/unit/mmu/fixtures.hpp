// SPDX-License-Identifier: Apache-2.0
// Builders for the MMU's tests: a memory of descriptors, descriptors by field name, and a world
// with tables already in place, so that a test writes down only its subject.
#pragma once
#include <map>
#include <set>
#include <vector>

#include "mmu/mmu.hpp"
#include "mmu/walker.hpp"

namespace hypscope::mmu {

/// Descriptors by address and security state. What was never written reads 0: an invalid
/// descriptor.
class FakeMemory final : public DescriptorPort {
  public:
    bool read(PhysAddr address, bool secure, unsigned bytes, u64& out) override {
        reads.push_back({address.value, secure});
        out = word_at(address.value, secure);
        if (bytes == 8) out |= u64{word_at(address.value + 4, secure)} << 32;
        return !aborting.contains(address.value);
    }
    void word(u64 address, u32 value, bool secure = false) { words_[{address, secure}] = value; }
    void doubleword(u64 address, u64 value, bool secure = false) {
        word(address, static_cast<u32>(value), secure);
        word(address + 4, static_cast<u32>(value >> 32), secure);
    }
    u64 doubleword_at(u64 address, bool secure = false) const {
        return word_at(address, secure) | u64{word_at(address + 4, secure)} << 32;
    }
    u32 word_at(u64 address, bool secure = false) const {
        const auto found = words_.find({address, secure});
        return found == words_.end() ? 0 : found->second;
    }

    struct Read {
        u64 address;
        bool secure;
    };
    std::vector<Read> reads;
    std::set<u64> aborting;

  private:
    std::map<std::pair<u64, bool>, u32> words_;
};

/// Fields that both levels of Short-descriptors have, at the places of each level.
struct ShortFields {
    unsigned ap_bits = 0b011;
    unsigned tex_bits = 0b001;
    bool c_bit = true, b_bit = true, s_bit = false, ng_bit = false, xn_bit = false, pxn_bit = false;
    bool ns_bit = false;
    unsigned domain_number = 0;

    ShortFields& ap(unsigned v) { return ap_bits = v, *this; }
    ShortFields& attributes(unsigned tex, bool c, bool b) {
        return tex_bits = tex, c_bit = c, b_bit = b, *this;
    }
    ShortFields& s(bool v = true) { return s_bit = v, *this; }
    ShortFields& ng(bool v = true) { return ng_bit = v, *this; }
    ShortFields& xn(bool v = true) { return xn_bit = v, *this; }
    ShortFields& pxn(bool v = true) { return pxn_bit = v, *this; }
    ShortFields& ns(bool v = true) { return ns_bit = v, *this; }
    ShortFields& domain(unsigned v) { return domain_number = v, *this; }

    u32 section(u32 pa) const {
        return (pa & 0xfff00000) | u32{ns_bit} << 19 | level1() | domain_number << 5;
    }
    /// PA of 40 bits.
    u32 supersection(u64 pa) const {
        return static_cast<u32>(pa & 0xff000000) | static_cast<u32>((pa >> 32) & 15) << 20 |
               u32{ns_bit} << 19 | 1u << 18 | level1() | static_cast<u32>((pa >> 36) & 15) << 5;
    }
    u32 table(u32 base) const {
        return (base & 0xfffffc00) | domain_number << 5 | u32{ns_bit} << 3 | u32{pxn_bit} << 2 | 1;
    }
    u32 small_page(u32 pa) const {
        return (pa & 0xfffff000) | level2() | tex_bits << 6 | 2 | u32{xn_bit};
    }
    u32 large_page(u32 pa) const {
        return (pa & 0xffff0000) | u32{xn_bit} << 15 | tex_bits << 12 | level2() | 1;
    }

  private:
    u32 level1() const {
        return u32{ng_bit} << 17 | u32{s_bit} << 16 | (ap_bits >> 2) << 15 | tex_bits << 12 |
               (ap_bits & 3) << 10 | u32{xn_bit} << 4 | u32{c_bit} << 3 | u32{b_bit} << 2 | 2 |
               u32{pxn_bit};
    }
    u32 level2() const {
        return u32{ng_bit} << 11 | u32{s_bit} << 10 | (ap_bits >> 2) << 9 | (ap_bits & 3) << 4 |
               u32{c_bit} << 3 | u32{b_bit} << 2;
    }
};

/// Stage 1 Long-descriptor attributes: AF set, read-write at PL1 and PL0, attribute 0.
inline constexpr u64 kLongDefault = 1u << 10 | 1u << 6;
inline constexpr u64 kLongReadOnly = 1u << 7;
inline constexpr u64 kLongNs = 1u << 5;
inline constexpr u64 kLongNg = 1u << 11;
inline constexpr u64 kLongPxn = u64{1} << 53;
inline constexpr u64 kLongXn = u64{1} << 54;
inline constexpr u64 attr_indx(unsigned index) { return u64{index} << 2; }
inline constexpr u64 kPxnTable = u64{1} << 59, kXnTable = u64{1} << 60;
inline constexpr u64 kApTableNoPl0 = u64{1} << 61, kApTableReadOnly = u64{1} << 62;
inline constexpr u64 kNsTable = u64{1} << 63;

/// Stage 2: AF set, read and write, Normal Write-Back.
inline constexpr u64 kStage2Default = 1u << 10 | 3u << 6 | 0b1111u << 2;
inline constexpr u64 kStage2ReadOnly = 1u << 10 | 1u << 6 | 0b1111u << 2;
inline constexpr u64 kStage2WriteOnly = 1u << 10 | 2u << 6 | 0b1111u << 2;
inline constexpr u64 kStage2Device = 1u << 10 | 3u << 6 | 0b0001u << 2;
inline constexpr u64 kStage2Xn = u64{1} << 54;

/// A tree of Long-descriptor tables that grows as it is mapped.
class LongTables {
  public:
    LongTables(FakeMemory& memory, u64 base, unsigned start_level, u64 pool, bool secure = false)
        : memory_(memory), base_(base), start_(start_level), pool_(pool), secure_(secure) {}

    /// Maps one block (level 1: 1 GB, 2: 2 MB) or page (3); `tables` goes into tables on the way.
    void map(u64 input, u64 output, unsigned level, u64 attributes, u64 tables = 0) {
        const u64 type = level == 3 ? 3 : 1;
        memory_.doubleword(address(input, level, tables), output | attributes | type, secure_);
    }
    void unmap(u64 input, unsigned level) {
        memory_.doubleword(address(input, level, 0), 0, secure_);
    }
    /// Where the descriptor of `input` at `level` stands; makes the tables above it.
    u64 address(u64 input, unsigned level, u64 tables = 0) {
        u64 table = base_;
        for (unsigned at = start_; at < level; ++at) table = next(slot(table, input, at), tables);
        return slot(table, input, level);
    }

  private:
    u64 slot(u64 table, u64 input, unsigned level) const {
        const unsigned low = 39 - 9 * level;
        const u64 index = level == start_ ? input >> low : (input >> low) & 511;
        return table + index * 8;
    }
    u64 next(u64 slot_address, u64 attributes) {
        const u64 old = memory_.doubleword_at(slot_address, secure_);
        if ((old & 3) == 3) return old & 0xfffffff000;
        memory_.doubleword(slot_address, pool_ | attributes | 3, secure_);
        pool_ += 0x1000;
        return pool_ - 0x1000;
    }
    FakeMemory& memory_;
    u64 base_;
    unsigned start_;
    u64 pool_;
    bool secure_;
};

inline constexpr u32 kSctlrM = 1, kSctlrI = 1 << 12, kSctlrWxn = 1 << 19, kSctlrUwxn = 1 << 20,
                     kSctlrEe = 1 << 25, kSctlrTre = 1 << 28, kSctlrAfe = 1 << 29;
inline constexpr u32 kHcrVm = 1, kHcrPtw = 1 << 2, kHcrDc = 1 << 12, kHcrTge = 1u << 27;
inline constexpr u32 kEae = 1u << 31;

/// A machine's tables and registers. Stage 1 off and Non-secure until a test says otherwise.
struct World {
    static constexpr u32 kTtbr0 = 0x4000, kTtbr1 = 0x8000, kLevel2 = 0x100000;
    static constexpr u64 kLong0 = 0x20000, kLong1 = 0x21000, kHyp = 0x22000, kStage2 = 0x40000;

    FakeMemory memory;
    MmuState state;
    LongTables long0{memory, kLong0, 1, 0x200000};
    LongTables long1{memory, kLong1, 1, 0x300000};
    LongTables hyp{memory, kHyp, 1, 0x400000};
    LongTables stage2{memory, kStage2, 1, 0x500000};

    World() { state.regime = Regime::NonSecurePL10; }

    World& secure() { return state.regime = Regime::SecurePL10, *this; }
    World& short_format() {
        state.sctlr |= kSctlrM;
        state.ttbr0 = kTtbr0;
        state.ttbr1 = kTtbr1;
        state.dacr = 0x55555555;
        return *this;
    }
    /// MAIR0: 0 Write-Back, 1 Device, 2 Strongly-ordered, 3 Non-cacheable.
    World& long_format() {
        state.sctlr |= kSctlrM;
        state.ttbcr |= kEae;
        state.ttbr0 = kLong0;
        state.ttbr1 = kLong1;
        state.mair0 = 0x440004ff;
        return *this;
    }
    World& hyp_regime() {
        state.regime = Regime::Hyp;
        state.hsctlr |= 1;
        state.httbr = kHyp;
        state.hmair0 = 0x440004ff;
        return *this;
    }
    /// A 40-bit IPA space from level 1 (two concatenated tables).
    World& with_stage2() {
        state.hcr |= kHcrVm;
        state.vtcr = 1u << 6 | 0x18;
        state.vttbr = kStage2;
        return *this;
    }
    /// With 4 GB of identity-mapped IPA below.
    World& with_identity_stage2() {
        with_stage2();
        for (u64 gb = 0; gb < 4; ++gb) stage2.map(gb << 30, gb << 30, 1, kStage2Default);
        return *this;
    }
    World& vmid(u8 id) {
        state.vttbr = (state.vttbr & ~(u64{0xff} << 48)) | u64{id} << 48;
        return *this;
    }
    World& asid(u8 id) { return state.contextidr = id, *this; }

    World& section(u32 va, u32 descriptor) {
        memory.word(kTtbr0 + (va >> 20) * 4, descriptor, state.is_secure());
        return *this;
    }
    /// A supersection stands in 16 consecutive descriptors.
    World& supersection(u32 va, u32 descriptor) {
        for (u32 i = 0; i < 16; ++i) section((va & 0xff000000) + (i << 20), descriptor);
        return *this;
    }
    World& small_page(u32 va, u32 pa, const ShortFields& fields = {}) {
        return level2(va, fields, fields.small_page(pa));
    }
    World& large_page(u32 va, u32 pa, const ShortFields& fields = {}) {
        for (u32 i = 0; i < 16; ++i)
            level2((va & 0xffff0000) + (i << 12), fields, fields.large_page(pa));
        return *this;
    }
    World& level2(u32 va, const ShortFields& fields, u32 descriptor) {
        const u32 table = kLevel2 + (va >> 20) * 0x400;
        section(va, fields.table(table));
        memory.word(table + ((va >> 12) & 0xff) * 4, descriptor, state.is_secure());
        return *this;
    }

    Result<Translation, Fault> walk_for(u32 va, Access access, const WalkPolicy& policy = {}) {
        return walk(state, {va}, access, memory, policy);
    }
    Translation load(u32 va, bool privileged = true) {
        return walk_for(va, Access::load(privileged)).value();
    }
    u64 address(u32 va) { return load(va).output({va}).value; }
    /// The fault of an access that must fail.
    Fault fault(u32 va, Access access = Access::load(true)) {
        const auto result = walk_for(va, access);
        return result ? Fault{FaultKind::Debug} : result.fault();
    }
    bool allows(u32 va, Access access) { return walk_for(va, access).ok(); }
};

inline constexpr Access kLoad1 = Access::load(true), kLoad0 = Access::load(false);
inline constexpr Access kStore1 = Access::store(true), kStore0 = Access::store(false);
inline constexpr Access kFetch1 = Access::fetch(true), kFetch0 = Access::fetch(false);

}  // namespace hypscope::mmu
