// SPDX-License-Identifier: Apache-2.0
// A machine of plain data for tests of instruction bodies: registers, flags, a small memory, and a
// record of what a body asked for. It implements the whole list of isa/machine.hpp; what an engine
// decides by privilege or configuration is a public member here.
#pragma once
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "isa/machine.hpp"

namespace hypscope::isa {

struct FakeMachine {
    std::array<u32, 15> registers{};
    u32 pc = 0x8008;  ///< what R(15) reads
    bool n = false, z = false, c = false, v = false, q = false;
    u8 ge = 0;
    bool thumb = false;
    enum class Mode : u8 { User, System, Supervisor, Hyp } mode = Mode::Supervisor;
    u32 spsr_value = 0;
    bool jazelle_trap = false;
    std::array<u8, 256> memory{};   ///< at address 0; the rest faults
    std::optional<u32> fault_at{};  ///< an access that covers this address faults too
    bool big = false;               ///< CPSR.E
    bool align_check = false;       ///< SCTLR.A
    bool spans = false;             ///< ram_span gives pointers into `memory`
    bool swp = false;               ///< SCTLR.SW

    /// What a body did with the PC, and how.
    enum class Branch : u8 { None, Simple, Exchange, Load, Alu, Link, ExceptionReturn };
    Branch branch = Branch::None;
    u32 target = 0;
    bool to_thumb = false;
    u32 returned_cpsr = 0;
    bool undefined = false, faulted = false;
    std::string_view unpredictable_reason{};
    bool unpredictable_goes_on = true;  ///< the policy

    struct Access {
        u32 address;
        u32 size;
        bool is_write, unprivileged;
        bool operator==(const Access&) const = default;
    };
    std::vector<Access> accesses{};

    /// The last exception, hint or barrier a body asked for, with its immediate.
    enum class Request : u8 {
        None,
        Supervisor,
        Hypervisor,
        SecureMonitor,
        Breakpoint,
        WaitForEvent,
        WaitForInterrupt,
        SendEvent,
        Yield,
        DataMemoryBarrier,
        DataSynchronizationBarrier,
        InstructionSynchronizationBarrier,
        Debug,
        PreloadData,
        PreloadWrite,
        PreloadInstruction,
        ClearExclusive,
        EndianState
    };
    Request request = Request::None;
    u32 request_argument = 0;
    bool wait_trapped = false;

    bool exclusive = false;  ///< the local monitor
    std::array<u32, 15> user_registers{};
    std::map<std::pair<u32, bool>, u32> banked{};  ///< by SYSm and R
    std::map<u32, u32> stack_of_mode{};
    u32 cpsr_value = 0x1d3, elr_hyp_value = 0;

    struct PsrWrite {
        u32 value = 0, bytemask = 0;
        bool exception_return = false;
    };
    std::optional<PsrWrite> cpsr_write{}, spsr_write{};

    u64 coproc_value = 0;   ///< read and written by every access
    u32 coproc_fields = 0;  ///< imm of the last access
    bool coproc_faults = false;

    std::array<u64, 32> d_registers{};
    bool vfp_enabled = true, checked_advsimd = false, checked_fpexc = false, checked_upper = false;
    u32 fpscr_value = 0;
    std::map<u32, u32> vfp_system{};

    u32 R(u8 index) const { return index == 15 ? pc : registers.at(index); }
    void set_R(u8 index, u32 value) { registers.at(index) = value; }
    u32 PC() const { return pc; }
    bool is_thumb() const { return thumb; }

    bool N() const { return n; }
    bool Z() const { return z; }
    bool C() const { return c; }
    bool V() const { return v; }
    bool Q() const { return q; }
    u8 GE() const { return ge; }
    void set_Q() { q = true; }
    void set_GE(u8 value) { ge = value; }
    void set_nzcv_bits(u32 bits) {
        n = (bits & 8) != 0;
        z = (bits & 4) != 0;
        c = (bits & 2) != 0;
        v = (bits & 1) != 0;
    }
    void set_NZ(u32 result) {
        n = (result >> 31) != 0;
        z = result == 0;
    }
    void set_NZC(u32 result, bool carry) {
        set_NZ(result);
        c = carry;
    }
    void set_NZCV(u32 result, bool carry, bool overflow) {
        set_NZC(result, carry);
        v = overflow;
    }

    void BranchWritePC(u32 address) { went(Branch::Simple, address); }
    void BXWritePC(u32 address) { went(Branch::Exchange, address); }
    void LoadWritePC(u32 address) { went(Branch::Load, address); }
    void ALUWritePC(u32 address) { went(Branch::Alu, address); }
    void branch_with_link_to(u32 address, bool thumb_target) {
        went(Branch::Link, address);
        to_thumb = thumb_target;
    }
    bool exception_return(const Operands&, u32 new_pc, u32 new_cpsr) {
        went(Branch::ExceptionReturn, new_pc);
        returned_cpsr = new_cpsr;
        return true;
    }
    bool bxj_trapped(const Operands&) const { return jazelle_trap; }

