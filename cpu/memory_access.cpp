// SPDX-License-Identifier: Apache-2.0
// What happens when the L0 filter did not answer: alignment, translation, price, RAM or device, and
// what the filter may hold afterwards. ARM ARM A3.2 (alignment), A3.8 (ordering), B3.12 (faults).
#include <cstring>

#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/host_bytes.hpp"
#include "cpu/miss.hpp"
#include "cpu/place_scope.hpp"

namespace hypscope::cpu {

u64 Core::load_slow(const Op& op, u32 va, u32 size, bool unprivileged, bool must_align) {
    const Missed missed = unprivileged ? Missed{} : miss<false>(op, va, size);
    if (missed.host != nullptr) {
        hot.cycles += missed.cycles;
        return u64{1} << 32 | read_le(missed.host, size);
    }
    if (missed.faults) return 0;
    return load_missed(op, va, size, unprivileged, must_align);
}

u64 Core::load_missed(const Op& op, u32 va, u32 size, bool unprivileged, bool must_align) {
    const DeviceWindow* window = unprivileged ? nullptr : device_window(va, size, false);
    if (window != nullptr) return load_device(op, *window, va, size);
    const PlaceScope place(*this, op);
    const bool unaligned = (va & (size - 1)) != 0;
    if (unaligned && (must_align || alignment_checked())) return abort_alignment(va, false);
    const AccessPlan plan{
        .privileged = !is_pl0() && !unprivileged, .write = false, .unaligned = unaligned};
    u32 value = 0;
    const u32 until_granule = lines.granule_size() - (va & (lines.granule_size() - 1));
    if (size <= until_granule) {
        if (!read_piece(plan, va, size, value)) return 0;
    } else {
        // An access that crosses a line is two; nothing of the first is visible when the second
        // faults, because loads write their register last.
        u32 low = 0, high = 0;
        if (!read_piece(plan, va, until_granule, low)) return 0;
        if (!read_piece(plan, va + until_granule, size - until_granule, high)) return 0;
        value = low | high << (8 * until_granule);
    }
    if (state.big_endian) value = reverse(value, size);
    return u64{1} << 32 | value;
}

bool Core::store_slow(const Op& op, u32 va, u32 size, u32 value, bool unprivileged,
                      bool must_align) {
    const Missed missed = unprivileged ? Missed{} : miss<true>(op, va, size);
    if (missed.host != nullptr) {
        hot.cycles += missed.cycles;
        write_le(missed.host, size, value);
        return true;
    }
    if (missed.faults) return false;
    return store_missed(op, va, size, value, unprivileged, must_align);
}

bool Core::store_missed(const Op& op, u32 va, u32 size, u32 value, bool unprivileged,
                        bool must_align) {
    const DeviceWindow* window = unprivileged ? nullptr : device_window(va, size, true);
    if (window != nullptr) return store_device(op, *window, va, size, value), true;
    const PlaceScope place(*this, op);
    const bool unaligned = (va & (size - 1)) != 0;
    if (unaligned && (must_align || alignment_checked())) return abort_alignment(va, true) != 0;
    const AccessPlan plan{
        .privileged = !is_pl0() && !unprivileged, .write = true, .unaligned = unaligned};
    if (state.big_endian) value = reverse(value, size);
    const u32 until_granule = lines.granule_size() - (va & (lines.granule_size() - 1));
    if (size <= until_granule) return write_piece(plan, va, size, value);
    // Both halves are translated before the first is written, so that a fault leaves memory alone;
    // where both fault, the lower address is reported.
    if (translate_data(plan, va) == nullptr) return false;
    if (translate_data(plan, va + until_granule) == nullptr) return false;
    if (debug_.on_data() && watchpoint_hit(plan, va, size)) return false;
    if (!write_piece(plan, va, until_granule, value)) return false;
    return write_piece(plan, va + until_granule, size - until_granule,
                       value >> (8 * until_granule));
}

bool Core::alignment_checked() const {
    const u32 control = CurrentModeIsHyp() ? sys.get32(SysReg::HSCTLR) : banked32(SysReg::SCTLR);
    return bit(control, sctlr::kA);
}

bool Core::alignment_fault(const Op& op, u32 va, bool write) {
    const PlaceScope place(*this, op);
    return abort_alignment(va, write) != 0;
}

u64 Core::abort_alignment(u32 va, bool write) {
    mmu::Fault fault{};
    fault.kind = mmu::FaultKind::Alignment;
    fault.access = write ? mmu::AccessKind::Store : mmu::AccessKind::Load;
    fault.write = write;
    fault.va = {va};
    pend({.kind = ExceptionKind::DataAbort, .fault = fault});
    return 0;
}

/// Null: the fault is pending.
inline const mmu::TlbEntry* Core::translate(const AccessPlan& plan, u32 va) {
    const auto access = plan.write ? mmu::Access::store(plan.privileged, plan.unaligned)
                                   : mmu::Access::load(plan.privileged, plan.unaligned);
    const auto result = mmu_.translate({va}, access);
    if (result.ok()) return result.value();
    pend({.kind = ExceptionKind::DataAbort, .fault = result.fault()});
    return nullptr;
}

const mmu::TlbEntry* Core::translate_data(const AccessPlan& plan, u32 va) {
    RecentTranslation& recent = recent_[plan.write];
    if (recent.key == plan.key() && is_recent(recent, va)) return recent.entry;
    const mmu::TlbEntry* entry = translate(plan, va);
    if (entry == nullptr) return nullptr;
    recent.context = hot.context;
    recent.page = va >> kPageShift;
    recent.key = plan.key();
    recent.walks = mmu_.walk_count();
    recent.entry = entry;
    return entry;
}

void Core::abort_external(const AccessPlan& plan, u32 va) {
    mmu::Fault fault{};
    fault.kind = mmu::FaultKind::SyncExternal;
    fault.access = plan.write ? mmu::AccessKind::Store : mmu::AccessKind::Load;
    fault.write = plan.write;
    fault.va = {va};
    pend({.kind = ExceptionKind::DataAbort, .fault = fault});
}

/// The price of a data access that the filter did not answer, and what it may answer from now on.
uarch::AccessCost Core::price_data(const mmu::TlbEntry& entry, u32 va, u32 size, bool write) {
    const mmu::Translation& t = entry.translation;
    uarch::DataAccess access{.pa = t.output({va}).value,
                             .size = static_cast<u8>(size),
                             .write = write,
                             .secure = !t.non_secure,
                             .cacheable = t.memory.is_inner_cacheable(),
                             .tag = tlb_tag(t, va),
                             .place = {.now = now()}};
    if (place_ != nullptr) access.place = find_place(*place_, counts());
    const uarch::AccessCost cost = timing_.data(access, mmu_.walk_of(entry));
    lines.drop_line(cost.dropped());
    charge(cost.cycles, data_phase());
    return cost;
}

/// Whether the L0 filter may answer for the granule at `va` after this access.
inline bool Core::may_fill(const AccessPlan& plan, u32 va, u32 granule) const {
    if (plan.privileged == is_pl0() || hot.context == 0) return false;
    return !debug_.on_data() || !debug_.may_watch(va & ~(granule - 1), granule);
}

/// Gives the filter the page of an access that was translated; false: it may not have it.
[[gnu::always_inline]] inline bool Core::fill_page(const AccessPlan& plan,
                                                   const mmu::TlbEntry& entry, u32 va, u8* host) {
    if (!may_fill(plan, va, kPageMask + 1)) return false;
    const mmu::Translation& t = entry.translation;
    // Stage 2 can permit writes alone (HAP 0b10, B3.7.1); whatever stage 1 lets write it lets read.
    const bool readable = !plan.write || (t.stage2_permissions & mmu::kRead) != 0;
    lines.fill_page(va, hot.context, host, readable, plan.write, output_of(entry, va));
    return true;
}

/// The page that the filter does not hold: looked up when it is plain memory.
template <bool kWrite>
FoundPage Core::page_of_miss(u32 va, u32 size, bool& faults) {
    if (device_window(va, size, kWrite) != nullptr) return {};
    const AccessPlan plan{.privileged = !is_pl0(), .write = kWrite, .unaligned = false};
    const mmu::TlbEntry* entry = translate(plan, va);
    faults = entry == nullptr;
    if (faults) return {};
    const mmu::Translation& t = entry->translation;
    if (!t.memory.is_normal()) return {};
    const PhysAddr pa = t.output({va});
    u8* host = system_.host_page(pa, !t.non_secure, kWrite);
    if (host == nullptr || (kWrite && system_.page_has_code(pa, !t.non_secure))) return {};
    return fill_page(plan, *entry, va, host) ? FoundPage{output_of(*entry, va), host} : FoundPage{};
}

template FoundPage Core::page_of_miss<false>(u32, u32, bool&);
template FoundPage Core::page_of_miss<true>(u32, u32, bool&);

u32 Core::price_flat_uncached(const Op& op, u32 count, bool write) {
    const u32 cycles = hot.flat_uncached->charge(count, write);
    charge_phase(op, cycles);
    return cycles;
}

/// The page of a list, opened; null: the filter does not hold it.
PricedPage* Core::page_of_words(u32 va, u32 bytes, bool write) {
    PricedPage& page = priced_[write];
    if ((va & 3) != 0 || (va & kPageMask) + bytes > kPageMask + 1) return nullptr;
    if (page.tag == (hot.context_tag | (va & ~kPageMask))) return &page;
    if (lines.is_by_page()) return nullptr;
    const FoundPage found = lines.page(va, hot.context, write);
    if (!found) return nullptr;
    write ? open_page<true>(found, va) : open_page<false>(found, va);
    return &page;
}

u8* Core::missed_words(const Op& op, u32 va, u32 count, bool write, Counts counts, u32& cycles) {
    PricedPage* const page = page_of_words(va, 4 * count, write);
    if (page == nullptr) return nullptr;
    u8* const host = page->host + (va & kPageMask);
    if (page->flat_uncached) {
        const u64 pa = page->output.pa() | (va & kPageMask);
        if (write) monitors_.store(id(), {pa}, !page->output.secure(), 4 * count);
        cycles = price_flat_uncached(op, count, write);
        return host;
    }
    for (u32 i = 0; i < count; ++i, va += 4) {
        if (lines.find<u32>(va, hot.context_tag, write) != nullptr) continue;
        const Counts then{counts.cycles + cycles, counts.instructions};
        const Missed word = write ? price_otherwise<true>(op, va, 4, then)
                                  : price_otherwise<false>(op, va, 4, then);
        cycles += word.cycles;
    }
    return host;
}

bool Core::read_piece(const AccessPlan& plan, u32 va, u32 size, u32& value) {
    const mmu::TlbEntry* entry = translate_data(plan, va);
    if (entry == nullptr) return false;
    if (debug_.on_data() && watchpoint_hit(plan, va, size)) return false;
    const mmu::Translation& t = entry->translation;
    const PhysAddr pa = t.output({va});
    u8* page = system_.host_page(pa, !t.non_secure, false);
    if (page == nullptr) return read_device(plan, t, va, size, value);
    __builtin_prefetch(page + (pa.value & kPageMask));  // comes while the access is priced
    const uarch::AccessCost cost = price_data(*entry, va, size, false);
    value = read_le(page + (pa.value & kPageMask), size);
    fill_page(plan, *entry, va, page);
    if (!lines.is_by_page() && cost.filter_read() && may_fill(plan, va, lines.granule_size()))
        lines.fill_line(va, hot.context, page + (pa.value & kPageMask), true, false);
    return true;
}

bool Core::write_piece(const AccessPlan& plan, u32 va, u32 size, u32 value) {
    const mmu::TlbEntry* entry = translate_data(plan, va);
    if (entry == nullptr) return false;
    if (debug_.on_data() && watchpoint_hit(plan, va, size)) return false;
    const mmu::Translation& t = entry->translation;
    const PhysAddr pa = t.output({va});
    const bool secure = !t.non_secure;
    u8* page = system_.host_page(pa, secure, true);
    if (page == nullptr) return write_device(plan, t, va, size, value);
    const uarch::AccessCost cost = price_data(*entry, va, size, true);
    write_le(page + (pa.value & kPageMask), size, value);
    monitors_.store(id(), pa, !secure, size);
    const bool code = system_.page_has_code(pa, secure);
    if (code) system_.code_written(pa, size, secure);
    if (code) return true;
    fill_page(plan, *entry, va, page);
    const bool readable = cost.filter_read() && (t.stage2_permissions & mmu::kRead) != 0;
    if (!lines.is_by_page() && cost.filter_write() && may_fill(plan, va, lines.granule_size()))
        lines.fill_line(va, hot.context, page + (pa.value & kPageMask), readable, true);
    return true;
}

bool Core::translate_line(const Op& op, u32 va, bool write) {
    const PlaceScope place(*this, op);
    return translate_data({.privileged = !is_pl0(), .write = write, .unaligned = false}, va) !=
           nullptr;
}

uarch::TlbTag Core::tlb_tag(const mmu::Translation& t, u32 va) const {
    return {.va = va,
            .space = t.global ? tlb_space_.for_all_asids() : tlb_space_,
            .page_shift = t.log2_size};
}

bool Core::read(PhysAddr address, bool secure, unsigned bytes, u64& out) {
    const u8* page = system_.host_page(address, secure, false);
    if (page == nullptr) return false;
    keep(address, secure, page);
    out = 0;
    std::memcpy(&out, page + (address.value & kPageMask), bytes);
    return true;
}

bool Core::debug_read(u32 va, void* to, u32 bytes) {
    for (u32 i = 0; i < bytes; ++i) {
        const auto t = mmu_.debug_translate({va + i});
        if (!t.ok()) return false;
        const PhysAddr pa = t.value().output({va + i});
        const u8* page = system_.host_page(pa, !t.value().non_secure, false);
        if (page == nullptr) return false;
        static_cast<u8*>(to)[i] = page[pa.value & kPageMask];
    }
    return true;
}

}  // namespace hypscope::cpu
