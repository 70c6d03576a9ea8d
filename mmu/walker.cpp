// SPDX-License-Identifier: Apache-2.0
// The order of a translation: stage 1, its checks, stage 2 of the result, its checks, alignment;
// and the descriptor fetch that sends stage 1 addresses through stage 2. ARM ARM B3.2.1, B3.12.3.
#include "mmu/walker.hpp"

#include <algorithm>
#include <optional>

#include "mmu/walk.hpp"

namespace hypscope::mmu {

namespace {

/// A fault, or nothing: go on.
using MaybeFault = std::optional<Fault>;

constexpr u64 reverse_bytes(u64 value, unsigned bytes) {
    return bytes == 4 ? __builtin_bswap32(static_cast<u32>(value)) : __builtin_bswap64(value);
}

Fault access_fault(FaultKind kind, unsigned level, VirtAddr va, Access access) {
    Fault fault;
    fault.kind = kind;
    fault.level = static_cast<u8>(level);
    fault.access = access.kind;
    fault.write = access.write;
    fault.va = va;
    return fault;
}

Fault permission_fault(const Translation& t, VirtAddr va, Access access, bool of_stage2) {
    Fault fault =
        access_fault(FaultKind::Permission, of_stage2 ? t.stage2_level : t.level, va, access);
    fault.stage2 = of_stage2;
    if (of_stage2) fault.ipa = t.ipa(va);
    return fault;
}

Fault with_domain(Fault fault, u8 domain) {
    fault.has_domain = domain != kNoDomain;
    fault.domain = fault.has_domain ? domain : 0;
    return fault;
}

/// Domain and stage 1 permission.
MaybeFault check_stage1(const Translation& t, VirtAddr va, Access access, u64 dacr) {
    const Permissions need = needed_permission(access);
    if (need == 0) return std::nullopt;
    const auto domain_access = static_cast<DomainAccess>((dacr >> (2 * t.domain)) & 3);
    if (domain_access == DomainAccess::Manager) return std::nullopt;
    // UNPREDICTABLE: the reserved value 10 of DACR.Dn gives no access (ARM ARM B3.7.3).
    if (domain_access != DomainAccess::Client)
        return with_domain(access_fault(FaultKind::Domain, t.level, va, access), t.domain);
    if ((t.stage1_permissions & need) == need) return std::nullopt;
    return with_domain(permission_fault(t, va, access, false), t.domain);
}

MaybeFault check_stage2(const Translation& t, VirtAddr va, Access access) {
    const Permissions need = needed_permission(access);
    if ((t.stage2_permissions & need) == need) return std::nullopt;
    return permission_fault(t, va, access, true);
}

/// An unaligned access to memory that is not Normal. Each stage checks the type it gives, before
/// its permissions; where stage 2 alone makes the memory Device or Strongly-ordered the fault is
/// one of stage 2, taken to Hyp mode (ARM ARM B3.19.3, TranslateAddressV).
MaybeFault check_alignment(const Translation& t, VirtAddr va, Access access, bool of_stage2) {
    if (!access.unaligned || t.memory.is_normal() || t.type_of_stage2 != of_stage2)
        return std::nullopt;
    Fault fault = access_fault(FaultKind::Alignment, 0, va, access);
    fault.stage2 = of_stage2;
    if (of_stage2) fault.ipa = t.ipa(va);
    return fault;
}

}  // namespace

Result<Translation, Fault> walk(const MmuState& state, VirtAddr va, Access access,
                                DescriptorPort& port, const WalkPolicy& policy) {
    Translation out;
    Fault fault;
    if (!walk_into(out, fault, state, va, access, port, policy)) return fault;
    return out;
}

bool walk_into(Translation& out, Fault& fault, const MmuState& state, VirtAddr va, Access access,
               DescriptorPort& port, const WalkPolicy& policy) {
    out = {};
    return Walk(fault, state, va, access, port, policy).run(out);
}

Fault denied(const Translation& translation, VirtAddr va, Access access, u64 dacr) {
    if (const MaybeFault fault = check_alignment(translation, va, access, false)) return *fault;
    if (const MaybeFault fault = check_stage1(translation, va, access, dacr)) return *fault;
    if (const MaybeFault fault = check_alignment(translation, va, access, true)) return *fault;
    return permission_fault(translation, va, access, true);
}

bool Walk::run(Translation& out) {
    if (!stage1(out) || (policy_.check_access && !check_stage1_result(out))) return false;
    return !state_.stage2_enabled() || policy_.stage1_only || apply_stage2(out);
}

bool Walk::check_stage1_result(const Translation& out) {
    const u64 dacr = wide_dacr(state_.dacr);
    if (out.permits(access_, dacr)) [[likely]]
        return true;
    if (const MaybeFault fault = check_alignment(out, va_, access_, false)) return fail(*fault);
    if (const MaybeFault fault = check_stage1(out, va_, access_, dacr)) return fail(*fault);
    return true;
}

bool Walk::stage1(Translation& out) {
    out.non_secure = !state_.is_secure();
    if (!state_.stage1_enabled()) {
        stage1_off(out);
        return true;
    }
    if (!(state_.uses_long_descriptors() ? long_descriptors(out) : short_descriptors(out)))
        return false;
    out.stage1_log2_size = out.log2_size;
    out.ipa_base = out.pa_base;
    out.fetch_memory = out.memory;
    if (state_.scr_sif && state_.is_secure() && out.non_secure)
        out.stage1_permissions &= static_cast<Permissions>(~(kPL1Execute | kPL0Execute));
    return true;
}

/// A flat map of the whole address space (ARM ARM B3.2.1).
void Walk::stage1_off(Translation& out) const {
    out.memory = stage1_off_data_attributes(state_);
    out.fetch_memory = stage1_off_fetch_attributes(state_);
    out.log2_size = 32;
    out.stage1_log2_size = 32;
}

bool Walk::apply_stage2(Translation& out) {
    const Ipa ipa = out.ipa(va_);
    Stage2Block block;
    if (!stage2(ipa, false, block)) return false;
    out.log2_size = std::min(out.log2_size, block.log2_size);
    out.ipa_base = ipa.value & ~out.offset_mask();
    out.pa_base = block.output(ipa).value & ~out.offset_mask();
    out.type_of_stage2 = out.memory.is_normal();
    out.memory = combine(out.memory, block.memory);
    out.fetch_memory = combine(out.fetch_memory, block.memory);
    out.stage2_permissions = block.permissions;
    out.stage2_level = block.level;
    if (!policy_.check_access) return true;
    if (const MaybeFault fault = check_alignment(out, va_, access_, true)) return fail(*fault);
    if (const MaybeFault fault = check_stage2(out, va_, access_)) return fail(*fault);
    return true;
}

bool Walk::fetch_stage1(const Stage1Fetch& wanted, u64& value) {
    const Ipa ipa{wanted.address};
    PhysAddr address{wanted.address};
    Stage2Block block;
    if (state_.stage2_enabled()) {
        if (!stage2(ipa, true, block) || !check_stage2_of_fetch(ipa, block)) return false;
        address = block.output(ipa);
    }
    const bool answered = read(address, 1, wanted.secure, wanted.bytes, state_.EE(), value);
    if (policy_.record != nullptr)
        policy_.record->append({.stage = 1,
                                .level = wanted.level,
                                .bytes = wanted.bytes,
                                .secure = wanted.secure,
                                .through_stage2 = state_.stage2_enabled(),
                                .walk_memory = wanted.memory,
                                .stage2_memory = block.memory,
                                .ipa = ipa,
                                .address = address,
                                .value = value});
    return answered || fail(FaultKind::SyncExternalOnWalk, wanted.level);
}

/// A descriptor fetch is a read, and reported as one; HCR.PTW keeps it off memory that is not
/// Normal, which is reported as the access that walked (ARM ARM B3.19.6, SecondStageTranslate).
bool Walk::check_stage2_of_fetch(Ipa ipa, const Stage2Block& block) {
    const bool readable = (block.permissions & kRead) != 0;
    const bool protected_walk = state_.hcr_PTW() && !block.memory.is_normal();
    if (readable && !protected_walk) [[likely]]
        return true;
    fail_stage2(FaultKind::Permission, block.level, ipa, true);
    fault_.write = fault_.write && readable;
    return false;
}

bool Walk::read(PhysAddr address, unsigned stage, bool secure, unsigned bytes, bool big_endian,
                u64& value) {
    const bool answered = port_.fetch(address, secure, bytes, value);
    if (policy_.path != nullptr) policy_.path->append({address, stage, secure, value});
    if (big_endian) [[unlikely]]
        value = reverse_bytes(value, bytes);
    return answered;
}

[[gnu::cold]] bool Walk::fail(const Fault& fault) {
    fault_ = fault;
    return false;
}

[[gnu::cold]] bool Walk::fail(FaultKind kind, unsigned level) {
    return fail(access_fault(kind, level, va_, access_));
}

[[gnu::cold]] bool Walk::fail_stage2(FaultKind kind, unsigned level, Ipa ipa,
                                     bool for_stage1_fetch) {
    fail(kind, level);
    fault_.stage2 = true;
    fault_.s1ptw = for_stage1_fetch;
    fault_.ipa = ipa;
    return false;
}

Permissions Walk::with_execute(Permissions read_write, bool xn, bool pxn) const {
    const bool pl0_writes = (read_write & kPL0Write) != 0;
    const bool pl1_xn = xn || pxn || (state_.WXN() && (read_write & kPL1Write) != 0) ||
                        (state_.UWXN() && pl0_writes);
    const bool pl0_xn = xn || (state_.WXN() && pl0_writes);
    unsigned all = read_write;
    if ((read_write & kPL1Read) != 0 && !pl1_xn) all |= kPL1Execute;
    if ((read_write & kPL0Read) != 0 && !pl0_xn) all |= kPL0Execute;
    return static_cast<Permissions>(all);
}

}  // namespace hypscope::mmu
