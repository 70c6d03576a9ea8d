// SPDX-License-Identifier: Apache-2.0
// The Machine of isa/machine.hpp over a Core: what every instruction body sees, whichever engine
// runs it. The common paths are inline; whatever may trap or fault in a complicated way is in
// cpu/instruction_support.cpp.
#pragma once
#include <cstring>
#include <utility>

#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "isa/machine.hpp"

namespace hypscope::cpu {

class Machine {
  public:
    Machine(Core& core, const Op& op) : core_(core), op_(op) {}

    // --- registers and flags -----------------------------------------------------------------
    [[nodiscard]] u32 R(u32 n) const { return core_.state.r[n]; }
    void set_R(u32 n, u32 value) { core_.state.r[n] = value; }
    [[nodiscard]] u32 PC() const {
        return core_.hot.page_va + op_.page_offset + (core_.state.thumb ? 4 : 8);
    }
    [[nodiscard]] bool N() const { return core_.state.n != 0; }
    [[nodiscard]] bool Z() const { return core_.state.z != 0; }
    [[nodiscard]] bool C() const { return core_.state.c != 0; }
    [[nodiscard]] bool V() const { return core_.state.v != 0; }
    [[nodiscard]] bool Q() const { return core_.state.q != 0; }
    [[nodiscard]] u8 GE() const { return core_.state.ge; }
    void set_NZ(u32 result) {
        core_.state.n = static_cast<u8>(result >> 31);
        core_.state.z = result == 0;
    }
    void set_NZC(u32 result, bool carry) {
        set_NZ(result);
        core_.state.c = carry;
    }
    void set_NZCV(u32 result, u32 carry, u32 overflow) {
        core_.state.set_flags(result >> 31, result == 0, carry, overflow);
    }
    void set_nzcv_bits(u32 nzcv) {
        core_.state.n = bit(nzcv, 3);
        core_.state.z = bit(nzcv, 2);
        core_.state.c = bit(nzcv, 1);
        core_.state.v = bit(nzcv, 0);
    }
    void set_Q() { core_.state.q = 1; }
    void set_GE(u8 ge) { core_.state.ge = ge; }

    // --- branches (ARM ARM A2.3.1) -----------------------------------------------------------
    [[nodiscard]] bool is_thumb() const { return core_.state.thumb; }
    void BranchWritePC(u32 address) {
        core_.hot.next_pc = address & (core_.state.thumb ? ~u32{1} : ~u32{3});
    }
    void BXWritePC(u32 address) {
        core_.state.thumb = bit(address, 0);
        core_.hot.next_pc = address & ~u32{1};  // bit 1 in A32 state: Core::unpredictable_target()
    }
    void LoadWritePC(u32 address) { BXWritePC(address); }
    void ALUWritePC(u32 address) {
        core_.state.thumb ? BranchWritePC(address) : BXWritePC(address);
    }
    void branch_with_link_to(u32 address, bool to_thumb) {
        core_.state.thumb = to_thumb;
        BranchWritePC(address);
    }
    bool bxj_trapped(const isa::Operands& o);

