// SPDX-License-Identifier: Apache-2.0
// From a table of registers (gicd.inc, gicc.inc, gich.inc, gicv.inc) to a device on the bus: the
// row of an offset is found in one step. A wrong size, a missing register or a KNOWN row reads as
// zero and ignores writes, with one warning each. GICv2 4.1.4.
#pragma once
#include <array>
#include <bit>
#include <span>
#include <string_view>
#include <vector>

#include "common/mmio.hpp"
#include "gic/config.hpp"

namespace hypscope::gic {

/// A guest's access as the function of a register sees it.
struct RegisterAccess {
    u8 core = 0;
    bool secure = false;  ///< always true without the Security Extensions
    bool debug = false;   ///< a read without side effects
    Cycles now{};
};

enum class Banked : u8 { No, Cpu, Security, CpuAndSecurity };

inline constexpr u8 B = 1, H = 2, W = 4;  ///< access sizes in bytes, as columns of the tables

/// The owner of a bank's registers; raz and wi stand in the tables for what is not there.
class RegisterOwner {
  public:
    u32 raz(const RegisterAccess&, u32) { return 0; }
    void wi(const RegisterAccess&, u32, u32) {}
};

/// One row. `read` and `write` get n: the interrupt ID where a field is 8 bits wide, else the
/// number of the 32-bit register in the row.
template <class Owner>
struct RegisterRow {
    using Read = u32 (Owner::*)(const RegisterAccess&, u32 n);
    using Write = void (Owner::*)(const RegisterAccess&, u32 n, u32 value);
    u16 offset;
    u16 length;  ///< in bytes
    u8 bits_per_interrupt;
    u8 sizes;
    Banked banked;
    bool modelled;  ///< false for a KNOWN row
    Read read;
    Write write;
    const char* name;
    const char* section;
};

/// The row of each 32-bit word of a bank, as row number plus one. Two rows at one offset do not
/// compile.
template <std::size_t kWords, class Owner, std::size_t kRows>
consteval std::array<u8, kWords> index_rows(const std::array<RegisterRow<Owner>, kRows>& rows) {
    std::array<u8, kWords> index{};
    for (std::size_t r = 0; r < kRows; ++r)
        for (std::size_t w = rows[r].offset / 4u; w < (rows[r].offset + rows[r].length) / 4u; ++w) {
            if (index[w] != 0) throw "two registers at one offset";
            index[w] = static_cast<u8>(r + 1);
        }
    return index;
}

template <class Owner>
struct RegisterMap {
    const char* name;
    std::span<const RegisterRow<Owner>> rows;
    std::span<const u8> index;

    [[nodiscard]] const RegisterRow<Owner>* find(u32 offset) const {
        const std::size_t w = offset / 4;
        return w < index.size() && index[w] != 0 ? &rows[index[w] - 1u] : nullptr;
    }
};

/// Something a guest did that this model answers with RAZ/WI.
struct AccessWarning {
    const char* bank;
    const char* register_name;  ///< or "reserved"
    u32 offset;
    const char* reason;
};

/// Where warnings go; each site warns once.
class WarningLog {
  public:
    using Sink = void (*)(void* context, const AccessWarning& warning);
    void connect(Sink sink, void* context) {
        sink_ = sink;
        context_ = context;
    }
    void report(const AccessWarning& warning) {
        ++count_;
        if (sink_ != nullptr) sink_(context_, warning);
    }
    [[nodiscard]] u64 count() const { return count_; }

  private:
    Sink sink_ = nullptr;
    void* context_ = nullptr;
    u64 count_ = 0;
};

/// One bank on the bus. The requester's core selects the owner of the registers; a bank may also
/// show the registers of every core, one after the other (GICH). A debugger's read has no side
/// effect; its write acts as a guest's.
template <class Owner>
class RegisterBank final : public MmioDevice {
  public:
    struct Aliases {
        u32 offset = 0;
        u32 step = 0;  ///< 0: none
    };

