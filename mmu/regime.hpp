// SPDX-License-Identifier: Apache-2.0
// A translation regime and the registers that decide its translations, as one plain snapshot.
// cpu/ rebuilds a snapshot only when a register write says so; the walker then is a pure function
// of it. Regimes: ARM ARM B3.1.5; register fields: ARM ARM B4.1. Secure state has no stage 2.
#pragma once
#include "common/bits.hpp"
#include "common/types.hpp"

namespace hypscope::mmu {

enum class Regime : u8 { SecurePL10, NonSecurePL10, Hyp };
inline constexpr unsigned kRegimeCount = 3;

/// Registers are kept as software wrote them; of banked ones the copy of the regime's security
/// state. For Regime::Hyp only the HSCTLR to HMAIR1 group is read, for the others HSCTLR.EE (stage
/// 2).
struct MmuState {
    Regime regime = Regime::SecurePL10;
    bool scr_sif = false;  ///< SCR.SIF: no Secure instruction fetch from Non-secure memory
    u32 sctlr = 0;
    u32 ttbcr = 0;
    u64 ttbr0 = 0;
    u64 ttbr1 = 0;
    u32 dacr = 0;
    u32 mair0 = 0;  ///< PRRR when TTBCR.EAE is 0
    u32 mair1 = 0;  ///< NMRR when TTBCR.EAE is 0
    u32 contextidr = 0;
    u32 hsctlr = 0;
    u32 htcr = 0;
    u64 httbr = 0;
    u32 hmair0 = 0;
    u32 hmair1 = 0;
    u32 hcr = 0;
    u32 vtcr = 0;
    u64 vttbr = 0;

    bool operator==(const MmuState&) const = default;

    [[nodiscard]] constexpr bool is_secure() const { return regime == Regime::SecurePL10; }
    [[nodiscard]] constexpr bool is_hyp() const { return regime == Regime::Hyp; }
    [[nodiscard]] constexpr bool is_non_secure_pl10() const {
        return regime == Regime::NonSecurePL10;
    }

    [[nodiscard]] constexpr bool hcr_VM() const { return bit(hcr, 0); }
    [[nodiscard]] constexpr bool hcr_PTW() const { return bit(hcr, 2); }
    [[nodiscard]] constexpr bool hcr_DC() const { return bit(hcr, 12); }
    [[nodiscard]] constexpr bool hcr_TGE() const { return bit(hcr, 27); }

    /// SCTLR, or HSCTLR in the PL2 regime: M, I, WXN and EE stand at the same place in both.
    [[nodiscard]] constexpr u32 control() const { return is_hyp() ? hsctlr : sctlr; }
    [[nodiscard]] constexpr bool icache_enabled() const { return bit(control(), 12); }
    [[nodiscard]] constexpr bool WXN() const { return bit(control(), 19); }
    [[nodiscard]] constexpr bool UWXN() const { return !is_hyp() && bit(sctlr, 20); }
    [[nodiscard]] constexpr bool EE() const { return bit(control(), 25); }
    [[nodiscard]] constexpr bool TRE() const { return bit(sctlr, 28); }
    [[nodiscard]] constexpr bool AFE() const { return bit(sctlr, 29); }
    [[nodiscard]] constexpr bool EAE() const { return bit(ttbcr, 31); }

    [[nodiscard]] constexpr bool uses_long_descriptors() const { return is_hyp() || EAE(); }

    // UNPREDICTABLE: HCR.DC with SCTLR.M set or HCR.VM clear, HCR.TGE with SCTLR.M set (ARM ARM
    // B3.2.1): DC acts as M = 0 and VM = 1, TGE as M = 0, as later architectures define
    // it.
    [[nodiscard]] constexpr bool stage1_enabled() const {
        if (is_non_secure_pl10() && (hcr_DC() || hcr_TGE())) return false;
        return bit(control(), 0);
    }
    [[nodiscard]] constexpr bool stage2_enabled() const {
        return is_non_secure_pl10() && (hcr_VM() || hcr_DC());
    }
    /// Stage 1 is off and its output is cacheable by HCR.DC.
    [[nodiscard]] constexpr bool default_cacheable() const {
        return is_non_secure_pl10() && hcr_DC();
    }

    /// The PL2 regime has no ASID; TTBCR.A1 chooses its place in the long format (ARM ARM B3.9).
    [[nodiscard]] constexpr Asid current_asid() const {
        if (is_hyp()) return {};
        if (!EAE()) return {static_cast<u8>(contextidr)};
        return {static_cast<u8>(bits(bit(ttbcr, 22) ? ttbr1 : ttbr0, 55, 48))};
    }
    /// Only Non-secure PL1&0 translations have a VMID, whether or not HCR.VM is set.
    [[nodiscard]] constexpr Vmid current_vmid() const {
        if (!is_non_secure_pl10()) return {};
        return {static_cast<u8>(bits(vttbr, 55, 48))};
    }
};

}  // namespace hypscope::mmu