    // --- memory --------------------------------------------------------------------------------
    template <class T>
    bool MemU(const isa::Operands& o, u32 va, T& out) {
        return load<T>(o, va, out, false);
    }
    template <class T>
    bool MemA(const isa::Operands& o, u32 va, T& out) {
        return load<T>(o, va, out, true);
    }
    template <class T>
    bool MemU_unpriv(const isa::Operands&, u32 va, T& out) {
        const u64 result = core_.load_slow(op_, va, sizeof(T), true, false);
        out = static_cast<T>(result);
        return result != 0;
    }
    template <class T>
    bool store_MemU(const isa::Operands& o, u32 va, T value) {
        return store<T>(o, va, value, false);
    }
    template <class T>
    bool store_MemA(const isa::Operands& o, u32 va, T value) {
        return store<T>(o, va, value, true);
    }
    template <class T>
    bool store_MemU_unpriv(const isa::Operands&, u32 va, T value) {
        return core_.store_slow(op_, va, sizeof(T), value, true, false);
    }
    /// Host address of [va, va + bytes) when one filter entry answers for all of it; else nullptr.
    /// Never for big-endian data.
    u8* ram_span(const isa::Operands&, u32 va, u32 bytes, bool is_write) {
        const LineFilter& filter = core_.lines;
        if (core_.state.big_endian || bytes == 0 || !filter.same_granule(va, va + bytes - 1))
            return nullptr;
        return filter.find<u32>(va, core_.hot.context_tag, is_write);
    }
    /// What is left of the span that one filter entry can answer for.
    [[nodiscard]] u32 span_left(u32 va) const {
        return core_.lines.granule_size() - (va & (core_.lines.granule_size() - 1));
    }
    u8* missed_words(const isa::Operands&, u32 va, u32 count, bool is_write) {
        u32 cycles = 0;
        u8* host = core_.missed_words(op_, va, count, is_write, core_.counts(), cycles);
        core_.hot.cycles += cycles;
        return host;
    }
    template <class T>
    bool load_exclusive(const isa::Operands&, u32 va, T& out) {
        u64 value = 0;
        if (!core_.load_exclusive_slow(op_, va, sizeof(T), value)) return false;
        out = static_cast<T>(value);
        return true;
    }
    template <class T>
    bool store_exclusive(const isa::Operands&, u32 va, T value, u32& status) {
        return core_.store_exclusive_slow(op_, va, sizeof(T), value, status);
    }
    bool alignment_fault(const isa::Operands&, u32 va, bool is_write) {
        return core_.alignment_fault(op_, va, is_write);
    }
    void ClearExclusiveLocal() { core_.monitors().clear(core_.id()); }
    [[nodiscard]] bool swp_enabled() const;

    // --- modes and PSRs ------------------------------------------------------------------------
    [[nodiscard]] bool CurrentModeIsNotUser() const { return core_.CurrentModeIsNotUser(); }
    [[nodiscard]] bool CurrentModeIsHyp() const { return core_.CurrentModeIsHyp(); }
    [[nodiscard]] bool CurrentModeIsUserOrSystem() const {
        return core_.state.mode == Mode::User || core_.state.mode == Mode::System;
    }
    [[nodiscard]] bool is_secure() const { return core_.IsSecure(); }
    [[nodiscard]] u32 cpsr() const { return psr::with_it(core_.state.cpsr(), 0); }
    [[nodiscard]] u32 spsr() const { return core_.state.spsr(); }
    bool CPSRWriteByInstr(u32 value, u32 bytemask, bool is_exception_return) {
        return core_.CPSRWriteByInstr(op_, value, bytemask, is_exception_return);
    }
    void SPSRWriteByInstr(u32 value, u32 bytemask);
    bool exception_return(const isa::Operands&, u32 new_pc, u32 new_cpsr) {
        return core_.exception_return(op_, new_pc, new_cpsr);
    }
    [[nodiscard]] u32 elr_hyp() const { return core_.state.elr_hyp; }
    void set_elr_hyp(u32 value) { core_.state.elr_hyp = value; }
    [[nodiscard]] u32 user_R(u32 n) const { return core_.state.read_r(n, Mode::User); }
    void set_user_R(u32 n, u32 value) { core_.state.write_r(n, Mode::User, value); }
    bool read_banked(const isa::Operands& o, u32 sysm, bool spsr, u32& out);
    bool write_banked(const isa::Operands& o, u32 sysm, bool spsr, u32 value);
    bool sp_of_mode(const isa::Operands& o, u32 mode, u32& out);
    bool set_sp_of_mode(const isa::Operands& o, u32 mode, u32 value);
    void set_endian_state(bool big);

    // --- exceptions ------------------------------------------------------------------------------
    bool take_undefined(const isa::Operands& o);
    bool CallSupervisor(const isa::Operands& o, u32 immediate);
    bool CallHypervisor(const isa::Operands& o, u32 immediate);
    bool CallSecureMonitor(const isa::Operands& o, u32 immediate);
    bool BKPTInstrDebugEvent(const isa::Operands& o);
    bool unpredictable(const isa::Operands&, const char* why) {
        return core_.unpredictable(op_, why);
    }

    // --- coprocessors ----------------------------------------------------------------------------
    bool coproc_write(const isa::Operands& o, u32 value);
    bool coproc_read(const isa::Operands& o, u32& value);
    bool coproc_write64(const isa::Operands& o, u64 value);
    bool coproc_read64(const isa::Operands& o, u64& value);

