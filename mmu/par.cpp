// SPDX-License-Identifier: Apache-2.0
// PAR as address translation operations write it. ARM ARM B4.1.112.
#include "mmu/par.hpp"

#include "common/bits.hpp"

namespace hypscope::mmu {

namespace {

constexpr u64 kLpae = u64{1} << 11;
constexpr u64 field(bool value, unsigned position) { return u64{value} << position; }

/// Outer[1:0], and Inner[1:0] of cacheable memory.
unsigned region_encoding(Cacheability c) {
    switch (c.policy) {
        case CachePolicy::NonCacheable: return 0b00;
        case CachePolicy::WriteThrough: return 0b10;
        case CachePolicy::WriteBack: return c.write_allocate ? 0b01 : 0b11;
    }
    return 0;
}

unsigned inner_encoding(const MemoryAttributes& memory) {
    if (memory.type == MemoryType::StronglyOrdered) return 0b001;
    if (memory.type == MemoryType::Device) return 0b011;
    return memory.is_inner_cacheable() ? 0b100 | region_encoding(memory.inner) : 0b000;
}

u64 short_attribute_bits(const MemoryAttributes& memory) {
    const unsigned outer = memory.is_normal() ? region_encoding(memory.outer) : 0;
    return field(memory.shareability == Shareability::InnerShareable, 10) |  // NOS
           field(memory.is_shareable(), 7) | u64{inner_encoding(memory)} << 4 | u64{outer} << 2;
}

/// SH[1:0] of the 64-bit format.
u64 sh_encoding(Shareability shareability) {
    switch (shareability) {
        case Shareability::NonShareable: return 0b00;
        case Shareability::OuterShareable: return 0b10;
        case Shareability::InnerShareable: return 0b11;
    }
    return 0;
}

/// PA[39:32] stand in [23:16] when SS says supersection.
u64 supersection_address(u64 output) {
    return bits(output, 31, 24) << 24 | bits(output, 39, 32) << 16 | u64{1} << 1;
}

}  // namespace

// The NS bit is UNKNOWN after a translation of a Non-secure regime: it reads 1.
Par par_success_short(const Translation& translation, u64 output) {
    const u64 address = translation.stage1_log2_size == 24 ? supersection_address(output)
                                                           : bits(output, 31, 12) << 12;
    return {address | field(translation.non_secure, 9) | short_attribute_bits(translation.memory),
            false};
}

Par par_success_long(const Translation& translation, u64 output) {
    return {u64{mair_byte(translation.memory)} << 56 | bits(output, 39, 12) << 12 | kLpae |
                field(translation.non_secure, 9) |
                sh_encoding(translation.memory.shareability) << 7,
            true};
}

/// FS[5:0] is DFSR.{ExT, FS[4], FS[3:0]}.
Par par_failure_short(const Fault& fault) {
    const u32 status = dfsr(fault, false);
    return {field(bit(status, 12), 6) | field(bit(status, 10), 5) | u64{status & 15} << 1 | 1,
            false};
}

Par par_failure_long(const Fault& fault) {
    const u64 status = long_status(fault.kind, fault.level).value_or(0);
    return {kLpae | field(fault.stage2, 9) | field(fault.s1ptw, 8) | status << 1 | 1, true};
}

}  // namespace hypscope::mmu