    RegisterBank(const RegisterMap<Owner>& map, std::vector<Owner*> owners,
                 bool security_extensions, WarningLog& log, Aliases aliases)
        : map_(map),
          owners_(std::move(owners)),
          all_secure_(!security_extensions),
          log_(log),
          aliases_(aliases),
          warned_(map.rows.size() + 1) {}

    [[nodiscard]] MmioRead read(const MmioAccess& access) override {
        const Target target = find(access);
        if (target.row == nullptr) return {};
        const RegisterAccess as = describe(access, target);
        if (target.row->bits_per_interrupt != 8)
            return {(target.owner->*target.row->read)(as, target.n)};
        u32 value = 0;
        for (u32 i = 0; i < access.size; ++i)
            value |= (target.owner->*target.row->read)(as, target.n + i) << 8 * i;
        return {value};
    }

    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override {
        const Target target = find(access);
        if (target.row == nullptr) return MmioStatus::Ok;
        const RegisterAccess as = describe(access, target);
        if (target.row->bits_per_interrupt != 8)
            (target.owner->*target.row->write)(as, target.n, value);
        else
            for (u32 i = 0; i < access.size; ++i)
                (target.owner->*target.row->write)(as, target.n + i, value >> 8 * i & 0xff);
        return MmioStatus::Ok;
    }

    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        if (aliases_.step != 0 && offset >= aliases_.offset)
            offset = (offset - aliases_.offset) % aliases_.step;
        const RegisterRow<Owner>* row = map_.find(offset);
        return row != nullptr ? row->name : std::string_view();
    }
    [[nodiscard]] const RegisterMap<Owner>& map() const { return map_; }

  private:
    struct Target {
        Owner* owner = nullptr;
        const RegisterRow<Owner>* row = nullptr;
        u32 n = 0;
        u8 core = 0;
    };

    Target find(const MmioAccess& access) {
        u32 offset = access.offset;
        u32 core = access.by.core.value;
        if (aliases_.step != 0 && offset >= aliases_.offset) {
            core = (offset - aliases_.offset) / aliases_.step;
            offset = (offset - aliases_.offset) % aliases_.step;
        }
        if (core >= owners_.size()) return {};
        const RegisterRow<Owner>* row = usable_row(access, offset);
        if (row == nullptr) return {};
        const u32 log2_unit = row->bits_per_interrupt == 8 ? 0 : 2;
        return {owners_[core], row, (offset - row->offset) >> log2_unit, static_cast<u8>(core)};
    }

    /// IMPLEMENTATION DEFINED: halfword accesses work where byte accesses do (A7 TRM 8.3.1); an
    /// access of a size that the register does not support is RAZ/WI. GICv2 4.1.4.
    const RegisterRow<Owner>* usable_row(const MmioAccess& access, u32 offset) {
        const RegisterRow<Owner>* row = map_.find(offset);
        if (row == nullptr) return warn(access, map_.rows.size(), "reserved", "no such register");
        const auto site = static_cast<std::size_t>(row - map_.rows.data());
        if (!row->modelled) return warn(access, site, row->name, row->section);
        const u32 low_bits = access.size - 1u;
        const bool aligned = (access.size & low_bits) == 0 && (offset & low_bits) == 0;
        if (!aligned || (access.size & row->sizes) == 0)
            return warn(access, site, row->name, "access size not supported");
        return row;
    }

    const RegisterRow<Owner>* warn(const MmioAccess& access, std::size_t site, const char* name,
                                   const char* reason) {
        if (!warned_[site] && !access.by.debug) {
            warned_[site] = true;
            log_.report({map_.name, name, access.offset, reason});
        }
        return nullptr;
    }

    RegisterAccess describe(const MmioAccess& access, const Target& target) const {
        return {target.core, access.by.secure || all_secure_, access.by.debug, access.now};
    }

    RegisterMap<Owner> map_;
    std::vector<Owner*> owners_;
    bool all_secure_;
    WarningLog& log_;
    Aliases aliases_;
    std::vector<bool> warned_;
};

}  // namespace hypscope::gic
