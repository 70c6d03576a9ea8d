// SPDX-License-Identifier: Apache-2.0
// Virtual memory control registers with more than one view. ARM ARM B4.1.112 (PAR), B4.1.153 to
// B4.1.155 (TTBCR, TTBR0, TTBR1), B3.5.4 (TTBCR.EAE). PRRR and NMRR share their storage with MAIR0
// and MAIR1; the MMU reads them by TTBCR.EAE.
#include "common/error.hpp"
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

/// EAE, PD1, PD0, N: all that the Short-descriptor format has.
constexpr u64 kTtbcrShortBits = 0x80000037;

/// The register that a 64-bit view shows; a 32-bit access reaches its bits 31:0.
SysReg storage_of_view(SysReg view) {
    switch (view) {
        case SysReg::TTBR0_64: return SysReg::TTBR0;
        case SysReg::TTBR1_64: return SysReg::TTBR1;
        case SysReg::PAR_64: return SysReg::PAR;
        default: HYPSCOPE_UNREACHABLE();
    }
}

}  // namespace

u64 read_wide_view(Core& core, const SysRegRow& row) {
    return core.sys.get(storage_of_view(row.id), core.secure_bank());
}

void write_wide_view(Core& core, const SysRegRow& row, u64 value) {
    core.sys.set(storage_of_view(row.id), value & row.writable, core.secure_bank());
}

void write_TTBCR(Core& core, const SysRegRow& row, u64 value) {
    const bool long_format = bit(value, 31);
    store(core, row, long_format ? value : value & kTtbcrShortBits);
}

}  // namespace hypscope::cpu::hooks
