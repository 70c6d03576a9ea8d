// SPDX-License-Identifier: Apache-2.0
// What a translation yields, independent of who asks: output address, attributes and the
// permissions of each stage. The check against an access is here too, because a TLB hit and a walk
// share it. ARM ARM B3.7 (permissions, domains), B3.8 (attributes).
#pragma once
#include "common/types.hpp"
#include "mmu/attributes.hpp"
#include "mmu/fault.hpp"

namespace hypscope::mmu {

/// Who accesses, and how. `privileged` is false at PL0 and for LDRT, STRT and alike.
struct Access {
    AccessKind kind = AccessKind::Load;
    bool privileged = true;
    bool write = false;      ///< for Store; for an address translation operation: ATS..W
    bool unaligned = false;  ///< faults where memory is not Normal (ARM ARM A3.2.2)

    [[nodiscard]] static constexpr Access fetch(bool privileged) {
        return {AccessKind::Fetch, privileged, false, false};
    }
    [[nodiscard]] static constexpr Access load(bool privileged, bool unaligned = false) {
        return {AccessKind::Load, privileged, false, unaligned};
    }
    /// Also SWP, which needs both permissions and reports a write.
    [[nodiscard]] static constexpr Access store(bool privileged, bool unaligned = false) {
        return {AccessKind::Store, privileged, true, unaligned};
    }
    /// By MVA: checked for translation and access flag faults only.
    [[nodiscard]] static constexpr Access cache_maintenance(bool privileged = true) {
        return {AccessKind::CacheMaintenance, privileged, true, false};
    }
};

/// Permission bits: read, write, execute for PL1 (and PL2), and the same for PL0 above them.
using Permissions = u8;
inline constexpr Permissions kRead = 1, kWrite = 2, kExecute = 4;
inline constexpr Permissions kPL1Read = kRead, kPL1Write = kWrite, kPL1Execute = kExecute;
inline constexpr Permissions kPL0Read = kRead << 3, kPL0Write = kWrite << 3,
                             kPL0Execute = kExecute << 3;
inline constexpr Permissions kAllPermissions = 0x3f;

/// The bit an access needs; 0 when it needs none.
[[nodiscard]] constexpr Permissions needed_permission(Access access) {
    if (access.kind == AccessKind::CacheMaintenance) return 0;
    const unsigned need = access.kind == AccessKind::Fetch ? kExecute
                          : access.write                   ? kWrite
                                                           : kRead;
    return static_cast<Permissions>(access.privileged ? need : need << 3);
}

/// DACR.Dn (ARM ARM B3.7.3).
enum class DomainAccess : u8 { NoAccess = 0, Client = 1, Reserved = 2, Manager = 3 };
/// The domain of a translation that has none: always a client.
inline constexpr u8 kNoDomain = 16;

/// DACR with a 17th field, a client, for kNoDomain.
[[nodiscard]] constexpr u64 wide_dacr(u32 dacr) { return dacr | u64{1} << (2 * kNoDomain); }

struct Translation {
    u64 pa_base = 0;                  ///< of the mapped block, 40 bits
    u64 ipa_base = 0;                 ///< output of stage 1 for the same block
    MemoryAttributes memory{};        ///< both stages combined, for data
    MemoryAttributes fetch_memory{};  ///< for instruction fetches: differs where stage 1 is off
    Permissions stage1_permissions = kAllPermissions;
    Permissions stage2_permissions = kAllPermissions;
    u8 log2_size = 12;         ///< of the block: the smaller one of both stages; 32 when flat
    u8 stage1_log2_size = 12;  ///< of the stage 1 block: what an invalidation by MVA must drop
    u8 domain = kNoDomain;
    u8 level = 1;                 ///< of the stage 1 descriptor; 1 when stage 1 is off
    u8 stage2_level = 0;          ///< 0 without stage 2
    bool type_of_stage2 = false;  ///< stage 1 gives Normal memory: stage 2 decides the type
    bool non_secure = false;      ///< the NS bit on the bus
    bool global = true;           ///< nG is 0

    [[nodiscard]] constexpr u64 offset_mask() const { return (u64{1} << log2_size) - 1; }
    [[nodiscard]] constexpr PhysAddr output(VirtAddr va) const {
        return {pa_base | (va.value & offset_mask())};
    }
    [[nodiscard]] constexpr Ipa ipa(VirtAddr va) const {
        return {ipa_base | (va.value & offset_mask())};
    }
    /// Both stages folded, for a client of the domain.
    [[nodiscard]] constexpr Permissions permissions() const {
        return stage1_permissions & stage2_permissions;
    }
    /// What an access may do under this DACR: a manager is not checked against stage 1.
    [[nodiscard]] constexpr Permissions permissions(u64 dacr) const {
        const u64 access = (dacr >> (2 * domain)) & 3;
        if (access == static_cast<u64>(DomainAccess::Client)) return permissions();
        return access == static_cast<u64>(DomainAccess::Manager) ? stage2_permissions : 0;
    }
    [[nodiscard]] constexpr bool permits(Access access, u64 dacr) const {
        const Permissions need = needed_permission(access);
        return (permissions(dacr) & need) == need && !(access.unaligned && !memory.is_normal());
    }
};

}  // namespace hypscope::mmu
