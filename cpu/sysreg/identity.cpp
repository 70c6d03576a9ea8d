// SPDX-License-Identifier: Apache-2.0
// Identification values of the A15 (r4p0) and the A7 (r0p5): A15 TRM 4.2.1 and 4.3, A7 TRM 4.2.1
// and 4.3, ARM ARM B4.1.19 (CCSIDR), B4.1.20 (CLIDR), B4.1.42 (CTR), C11.11.15 (DBGDIDR).
#include "cpu/identity.hpp"

#include "common/bits.hpp"
#include "cpu/sysreg/pmu_events.hpp"

namespace hypscope::cpu {
namespace {

constexpr u32 log2_of(u32 power_of_two) { return static_cast<u32>(std::countr_zero(power_of_two)); }

/// Write-back, read-allocate and write-allocate bits of CCSIDR.
constexpr u32 kWriteBackAllocate = 0x70000000, kReadAllocate = 0x20000000;

u32 ccsidr(const CacheShape& cache, u32 policy) {
    if (cache.size == 0) return 0;
    const u32 sets = cache.size / (cache.line * cache.ways);
    return policy | (sets - 1) << 13 | (cache.ways - 1) << 3 | (log2_of(cache.line) - 4);
}

/// Format 0b100; CWG and ERG 16 words; L1Ip 0b10 VIPT, 0b11 PIPT.
u32 ctr(const CacheGeometry& caches, u32 l1ip) {
    return 0x84400000 | (log2_of(caches.l1d.line) - 2) << 16 | l1ip << 14 |
           (log2_of(caches.l1i.line) - 2);
}

/// Split level 1, unified level 2 when there is one; coherency at the last level.
u32 clidr(const CacheGeometry& caches) { return caches.l2.size != 0 ? 0x0a200023 : 0x09200003; }

/// Values that both cores share.
Identity common_identity() {
    Identity id;
    id.id_pfr0 = 0x00001131;
    id.id_pfr1 = 0x00011011;
    id.id_dfr0 = 0x02010555;
    id.id_mmfr = {0x10101105, 0x20000000, 0x01240000, 0x02102211};
    id.id_isar = {0x02101110, 0x13112111, 0x21232041, 0x11112131, 0x10011142, 0};
    id.mvfr0 = 0x10110222;
    id.mvfr1 = 0x11111111;
    id.dbgdevid = 0x01110f13;
    return id;
}

Identity cortex_a15(const CacheGeometry& caches) {
    Identity id = common_identity();
    id.name = "cortex-a15";
    id.ctr = ctr(caches, 3);
    id.id_mmfr[0] = 0x10201105;
    id.fpsid = 0x410430f0;
    id.actlr_writable = ~u32{0};
    id.nsacr_writable = 0x0006cc00;  // NS_SMP, NS_L2ERR, NSASEDIS, NSD32DIS, cp11, cp10
    id.pmcr = 0x410f3000;
    id.pmceid0 = pmceid0(false);
    id.dbgdidr = 0x3515f040;
    return id;
}

Identity cortex_a7(const CacheGeometry& caches) {
    Identity id = common_identity();
    id.name = "cortex-a7";
    id.ctr = ctr(caches, 2);
    id.id_mmfr[1] = 0x40000000;
    id.fpsid = 0x41023075;
    id.actlr_writable = 0x1000fc40;  // DDI, DDVM, L1PCTL, L1RADIS, L2RADIS, DODMBS, SMP
    id.nsacr_writable = 0x0004cc00;  // NS_SMP, NSASEDIS, NSD32DIS, cp11, cp10
    id.pmcr = 0x41072000;
    id.pmceid0 = pmceid0(true);
    id.dbgdidr = 0x3515f005;
    id.dbgdevid1 = 0x1;
    return id;
}

}  // namespace

Identity make_identity(u32 midr, const CacheGeometry& caches, const IdentityOptions& options) {
    const bool is_a7 = bits(midr, 15, 4) == 0xc07;
    Identity id = is_a7 ? cortex_a7(caches) : cortex_a15(caches);
    id.midr = midr;
    id.revidr = options.revidr;
    id.clidr = clidr(caches);
    id.ccsidr[0] = ccsidr(caches.l1d, kWriteBackAllocate);
    id.ccsidr[1] = ccsidr(caches.l1i, kReadAllocate);
    id.ccsidr[2] = ccsidr(caches.l2, kWriteBackAllocate);
    // Number of processors; bit 23 of the A15: an interrupt controller is present.
    id.l2ctlr = (options.core_count - 1) << 24 | (is_a7 ? 0 : 1u << 23);
    id.cbar = options.periph_base;
    if (!options.has_security) {
        id.id_pfr1 = with_bits<u32>(id.id_pfr1, 7, 4, 0);
        id.id_dfr0 = with_bits<u32>(id.id_dfr0, 7, 4, 0);
    }
    if (!options.has_virtualization) id.id_pfr1 = with_bits<u32>(id.id_pfr1, 15, 12, 0);
    return id;
}

CacheGeometry default_caches(std::string_view name) {
    constexpr u32 kKiB = 1024;
    if (name == "cortex-a7") return {{32 * kKiB, 32, 2}, {32 * kKiB, 64, 4}, {512 * kKiB, 64, 8}};
    return {{32 * kKiB, 64, 2}, {32 * kKiB, 64, 2}, {1024 * kKiB, 64, 16}};
}

}  // namespace hypscope::cpu