    bool CurrentModeIsHyp() const { return mode == Mode::Hyp; }
    bool CurrentModeIsUserOrSystem() const { return mode == Mode::User || mode == Mode::System; }
    bool CurrentModeIsNotUser() const { return mode != Mode::User; }
    u32 spsr() const { return spsr_value; }
    bool take_undefined(const Operands&) {
        undefined = true;
        return false;
    }
    bool unpredictable(const Operands&, std::string_view why) {
        unpredictable_reason = why;
        return unpredictable_goes_on;
    }

    u32 cpsr() const { return cpsr_value; }
    bool CPSRWriteByInstr(u32 value, u32 bytemask, bool is_return) {
        cpsr_write = {value, bytemask, is_return};
        return true;
    }
    void SPSRWriteByInstr(u32 value, u32 bytemask) { spsr_write = {value, bytemask, false}; }
    u32 elr_hyp() const { return elr_hyp_value; }
    void set_elr_hyp(u32 value) { elr_hyp_value = value; }
    u32 user_R(u8 index) const { return user_registers.at(index); }
    void set_user_R(u8 index, u32 value) { user_registers.at(index) = value; }
    bool read_banked(const Operands&, u32 sysm, bool spsr_bank, u32& out) {
        out = banked.at({sysm, spsr_bank});
        return true;
    }
    bool write_banked(const Operands&, u32 sysm, bool spsr_bank, u32 value) {
        banked[{sysm, spsr_bank}] = value;
        return true;
    }
    bool sp_of_mode(const Operands&, u32 which, u32& out) {
        out = stack_of_mode.at(which);
        return true;
    }
    bool set_sp_of_mode(const Operands&, u32 which, u32 value) {
        stack_of_mode[which] = value;
        return true;
    }
    void set_endian_state(bool value) { ask(Request::EndianState, value); }

    bool CallSupervisor(const Operands&, u32 imm) { return !ask(Request::Supervisor, imm); }
    bool CallHypervisor(const Operands&, u32 imm) { return !ask(Request::Hypervisor, imm); }
    bool CallSecureMonitor(const Operands&, u32 imm) { return !ask(Request::SecureMonitor, imm); }
    bool BKPTInstrDebugEvent(const Operands&) { return !ask(Request::Breakpoint, 0); }

    bool coproc_write(const Operands& o, u32 value) { return coproc_write64(o, value); }
    bool coproc_write64(const Operands& o, u64 value) {
        coproc_fields = o.imm;
        if (!coproc_faults) coproc_value = value;
        return !coproc_faults;
    }
    bool coproc_read(const Operands& o, u32& value) {
        u64 wide = value;
        const bool done = coproc_read64(o, wide);
        value = static_cast<u32>(wide);
        return done;
    }
    bool coproc_read64(const Operands& o, u64& value) {
        coproc_fields = o.imm;
        if (!coproc_faults) value = coproc_value;
        return !coproc_faults;
    }
    bool load_dbgdtr(const Operands& o, u32 address) {
        u32 word;
        if (!MemA(o, address, word)) return false;
        coproc_value = word;
        return true;
    }
    bool store_dbgdtr(const Operands& o, u32 address) {
        return store_MemA(o, address, static_cast<u32>(coproc_value));
    }

    bool WaitForInterrupt(const Operands&) {
        return ask(Request::WaitForInterrupt, 0) && !wait_trapped;
    }
    bool WaitForEvent(const Operands&) { return ask(Request::WaitForEvent, 0) && !wait_trapped; }
    void SendEvent() { ask(Request::SendEvent, 0); }
    void Yield() { ask(Request::Yield, 0); }
    void DataMemoryBarrier(u32 option) { ask(Request::DataMemoryBarrier, option); }
    void DataSynchronizationBarrier(u32 option) {
        ask(Request::DataSynchronizationBarrier, option);
    }
    void InstructionSynchronizationBarrier() { ask(Request::InstructionSynchronizationBarrier, 0); }
    void debug_hint(u32 option) { ask(Request::Debug, option); }
    void preload(const Operands&, u32 address, bool write, bool instruction) {
        ask(instruction ? Request::PreloadInstruction
                        : (write ? Request::PreloadWrite : Request::PreloadData),
            address);
    }

