// SPDX-License-Identifier: Apache-2.0
// System registers as one table: each row of cpu/sysreg/sysregs.inc says where a register is, who
// may access it, when it traps to Hyp mode, how it is banked, what it resets to, which bits can be
// written and what a write makes stale. Plain storage has no code; a side effect is one small hook.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "common/types.hpp"
#include "cpu/hsr.hpp"
#include "cpu/psr.hpp"
#include "cpu/sysreg/fields.hpp"
#include "cpu/sysreg/pmu.hpp"

namespace hypscope::cpu {

class Core;

enum class SysReg : u16 {
#define SYS32(name, ...) name,
#define SYS64(name, ...) name,
#include "cpu/sysreg/sysregs.inc"
    Count
};
inline constexpr size_t kSysRegCount = static_cast<size_t>(SysReg::Count);

/// Where an access comes from: coprocessor fields of MCR, MRC, MCRR, MRRC.
struct SysRegEncoding {
    u8 coproc = 15;
    u8 opc1 = 0, crn = 0, crm = 0, opc2 = 0;
    bool is_64bit = false;  ///< MCRR, MRRC: crn and opc2 unused
    constexpr auto operator<=>(const SysRegEncoding&) const = default;
};

/// Bits of SysRegRow::access: one bit for each (who, direction).
enum AccessRight : u16 {
    kPl0R = 1 << 0,
    kPl0W = 1 << 1,  ///< User mode, both security states
    kNsPl1R = 1 << 2,
    kNsPl1W = 1 << 3,  ///< Non-secure PL1
    kHypR = 1 << 4,
    kHypW = 1 << 5,
    kSecPl1R = 1 << 6,
    kSecPl1W = 1 << 7,  ///< Secure PL1 but Monitor
    kMonR = 1 << 8,
    kMonW = 1 << 9,  ///< Monitor mode
};

/// What a write makes stale; the engine and the core look at nothing else.
enum SysRegEffect : u8 {
    kNoEffect = 0,
    kRegimeChanged = 1 << 0,  ///< the MMU snapshot must be rebuilt
    kIrqLines = 1 << 1,       ///< interrupt masking or routing may differ
    kTimer = 1 << 2,          ///< the timing model prices it as a timer access; phase timer
    kStage2Phase = 1 << 3,    ///< phase stage2: VTTBR, VTCR, TLB maintenance
    kOwnPrice = 1 << 4,       ///< an operation that has a timing event of its own
    kDebugEvents = 1 << 5,    ///< which debug events are enabled may differ
};

enum class SysRegBanking : u8 { Common, Secure_NonSecure };

struct SysRegRow;
using SysRegRead = u64 (*)(Core& core, const SysRegRow& row);
using SysRegWrite = void (*)(Core& core, const SysRegRow& row, u64 value);
/// Bits of the registers that control Hyp traps.
struct TrapControls {
    u32 hcr = 0, hstr = 0, hdcr = 0, hcptr = 0;
    [[nodiscard]] constexpr TrapControls operator|(const TrapControls& o) const {
        return {hcr | o.hcr, hstr | o.hstr, hdcr | o.hdcr, hcptr | o.hcptr};
    }
    [[nodiscard]] constexpr bool any() const { return (hcr | hstr | hdcr | hcptr) != 0; }
};
/// What sends an access from Non-secure PL0 or PL1 to Hyp mode: any of these bits, or a control
/// that must be asked.
struct SysRegTrap {
    TrapControls controls{};
    bool of_reads = true;  ///< false: writes alone
    bool (*asked)(const Core& core) = nullptr;
    [[nodiscard]] constexpr bool exists() const { return controls.any() || asked != nullptr; }
};
/// True when the access is UNDEFINED although the row's rights allow it (e.g. PMUSERENR, CNTKCTL).
using SysRegUndefined = bool (*)(const Core& core, bool write);

struct SysRegRow {
    SysReg id = SysReg::Count;
    std::string_view name;
    SysRegEncoding encoding{};
    u16 access = 0;
    SysRegUndefined undefined = nullptr;
    SysRegTrap trap{};
    SysRegBanking banking = SysRegBanking::Common;
    u64 reset = 0;
    u64 writable = ~u64{0};     ///< bits that a write can change; the others keep their reset value
    SysRegRead read = nullptr;  ///< nullptr: storage
    SysRegWrite write = nullptr;  ///< nullptr: storage
    u8 effects = kNoEffect;
    std::string_view section;
};

[[nodiscard]] std::span<const SysRegRow> sysreg_rows();
[[nodiscard]] const SysRegRow& sysreg_row(SysReg reg);
/// Every encoding of CP14 and CP15 has a slot of its own.
inline constexpr u32 kSysRegWordSlots = 1u << 15, kSysRegSlots = kSysRegWordSlots + (1u << 9);
[[nodiscard]] constexpr u32 sysreg_slot(const SysRegEncoding& e) {
    const u32 cp15 = e.coproc == 15;
    if (e.is_64bit) return kSysRegWordSlots | cp15 << 8 | (e.opc1 & 15u) << 4 | (e.crm & 15u);
    return cp15 << 14 | (e.crn & 15u) << 10 | (e.opc1 & 7u) << 7 | (e.crm & 15u) << 3 |
           (e.opc2 & 7u);
}
[[nodiscard]] const SysRegRow* sysreg_in_slot(u32 slot);
/// nullptr when no row has this encoding.
[[nodiscard]] inline const SysRegRow* find_sysreg(const SysRegEncoding& encoding) {
    const bool is_known = encoding.coproc == 14 || encoding.coproc == 15;
    return is_known ? sysreg_in_slot(sysreg_slot(encoding)) : nullptr;
}
/// The beginning of the row that a missing register needs, to paste into sysregs.inc.
[[nodiscard]] std::string row_to_paste(const SysRegEncoding& encoding);

/// Storage of every row, two banks. [0] is Non-secure or common, [1] is Secure.
class SysRegFile {
  public:
    [[nodiscard]] u64 get(SysReg reg, bool secure_bank = false) const {
        return values_[secure_bank][static_cast<size_t>(reg)];
    }
    [[nodiscard]] u32 get32(SysReg reg, bool secure_bank = false) const {
        return static_cast<u32>(get(reg, secure_bank));
    }
    void set(SysReg reg, u64 value, bool secure_bank = false) {
        values_[secure_bank][static_cast<size_t>(reg)] = value;
    }

