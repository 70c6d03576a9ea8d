// SPDX-License-Identifier: Apache-2.0
// Stage 1 with Short-descriptors: sections, supersections, large and small pages. ARM ARM B3.5,
// access permissions B3.7.1.
#include <array>

#include "mmu/walk.hpp"

namespace hypscope::mmu {

namespace {

constexpr Permissions kPL1ReadWrite = kPL1Read | kPL1Write;
constexpr Permissions kPL0ReadWrite = kPL0Read | kPL0Write;

/// AP[2:0] (ARM ARM B3.7.1). UNPREDICTABLE: the reserved value 100 gives no access.
constexpr std::array<Permissions, 8> kAp{
    0,                              // 000
    kPL1ReadWrite,                  // 001
    kPL1ReadWrite | kPL0Read,       // 010
    kPL1ReadWrite | kPL0ReadWrite,  // 011
    0,                              // 100
    kPL1Read,                       // 101
    kPL1Read | kPL0Read,            // 110: deprecated
    kPL1Read | kPL0Read,            // 111
};

/// AP[2:1] when SCTLR.AFE is 1: AP[0] is the access flag (ARM ARM B3.7.1).
constexpr std::array<Permissions, 4> kSimpleAp{kPL1ReadWrite, kPL1ReadWrite | kPL0ReadWrite,
                                               kPL1Read, kPL1Read | kPL0Read};

constexpr Permissions ap_permissions(unsigned ap, bool simplified) {
    return simplified ? kSimpleAp[ap >> 1] : kAp[ap];
}

struct Level1Table {
    u64 ttbr = 0;
    u64 base = 0;
    bool disabled = false;  ///< PD0 or PD1
};

/// TTBCR.N divides the address space (ARM ARM B3.5.4).
Level1Table level1_table(const MmuState& state, VirtAddr va) {
    const unsigned n = state.ttbcr & 7;
    if (n != 0 && (va.value >> (32 - n)) != 0)
        return {state.ttbr1, state.ttbr1 & mask<u64>(31, 14), bit(state.ttbcr, 5)};
    return {state.ttbr0, state.ttbr0 & mask<u64>(31, 14 - n), bit(state.ttbcr, 4)};
}

/// The index is VA[31-N:20]; with TTBR1, or N = 0, it is VA[31:20].
u64 level1_index(const MmuState& state, VirtAddr va) {
    const unsigned n = state.ttbcr & 7;
    const bool ttbr1 = n != 0 && (va.value >> (32 - n)) != 0;
    return bits(va.value, ttbr1 ? 31 : 31 - n, 20);
}

void set_domain(Fault& fault, u8 domain) {
    fault.has_domain = true;
    fault.domain = domain;
}

}  // namespace

bool Walk::short_descriptors(Translation& out) {
    const Level1Table table = level1_table(state_, va_);
    if (table.disabled) return fail(FaultKind::Translation, 1);
    const MemoryAttributes memory = walk_attributes_of_ttbr(table.ttbr);
    const u64 address = table.base | level1_index(state_, va_) << 2;
    u64 value = 0;
    if (!fetch_stage1({address, 1, 4, state_.is_secure(), memory}, value)) return false;
    const ShortLevel1 descriptor{static_cast<u32>(value)};
    if (descriptor.is_invalid()) return fail(FaultKind::Translation, 1);
    return descriptor.is_page_table() ? page(descriptor, memory, out) : section(descriptor, out);
}

bool Walk::section(ShortLevel1 descriptor, Translation& out) {
    const bool super = descriptor.is_supersection();
    out.level = 1;
    out.domain = super ? 0 : descriptor.domain();  // a supersection is in domain 0
    out.log2_size = super ? 24 : 20;
    out.pa_base = super ? descriptor.supersection_base() : descriptor.section_base();
    out.global = !descriptor.ng();
    out.non_secure = out.non_secure || descriptor.ns();
    out.memory =
        short_attributes(state_, descriptor.tex(), descriptor.c(), descriptor.b(), descriptor.s());
    out.stage1_permissions = with_execute(ap_permissions(descriptor.ap(), state_.AFE()),
                                          descriptor.xn(), descriptor.pxn());
    return access_flag(descriptor.ap(), out);
}

bool Walk::page(ShortLevel1 table, const MemoryAttributes& memory, Translation& out) {
    out.level = 2;
    out.domain = table.domain();
    const u64 address = table.page_table_base() | u64{bits(va_.value, 19, 12)} << 2;
    u64 value = 0;
    if (!fetch_stage1({address, 2, 4, state_.is_secure(), memory}, value)) {
        // A stage 2 fault on the way knows no domain.
        if (!fault_.stage2) set_domain(fault_, out.domain);
        return false;
    }
    const ShortLevel2 descriptor{static_cast<u32>(value)};
    if (descriptor.is_invalid()) return fail_in_domain(FaultKind::Translation, out);
    out.log2_size = descriptor.is_large_page() ? 16 : 12;
    out.pa_base = descriptor.base();
    out.global = !descriptor.ng();
    out.non_secure = out.non_secure || table.page_table_ns();
    out.memory =
        short_attributes(state_, descriptor.tex(), descriptor.c(), descriptor.b(), descriptor.s());
    out.stage1_permissions = with_execute(ap_permissions(descriptor.ap(), state_.AFE()),
                                          descriptor.xn(), table.page_table_pxn());
    return access_flag(descriptor.ap(), out);
}

bool Walk::access_flag(unsigned ap, const Translation& out) {
    if (!policy_.check_access || !state_.AFE() || (ap & 1) != 0) return true;
    return fail_in_domain(FaultKind::AccessFlag, out);
}

bool Walk::fail_in_domain(FaultKind kind, const Translation& out) {
    fail(kind, out.level);
    set_domain(fault_, out.domain);
    return false;
}

}  // namespace hypscope::mmu