    bool CheckVFPEnabled(const Operands&, bool advsimd, bool include_fpexc_check,
                         bool upper = false) {
        checked_upper = upper;
        checked_advsimd = advsimd;
        checked_fpexc = include_fpexc_check;
        if (!vfp_enabled) undefined = true;
        return vfp_enabled;
    }
    u64 D(u32 index) const { return d_registers.at(index); }
    void set_D(u32 index, u64 value) { d_registers.at(index) = value; }
    u32 S(u32 index) const {
        return static_cast<u32>(d_registers.at(index / 2) >> (32 * (index % 2)));
    }
    void set_S(u32 index, u32 value) {
        const u32 shift = 32 * (index % 2);
        u64& d = d_registers.at(index / 2);
        d = (d & ~(u64{0xffffffff} << shift)) | (u64{value} << shift);
    }
    u32 fpscr() const { return fpscr_value; }
    void set_fpscr(u32 value) { fpscr_value = value; }
    bool vmrs(const Operands&, u32 index, u32& out) {
        out = vfp_system.at(index);
        return true;
    }
    bool vmsr(const Operands&, u32 index, u32 value) {
        vfp_system[index] = value;
        return true;
    }

    bool big_endian() const { return big; }
    bool sctlr_A() const { return align_check; }
    bool swp_enabled() const { return swp; }

    template <class T>
    bool MemU(const Operands&, u32 address, T& out) {
        return read(address, out, align_check, false);
    }
    template <class T>
    bool MemA(const Operands&, u32 address, T& out) {
        return read(address, out, true, false);
    }
    template <class T>
    bool MemU_unpriv(const Operands&, u32 address, T& out) {
        return read(address, out, align_check, true);
    }
    template <class T>
    bool store_MemU(const Operands&, u32 address, T value) {
        return write(address, value, align_check, false);
    }
    template <class T>
    bool store_MemA(const Operands&, u32 address, T value) {
        return write(address, value, true, false);
    }
    template <class T>
    bool store_MemU_unpriv(const Operands&, u32 address, T value) {
        return write(address, value, align_check, true);
    }
    u8* ram_span(const Operands&, u32 address, u32 size, bool) {
        const bool inside = address < memory.size() && size <= memory.size() - address;
        const bool faults = fault_at && *fault_at - address < size;
        if (!spans || big || !inside || faults || address % 4 != 0) return nullptr;
        return memory.data() + address;
    }
    [[nodiscard]] u32 span_left(u32 address) const { return 16 - address % 16; }
    u8* missed_words(const Operands&, u32, u32, bool) { return nullptr; }
    bool alignment_fault(const Operands&, u32 address, bool is_write) {
        accesses.push_back({address, 0, is_write, false});
        faulted = true;
        return false;
    }
    template <class T>
    bool load_exclusive(const Operands&, u32 address, T& out) {
        if (!read(address, out, true, false)) return false;
        exclusive = true;
        return true;
    }
    template <class T>
    bool store_exclusive(const Operands&, u32 address, T value, u32& status) {
        status = exclusive ? 0 : 1;
        if (exclusive && !write(address, value, true, false)) return false;
        exclusive = false;
        return true;
    }
    void ClearExclusiveLocal() {
        exclusive = false;
        ask(Request::ClearExclusive, 0);
    }

    /// The bytes of memory as the test sees them: little-endian, no record.
    u32 word_at(u32 address) const {
        u32 word;
        std::memcpy(&word, memory.data() + address, sizeof word);
        return word;
    }
    void put_word(u32 address, u32 word) {
        std::memcpy(memory.data() + address, &word, sizeof word);
    }

  private:
    void went(Branch how, u32 address) {
        branch = how;
        target = address;
    }
    bool ask(Request what, u32 argument) {
        request = what;
        request_argument = argument;
        return true;
    }
    bool access(u32 address, u32 size, bool must_align, bool is_write, bool unprivileged) {
        accesses.push_back({address, size, is_write, unprivileged});
        const bool inside = address < memory.size() && size <= memory.size() - address;
        const bool hit = fault_at && *fault_at - address < size;
        if (inside && !hit && !(must_align && address % size != 0)) return true;
        faulted = true;
        return false;
    }
    void copy(u8* to, const u8* from, u32 size) const {
        for (u32 i = 0; i < size; ++i) to[i] = from[big ? size - 1 - i : i];
    }
    template <class T>
    bool read(u32 address, T& out, bool must_align, bool unprivileged) {
        if (!access(address, sizeof(T), must_align, false, unprivileged)) return false;
        copy(reinterpret_cast<u8*>(&out), memory.data() + address, sizeof(T));
        return true;
    }
    template <class T>
    bool write(u32 address, T value, bool must_align, bool unprivileged) {
        if (!access(address, sizeof(T), must_align, true, unprivileged)) return false;
        copy(memory.data() + address, reinterpret_cast<const u8*>(&value), sizeof(T));
        return true;
    }
};

}  // namespace hypscope::isa
