// SPDX-License-Identifier: Apache-2.0
// A machine of plain data for tests of instruction bodies: registers, flags, a small memory, and a
// record of what a body asked for. It implements what the data-processing, multiply, media and
// branch bodies use of isa/machine.hpp.
#pragma once
#include <array>
#include <cstring>
#include <optional>
#include <string_view>

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
    std::array<u8, 256> memory{};  ///< at address 0; the rest faults

    /// What a body did with the PC, and how.
    enum class Branch : u8 { None, Simple, Exchange, Load, Alu, Link, ExceptionReturn };
    Branch branch = Branch::None;
    u32 target = 0;
    bool to_thumb = false;
    u32 returned_cpsr = 0;
    bool undefined = false, faulted = false;
    std::string_view unpredictable_reason{};

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
        return true;
    }

    template <class T>
    bool MemU(const Operands&, u32 address, T& out) {
        if (address > memory.size() - sizeof(T)) {
            faulted = true;
            return false;
        }
        std::memcpy(&out, memory.data() + address, sizeof(T));
        return true;
    }

  private:
    void went(Branch how, u32 address) {
        branch = how;
        target = address;
    }
};

}  // namespace hypscope::isa
