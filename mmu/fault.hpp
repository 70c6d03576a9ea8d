// SPDX-License-Identifier: Apache-2.0
// A fault as data, and the only functions that encode one: DFSR and IFSR in both formats, the fault
// bits of HSR.ISS, HPFAR. One table holds every status code, short and long side by side.
// ARM ARM B3.12, B3.13 (Tables B3-23 and B3-24), B4.1.
#pragma once
#include <optional>

#include "common/types.hpp"

namespace hypscope::mmu {

/// What the access is for. Cache maintenance by MVA and address translation operations report WnR 1
/// and CM 1, whatever they do to memory.
enum class AccessKind : u8 { Fetch, Load, Store, CacheMaintenance, AddressTranslation };

enum class FaultKind : u8 {
    Alignment,
    Debug,  ///< breakpoint, watchpoint, BKPT, vector catch
    IcacheMaintenance,
    Translation,
    AccessFlag,
    Domain,
    Permission,
    SyncExternal,        ///< on the access itself
    SyncExternalOnWalk,  ///< on a descriptor fetch
    SyncParity,
    SyncParityOnWalk,
    AsyncExternal,
    AsyncParity,
    TlbConflict,           ///< not reported by these cores: see Mmu::translate_slowly
    Lockdown,              ///< IMPLEMENTATION DEFINED
    UnsupportedExclusive,  ///< IMPLEMENTATION DEFINED
    CoprocessorAbort,      ///< IMPLEMENTATION DEFINED
};

struct Fault {
    FaultKind kind = FaultKind::Translation;
    u8 level = 0;  ///< of the look-up that failed; 1-3, 0 where it has no meaning
    AccessKind access = AccessKind::Load;
    bool stage2 = false;      ///< taken to Hyp mode
    bool s1ptw = false;       ///< stage 2 fault on a stage 1 descriptor fetch
    bool ext = false;         ///< ExT or EA: IMPLEMENTATION DEFINED class of an external abort
    bool has_domain = false;  ///< `domain` is known (DFSR.Domain)
    u8 domain = 0;
    bool write = false;  ///< Store, or an operation that counts as one: WnR
    VirtAddr va{};       ///< DFAR, IFAR, HDFAR or HIFAR
    Ipa ipa{};           ///< valid for stage 2 faults: HPFAR

    bool operator==(const Fault&) const = default;
    [[nodiscard]] constexpr bool is_fetch() const { return access == AccessKind::Fetch; }
    [[nodiscard]] constexpr bool is_external() const {
        return kind >= FaultKind::SyncExternal && kind <= FaultKind::AsyncParity;
    }
    /// An MMU fault (ARM ARM B3.12.2): address translation operations report these in PAR.
    [[nodiscard]] constexpr bool is_mmu_fault() const {
        return kind >= FaultKind::Translation && kind <= FaultKind::Permission;
    }
    /// HSR.CM, DFSR.CM.
    [[nodiscard]] constexpr bool is_maintenance() const {
        return access == AccessKind::CacheMaintenance || access == AccessKind::AddressTranslation;
    }
};

/// FS[4:0] of the Short-descriptor format; nothing when the format can not say it.
[[nodiscard]] std::optional<u8> short_status(FaultKind kind, unsigned level);
/// STATUS[5:0] of the Long-descriptor format, which is also HSR.DFSC and HSR.IFSC.
[[nodiscard]] std::optional<u8> long_status(FaultKind kind, unsigned level);
/// The manual's words for a fault: "Translation fault".
[[nodiscard]] const char* name(FaultKind kind);

/// Register values for a fault taken to PL1 or Monitor mode; `long_format` is TTBCR.EAE of the
/// security state that takes it.
[[nodiscard]] u32 dfsr(const Fault& fault, bool long_format);
[[nodiscard]] u32 ifsr(const Fault& fault, bool long_format);
/// HSR.ISS without the instruction's part (ISV, SAS, SSE, SRT): DFSC, WnR, S1PTW, CM, EA of a data
/// abort; IFSC, S1PTW, EA of a prefetch abort (ARM ARM B3.13).
[[nodiscard]] u32 hsr_iss(const Fault& fault);
/// FIPA of a stage 2 fault (ARM ARM B4.1).
[[nodiscard]] u32 hpfar(const Fault& fault);

}  // namespace hypscope::mmu
