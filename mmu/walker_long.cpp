// SPDX-License-Identifier: Apache-2.0
// Long-descriptor look-ups: stage 1 of PL1&0, the PL2 regime and stage 2 share one descent. ARM ARM
// B3.6 (tables), B3.6.3 (hierarchical control), B3.6.4 (stage 2), B3.7 (permissions).
#include "mmu/walk.hpp"

namespace hypscope::mmu {

u64 LongWalk::descriptor_address(u64 input, bool first) const {
    const unsigned low = log2_size();
    const unsigned high = first ? input_bits - 1 : low + 8;
    return base | bits(input, high, low) << 3;
}

/// A region of more than 1 GB starts at level 1, a smaller one at level 2 (ARM ARM B3.6.6).
void LongWalk::begin(u64 ttbr, unsigned bits_of_input) {
    input_bits = bits_of_input;
    level = input_bits > 30 ? 1 : 2;
    // UNPREDICTABLE: a base that is not aligned to the table: its low bits are taken as zero.
    base = ttbr & mask<u64>(39, input_bits - log2_size() + 3);
}

void LongWalk::follow(LongDescriptor table) {
    base = table.table_base();
    xn_table = xn_table || table.xn_table();
    pxn_table = pxn_table || table.pxn_table();
    ap_table |= table.ap_table();
    if (table.ns_table()) secure = false;
    ++level;
}

/// Follows tables down to the block or page.
template <class Fetch, class Fail>
bool Walk::descend(LongWalk& walk, u64 input, Fetch fetch, Fail fail_at) {
    for (bool first = true;; first = false) {
        if (!fetch(walk.descriptor_address(input, first))) return false;
        const LongDescriptor descriptor = walk.leaf;
        const bool is_table = walk.level < 3 && descriptor.is_table_or_page();
        if (!descriptor.is_valid() || (walk.level == 3 && !descriptor.is_table_or_page()))
            return fail_at(FaultKind::Translation, walk.level);
        if (!is_table) break;
        walk.follow(descriptor);
    }
    if (policy_.check_access && !walk.leaf.af()) return fail_at(FaultKind::AccessFlag, walk.level);
    return true;
}

bool Walk::long_descriptors(Translation& out) {
    LongWalk walk;
    walk.secure = state_.is_secure();
    if (!choose_table(walk)) return false;
    const auto fetch = [&](u64 address) {
        return fetch_stage1({address, static_cast<u8>(walk.level), 8, walk.secure, walk.memory},
                            walk.leaf.value);
    };
    const auto fail_at = [this](FaultKind kind, unsigned level) { return fail(kind, level); };
    if (!descend(walk, va_.value, fetch, fail_at)) return false;
    map_long(walk, out);
    return true;
}

/// TTBR0 or TTBR1 by T0SZ and T1SZ; HTTBR in the PL2 regime (ARM ARM B3.6.6). An address between
/// the two regions, or in a region whose EPDn is set, has no translation.
bool Walk::choose_table(LongWalk& walk) {
    const u32 tcr = state_.is_hyp() ? state_.htcr : state_.ttbcr;
    const unsigned t0sz = bits(tcr, 2, 0);
    const unsigned t1sz = state_.is_hyp() ? 0 : bits(tcr, 18, 16);
    const auto top = [this](unsigned size) { return size == 0 ? 0 : va_.value >> (32 - size); };
    const bool claimed_by_ttbr1 = t1sz != 0 && top(t1sz) == (1u << t1sz) - 1;
    const bool in_ttbr0 = top(t0sz) == 0 && !claimed_by_ttbr1;
    const bool in_ttbr1 = !in_ttbr0 && !state_.is_hyp() && (t1sz == 0 || claimed_by_ttbr1);
    const bool disabled = !state_.is_hyp() && bit(tcr, in_ttbr0 ? 7 : 23);  // EPD0, EPD1
    if (!(in_ttbr0 || in_ttbr1) || disabled) return fail(FaultKind::Translation, 1);
    walk.memory = walk_attributes_of_tcr(tcr, in_ttbr0 ? 8 : 24);
    if (in_ttbr0)
        walk.begin(state_.is_hyp() ? state_.httbr : state_.ttbr0, 32 - t0sz);
    else
        walk.begin(state_.ttbr1, 32 - t1sz);
    return true;
}

void Walk::map_long(const LongWalk& walk, Translation& out) const {
    const u64 mair = state_.is_hyp() ? u64{state_.hmair1} << 32 | state_.hmair0
                                     : u64{state_.mair1} << 32 | state_.mair0;
    const LongDescriptor leaf = walk.leaf;
    out.level = static_cast<u8>(walk.level);
    out.log2_size = static_cast<u8>(walk.log2_size());
    out.pa_base = leaf.block_base(walk.log2_size());
    out.memory = mair_attributes(static_cast<u8>(mair >> (8 * leaf.attr_indx())), leaf.sh());
    // A Secure translation that passed an NSTable is Non-secure and not global (ARM ARM B3.6.3).
    const bool ns_table = state_.is_secure() && !walk.secure;
    out.non_secure = out.non_secure || ns_table || leaf.ns();
    out.global = state_.is_hyp() || !(leaf.ng() || ns_table);
    out.stage1_permissions = long_permissions(walk);
}

/// AP[2:1] under APTable, XN under XNTable, PXN under PXNTable. The PL2 regime has no PL0: AP[1],
/// APTable[0] and PXN do not apply to it (ARM ARM B3.7.1).
Permissions Walk::long_permissions(const LongWalk& walk) const {
    const LongDescriptor leaf = walk.leaf;
    const bool read_only = leaf.ap2_read_only() || (walk.ap_table & 2) != 0;
    const bool unprivileged =
        !state_.is_hyp() && leaf.ap1_unprivileged() && (walk.ap_table & 1) == 0;
    unsigned allowed = read_only ? kRead : kRead | kWrite;
    if (unprivileged) allowed |= allowed << 3;
    const bool pxn = !state_.is_hyp() && (leaf.pxn() || walk.pxn_table);
    return with_execute(static_cast<Permissions>(allowed), leaf.xn() || walk.xn_table, pxn);
}

bool Walk::stage2(Ipa ipa, bool for_stage1_fetch, Stage2Block& out) {
    LongWalk walk;
    if (!begin_stage2(ipa, walk))
        return fail_stage2(FaultKind::Translation, 1, ipa, for_stage1_fetch);
    const auto fetch = [&](u64 address) {
        return fetch_stage2(walk, address, ipa, for_stage1_fetch);
    };
    const auto fail_at = [&](FaultKind kind, unsigned level) {
        return fail_stage2(kind, level, ipa, for_stage1_fetch);
    };
    if (!descend(walk, ipa.value, fetch, fail_at)) return false;
    const LongDescriptor leaf = walk.leaf;
    const unsigned read_write = (leaf.hap_read() ? kRead : 0u) | (leaf.hap_write() ? kWrite : 0u);
    const unsigned all = read_write | (leaf.hap_read() && !leaf.xn() ? kExecute : 0u);
    out.pa_base = leaf.block_base(walk.log2_size());
    out.log2_size = static_cast<u8>(walk.log2_size());
    out.level = static_cast<u8>(walk.level);
    out.memory = stage2_attributes(leaf.mem_attr(), leaf.sh());
    out.permissions = static_cast<Permissions>(all | all << 3);
    return true;
}

bool Walk::fetch_stage2(LongWalk& walk, u64 address, Ipa ipa, bool for_stage1_fetch) {
    const bool big_endian = bit(state_.hsctlr, 25);  // HSCTLR.EE
    const bool answered = read({address}, 2, false, 8, big_endian, walk.leaf.value);
    if (policy_.record != nullptr)
        policy_.record->append({.stage = 2,
                                .level = static_cast<u8>(walk.level),
                                .bytes = 8,
                                .for_stage1_fetch = for_stage1_fetch,
                                .walk_memory = walk.memory,
                                .ipa = ipa,
                                .address = {address},
                                .value = walk.leaf.value});
    if (answered) [[likely]]
        return true;
    return fail_stage2(FaultKind::SyncExternalOnWalk, walk.level, ipa, for_stage1_fetch);
}

/// VTCR.T0SZ is signed: the input has 25 to 40 bits; VTCR.SL0 says where the look-up starts. False:
/// the IPA is outside the range. UNPREDICTABLE: an SL0 that does not fit T0SZ, or is reserved, maps
/// nothing; VTCR.S is not compared with T0SZ (ARM ARM B3.6).
bool Walk::begin_stage2(Ipa ipa, LongWalk& walk) const {
    const unsigned input_bits = 32 - sign_extend(bits(state_.vtcr, 3, 0), 4);
    const unsigned sl0 = bits(state_.vtcr, 7, 6);
    const bool fits = sl0 == 0 ? input_bits <= 34 : sl0 == 1 && input_bits >= 31;
    if (!fits || (ipa.value >> input_bits) != 0) return false;
    walk.memory = walk_attributes_of_tcr(state_.vtcr, 8);
    walk.input_bits = input_bits;
    walk.level = sl0 == 0 ? 2 : 1;
    walk.base = state_.vttbr & mask<u64>(39, input_bits - walk.log2_size() + 3);
    return true;
}

}  // namespace hypscope::mmu