    /// Where the Non-secure or common copies lie, in the order of SysReg: for engines that emit
    /// accesses as host code (plain_access()).
    [[nodiscard]] const u64* data() const { return values_[0].data(); }

    PmuCounters pmu;  ///< what the registers of the Performance Monitors select

  private:
    std::array<std::array<u64, kSysRegCount>, 2> values_{};
};

/// What became of a system register access. Exception: the access itself faulted (a maintenance
/// operation by address); core.pend() was called.
enum class SysRegOutcome : u8 { Done, Undefined, TrapToHyp, Exception };

/// The instruction's view of an access: the registers go into the syndrome.
struct SysRegAccessInfo {
    SysRegEncoding encoding{};
    const SysRegRow* row = nullptr;  ///< of `encoding`, looked up when the block was built
    u8 rt = 0, rt2 = 0;
};

/// Checks in the order of ARM ARM B1.14: traps by encoding range (HCR.TIDCP, HSTR.Tn), rights,
/// then the row's own trap. Does not access anything.
[[nodiscard]] SysRegOutcome check_sysreg(const Core& core, const SysRegAccessInfo& info,
                                         bool write);
/// Of an access that is trapped to Hyp mode.
[[nodiscard]] Syndrome sysreg_syndrome(const SysRegAccessInfo& info, bool write);
/// Of an access that is UNDEFINED: why the manual calls it UNPREDICTABLE; nullptr when it does not.
[[nodiscard]] const char* why_sysreg_is_unpredictable(const Core& core,
                                                      const SysRegAccessInfo& info, bool write);

/// check_sysreg, then the access. `value` is untouched unless the outcome is Done.
[[nodiscard]] SysRegOutcome read_sysreg(Core& core, const SysRegAccessInfo& info, u64& value);
[[nodiscard]] SysRegOutcome write_sysreg(Core& core, const SysRegAccessInfo& info, u64 value);
/// What write_sysreg() does when check_sysreg() says Done. False: an exception is pending.
[[nodiscard]] bool write_permitted(Core& core, const SysRegRow& row, u64 value);

/// LDC and STC of CP14, which move a word between memory and the debug communication channel.
struct DebugTransfer {
    bool is_load = false;  ///< LDC: memory to DBGDTRTXint
    u8 imm8 = 0;
    u8 rn = 0;
    bool adds = false;
    u8 addressing_mode = 0;  ///< HSR.ISS<3:1>, ARM ARM Table B3-29: P, U, W of the instruction
};
/// The same for LDC and STC, which have an exception class of their own (ARM ARM B3.13.6).
[[nodiscard]] SysRegOutcome check_debug_transfer(const Core& core, const DebugTransfer& transfer);
[[nodiscard]] Syndrome debug_transfer_syndrome(const DebugTransfer& transfer);

/// Reset values of all rows and of the identification registers of the configured core.
void reset_sysregs(Core& core);

}  // namespace hypscope::cpu
