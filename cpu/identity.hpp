// SPDX-License-Identifier: Apache-2.0
// Everything by which software recognises a core: identification registers, cache geometry as
// CCSIDR, CTR and CLIDR show it, and the few values of other registers that differ between the
// A15 and the A7. Sources: A15 TRM (DDI 0438, r4p0) 4.3, A7 TRM (DDI 0464, r0p5) 4.3.
#pragma once
#include <array>
#include <string_view>

#include "common/types.hpp"

namespace hypscope::cpu {

/// One cache, as its preset describes it. A size of 0: there is no such cache.
struct CacheShape {
    u32 size = 0;   ///< bytes
    u32 line = 64;  ///< bytes
    u32 ways = 2;
};
struct CacheGeometry {
    CacheShape l1i{}, l1d{}, l2{};
};

struct Identity {
    std::string_view name = "cortex-a15";

    u32 midr = 0, ctr = 0, tlbtr = 0, revidr = 0;
    u32 mpidr = 0x80000000;  ///< of core 0; reset_sysregs() adds the core's number as Aff0
    u32 id_pfr0 = 0, id_pfr1 = 0, id_dfr0 = 0, id_afr0 = 0;
    std::array<u32, 4> id_mmfr{};
    std::array<u32, 6> id_isar{};
    u32 clidr = 0;
    std::array<u32, 16> ccsidr{};  ///< by CSSELR<3:0>: Level, InD
    u32 fpsid = 0, mvfr0 = 0, mvfr1 = 0;

    u32 sctlr_reset = 0x00c50078;
    u32 sctlr_writable = ~u32{0};  ///< beside the row's own mask
    u32 actlr_reset = 0;
    u32 actlr_writable = 0;
    u32 nsacr_writable = 0;

    u32 l2ctlr = 0;
    u32 l2actlr = 0;
    u32 cbar = 0;

    u32 pmcr = 0;  ///< IMP, IDCODE and N; the controls reset to 0
    u32 pmceid0 = 0, pmceid1 = 0;
    u32 dbgdidr = 0, dbgdevid = 0, dbgdevid1 = 0;

    [[nodiscard]] u32 part() const { return (midr >> 4) & 0xfff; }
    [[nodiscard]] bool is_cortex_a15() const { return part() == 0xc0f; }
    [[nodiscard]] bool is_cortex_a7() const { return part() == 0xc07; }
    [[nodiscard]] u32 event_counters() const { return (pmcr >> 11) & 0x1f; }
    [[nodiscard]] u32 breakpoints() const { return ((dbgdidr >> 24) & 0xf) + 1; }
    /// The last ones: those that can hold a context.
    [[nodiscard]] u32 context_breakpoints() const { return ((dbgdidr >> 20) & 0xf) + 1; }
    [[nodiscard]] u32 watchpoints() const { return ((dbgdidr >> 28) & 0xf) + 1; }
};

struct IdentityOptions {
    u32 core_count = 1;        ///< of the cluster: L2CTLR
    bool has_security = true;  ///< false: ID_PFR1 and ID_DFR0 show no Security Extensions
    bool has_virtualization = true;
    u32 revidr = 0;
    u32 periph_base = 0x08000000;  ///< CBAR
};

/// The core that `midr` names by its part number: 0xc07 is the A7, anything else an A15.
[[nodiscard]] Identity make_identity(u32 midr, const CacheGeometry& caches,
                                     const IdentityOptions& options = {});
/// The caches of the core as delivered: 32 KiB L1 caches, 1 MiB (A15) or 512 KiB (A7) L2.
[[nodiscard]] CacheGeometry default_caches(std::string_view name);

}  // namespace hypscope::cpu
