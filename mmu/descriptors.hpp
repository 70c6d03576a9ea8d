// SPDX-License-Identifier: Apache-2.0
// Translation table descriptors by the field names of the manual. ARM ARM B3.5.1
// (Short-descriptor), B3.6.1 and B3.6.2 (Long-descriptor, stage 1 and stage 2).
#pragma once
#include "common/bits.hpp"
#include "common/types.hpp"

namespace hypscope::mmu {

/// First-level Short-descriptor. Bit 0 of a section is PXN (ARM ARM B3.5.1, with LPAE).
struct ShortLevel1 {
    u32 value = 0;

    [[nodiscard]] bool is_invalid() const { return (value & 3) == 0; }
    [[nodiscard]] bool is_page_table() const { return (value & 3) == 1; }
    [[nodiscard]] bool is_supersection() const { return bit(value, 18); }
    [[nodiscard]] u8 domain() const { return static_cast<u8>(bits(value, 8, 5)); }

    [[nodiscard]] u64 page_table_base() const { return value & mask<u32>(31, 10); }
    [[nodiscard]] bool page_table_pxn() const { return bit(value, 2); }
    [[nodiscard]] bool page_table_ns() const { return bit(value, 3); }

    [[nodiscard]] u64 section_base() const { return value & mask<u32>(31, 20); }
    [[nodiscard]] u64 supersection_base() const {
        return u64{bits(value, 8, 5)} << 36 | u64{bits(value, 23, 20)} << 32 |
               (value & mask<u32>(31, 24));
    }
    [[nodiscard]] bool pxn() const { return bit(value, 0); }
    [[nodiscard]] bool b() const { return bit(value, 2); }
    [[nodiscard]] bool c() const { return bit(value, 3); }
    [[nodiscard]] bool xn() const { return bit(value, 4); }
    [[nodiscard]] unsigned ap() const {
        return bits(value, 11, 10) | unsigned{bit(value, 15)} << 2;
    }
    [[nodiscard]] unsigned tex() const { return bits(value, 14, 12); }
    [[nodiscard]] bool s() const { return bit(value, 16); }
    [[nodiscard]] bool ng() const { return bit(value, 17); }
    [[nodiscard]] bool ns() const { return bit(value, 19); }
};

/// Second-level Short-descriptor.
struct ShortLevel2 {
    u32 value = 0;

    [[nodiscard]] bool is_invalid() const { return (value & 3) == 0; }
    [[nodiscard]] bool is_large_page() const { return (value & 3) == 1; }
    [[nodiscard]] u64 base() const {
        return value & (is_large_page() ? mask<u32>(31, 16) : mask<u32>(31, 12));
    }
    [[nodiscard]] bool b() const { return bit(value, 2); }
    [[nodiscard]] bool c() const { return bit(value, 3); }
    [[nodiscard]] bool xn() const { return bit(value, is_large_page() ? 15 : 0); }
    [[nodiscard]] unsigned ap() const { return bits(value, 5, 4) | unsigned{bit(value, 9)} << 2; }
    [[nodiscard]] unsigned tex() const {
        return is_large_page() ? bits(value, 14, 12) : bits(value, 8, 6);
    }
    [[nodiscard]] bool s() const { return bit(value, 10); }
    [[nodiscard]] bool ng() const { return bit(value, 11); }
};

/// Long-descriptor of either stage. The Contiguous hint (bit 52) is not used.
// UNPREDICTABLE: bits [47:40] of an address that are not zero are ignored.
struct LongDescriptor {
    u64 value = 0;

    [[nodiscard]] bool is_valid() const { return bit(value, 0); }
    /// A table at levels 1 and 2, a page at level 3.
    [[nodiscard]] bool is_table_or_page() const { return bit(value, 1); }
    [[nodiscard]] u64 table_base() const { return value & mask<u64>(39, 12); }
    [[nodiscard]] u64 block_base(unsigned log2_size) const {
        return value & mask<u64>(39, log2_size);
    }

    [[nodiscard]] bool pxn_table() const { return bit(value, 59); }
    [[nodiscard]] bool xn_table() const { return bit(value, 60); }
    [[nodiscard]] unsigned ap_table() const { return static_cast<unsigned>(bits(value, 62, 61)); }
    [[nodiscard]] bool ns_table() const { return bit(value, 63); }

    [[nodiscard]] unsigned attr_indx() const { return static_cast<unsigned>(bits(value, 4, 2)); }
    [[nodiscard]] bool ns() const { return bit(value, 5); }
    [[nodiscard]] bool ap1_unprivileged() const { return bit(value, 6); }
    [[nodiscard]] bool ap2_read_only() const { return bit(value, 7); }
    [[nodiscard]] unsigned sh() const { return static_cast<unsigned>(bits(value, 9, 8)); }
    [[nodiscard]] bool af() const { return bit(value, 10); }
    [[nodiscard]] bool ng() const { return bit(value, 11); }
    [[nodiscard]] bool pxn() const { return bit(value, 53); }
    [[nodiscard]] bool xn() const { return bit(value, 54); }

    [[nodiscard]] unsigned mem_attr() const { return static_cast<unsigned>(bits(value, 5, 2)); }
    [[nodiscard]] bool hap_read() const { return bit(value, 6); }
    [[nodiscard]] bool hap_write() const { return bit(value, 7); }
};

}  // namespace hypscope::mmu