    bool load_dbgdtr(const isa::Operands& o, u32 va);
    bool store_dbgdtr(const isa::Operands& o, u32 va);

    // --- hints and barriers ----------------------------------------------------------------------
    bool WaitForInterrupt(const isa::Operands& o);
    bool WaitForEvent(const isa::Operands& o);
    void SendEvent();
    void Yield() {}
    void DataMemoryBarrier(u32 option);
    void DataSynchronizationBarrier(u32 option);
    void InstructionSynchronizationBarrier();
    void preload(const isa::Operands&, u32, bool, bool) {}
    void debug_hint(u32 option);

    // --- extension registers
    // -----------------------------------------------------------------------
    bool CheckVFPEnabled(const isa::Operands& o, bool advsimd, bool include_fpexc_check,
                         bool upper = false);
    [[nodiscard]] u64 D(u32 n) const { return core_.state.d[n]; }
    void set_D(u32 n, u64 value) { core_.state.d[n] = value; }
    [[nodiscard]] u32 S(u32 n) const {
        return static_cast<u32>(core_.state.d[n / 2] >> (32 * (n & 1)));
    }
    void set_S(u32 n, u32 value) {
        u64& d = core_.state.d[n / 2];
        d = (n & 1) != 0 ? (d & 0xffffffffu) | u64{value} << 32 : (d & ~u64{0xffffffff}) | value;
    }
    [[nodiscard]] u32 fpscr() const { return core_.state.fpscr; }
    void set_fpscr(u32 value) { core_.state.fpscr = value; }
    bool vmrs(const isa::Operands& o, u32 reg, u32& out);
    bool vmsr(const isa::Operands& o, u32 reg, u32 value);

    // --- controls
    // ------------------------------------------------------------------------------------
    [[nodiscard]] bool big_endian() const { return core_.state.big_endian; }
    [[nodiscard]] bool sctlr_A() const { return core_.alignment_checked(); }
    [[nodiscard]] bool has_virtualization() const { return core_.config().has_virtualization; }
    [[nodiscard]] Core& core() { return core_; }

  protected:
    Core& core_;
    const Op& op_;

    /// The L0 filter's answer; false: it has none.
    template <class T>
    [[gnu::always_inline]] bool load_filtered(u32 va, T& out) {
        const u8* host = core_.lines.find<T>(va, core_.hot.context_tag, false);
        if (host == nullptr) [[unlikely]]
            return false;
        std::memcpy(&out, host, sizeof(T));
        return true;
    }
    template <class T>
    [[gnu::always_inline]] bool store_filtered(u32 va, T value) {
        u8* host = core_.lines.find<T>(va, core_.hot.context_tag, true);
        if (host == nullptr) [[unlikely]]
            return false;
        std::memcpy(host, &value, sizeof(T));
        return true;
    }

  private:
    template <class T>
    [[gnu::always_inline]] bool load(const isa::Operands&, u32 va, T& out, bool must_align) {
        if (load_filtered(va, out)) [[likely]]
            return true;
        const u64 result = core_.load_slow(op_, va, sizeof(T), false, must_align);
        out = static_cast<T>(result);
        return result != 0;
    }
    template <class T>
    [[gnu::always_inline]] bool store(const isa::Operands&, u32 va, T value, bool must_align) {
        return store_filtered(va, value) ||
               core_.store_slow(op_, va, sizeof(T), value, false, must_align);
    }
    bool trap(const Syndrome& syndrome);
    /// True when the access was Done; else an exception is pending.
    bool completed(SysRegOutcome outcome, const SysRegAccessInfo& info, bool write);
    bool may_transfer(const DebugTransfer& transfer);
    [[nodiscard]] bool hyp_traps(u32 hcr_bit) const;
};

/// The register that MRS and MSR (banked) of `sysm` name in Hyp mode, in its bank: for engines that
/// emit them as host code. nullptr: none may be named, or it depends on the security state.
[[nodiscard]] u32* banked_in_hyp_mode(CoreState& state, u32 sysm, bool spsr);

}  // namespace hypscope::cpu
