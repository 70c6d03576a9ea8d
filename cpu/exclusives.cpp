// SPDX-License-Identifier: Apache-2.0
// Load-Exclusive and Store-Exclusive (ARM ARM A3.4). What the L0 filter holds is plain memory whose
// access costs nothing: then neither the MMU nor the caches are asked.
#include <cstring>

#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/host_bytes.hpp"
#include "cpu/place_scope.hpp"

namespace hypscope::cpu {

namespace {

/// MemA of a doubleword from its two words in memory order (ARM ARM A2.7.2, A8.8.77).
u64 doubleword(u32 first, u32 second, bool big_endian) {
    return big_endian ? u64{first} << 32 | second : u64{second} << 32 | first;
}

u64 read_exclusive(const u8* host, u32 size) {
    if (size != 8) return read_le(host, size);
    u64 value = 0;
    std::memcpy(&value, host, 8);
    return value;
}

void write_exclusive(u8* host, u32 size, u64 value) {
    if (size == 8)
        std::memcpy(host, &value, 8);
    else
        write_le(host, size, static_cast<u32>(value));
}

}  // namespace

/// An aligned place that the filter answers for; null host: it does not. (Never for big-endian
/// data.)
HeldPlace Core::held_place(u32 va, bool write) {
    u8* const host = lines.find<u8>(va, hot.context_tag, write);
    if (host == nullptr) return {};
    const FoundPage page = lines.page(va, hot.context, write);
    if (!page) return {};
    return {host, {page.output.pa() | (va & kPageMask)}, !page.output.secure()};
}

bool Core::load_exclusive_slow(const Op& op, u32 va, u32 size, u64& value) {
    if ((va & (size - 1)) != 0) {
        const PlaceScope place(*this, op);
        return abort_alignment(va, false) != 0;
    }
    HeldPlace held = held_place(va, false);
    if (held.host != nullptr)
        value = read_exclusive(held.host, size);
    else if (!load_to_hold(op, va, size, value, held))
        return false;
    monitors_.load_exclusive(id(), held.pa, held.non_secure, true);
    exclusive_value_ = value;
    exclusive_size_ = static_cast<u8>(size);
    const PlaceScope place(*this, op);
    charge_event(uarch::TimingEvent::ExclusiveLoad);
    return true;
}

bool Core::load_to_hold(const Op& op, u32 va, u32 size, u64& value, HeldPlace& held) {
    const u32 part = size == 8 ? 4 : size;
    const u64 low = load_slow(op, va, part, false, true);
    if (low == 0) return false;
    value = static_cast<u32>(low);
    if (size == 8) {
        const u64 high = load_slow(op, va + 4, part, false, true);
        if (high == 0) return false;
        value = doubleword(static_cast<u32>(low), static_cast<u32>(high), state.big_endian);
    }
    const auto result = mmu_.translate({va}, mmu::Access::load(!is_pl0()));
    const mmu::Translation& t = result.value()->translation;
    held = {nullptr, t.output({va}), t.non_secure};
    return true;
}

bool Core::store_exclusive_slow(const Op& op, u32 va, u32 size, u64 value, u32& status) {
    const PlaceScope place(*this, op);
    if ((va & (size - 1)) != 0) return abort_alignment(va, true) != 0;
    // A3.4.5; a typical core looks at the tag of the granule alone.
    if (monitors_.is_exclusive(id()) && size != exclusive_size_ &&
        !unpredictable(op, "a Store-Exclusive of another size than the Load-Exclusive"))
        return false;
    const HeldPlace held = held_place(va, true);
    if (held.host == nullptr) return store_exclusive_missed(va, size, value, status);
    charge_event(uarch::TimingEvent::ExclusiveStore);
    const bool pass = monitors_.store_exclusive(id(), held.pa, held.non_secure, true) &&
                      read_exclusive(held.host, size) == exclusive_value_;
    status = pass ? 0 : 1;
    if (!pass) return true;
    write_exclusive(held.host, size, value);
    monitors_.store(id(), held.pa, held.non_secure, size);
    return true;
}

bool Core::store_exclusive_missed(u32 va, u32 size, u64 value, u32& status) {
    const AccessPlan plan{.privileged = !is_pl0(), .write = true, .unaligned = false};
    const mmu::TlbEntry* entry = translate_data(plan, va);
    if (entry == nullptr) return false;
    // Whether or not the monitor lets the store pass (A15 TRM 10.5).
    if (debug_.on_data() && watchpoint_hit(plan, va, size)) return false;
    const PhysAddr pa = entry->translation.output({va});
    const bool non_secure = entry->translation.non_secure;
    charge_event(uarch::TimingEvent::ExclusiveStore);
    bool pass = monitors_.store_exclusive(id(), pa, non_secure, true);
    pass = pass && memory_still_holds(pa, !non_secure, size, exclusive_value_);
    status = pass ? 0 : 1;
    if (!pass) return true;
    const u32 part = size == 8 ? 4 : size;
    if (state.big_endian)
        value = size == 8 ? doubleword(reverse(static_cast<u32>(value >> 32), 4),
                                       reverse(static_cast<u32>(value), 4), false)
                          : reverse(static_cast<u32>(value), size);
    if (!write_piece(plan, va, part, static_cast<u32>(value))) return false;
    return size != 8 || write_piece(plan, va + 4, 4, static_cast<u32>(value >> 32));
}

/// A plain store of another core through its L0 filter is not seen by the monitor; it is by the
/// value. APPROX: a store of the same value in between does not fail a STREX, as on a real core it
/// would. (The write is in another time slice; no guest can rely on the difference but by an ABA.)
bool Core::memory_still_holds(PhysAddr pa, bool secure, u32 size, u64 value) {
    u8* page = system_.host_page(pa, secure, false);
    if (page == nullptr) return true;
    const u32 bytes = size < 4 ? size : 4;
    const auto word = [&](u32 offset) {
        const u32 raw = read_le(page + (pa.value & kPageMask) + offset, bytes);
        return state.big_endian ? reverse(raw, bytes) : raw;
    };
    return value == (size == 8 ? doubleword(word(0), word(4), state.big_endian) : u64{word(0)});
}

}  // namespace hypscope::cpu
