// SPDX-License-Identifier: Apache-2.0
// What an instruction body may ask of the core that executes it. A body is a function template over
// a Machine and a view of its operands; engines provide the Machine. Condition, IT state, PC
// advance, UNPREDICTABLE encodings and time are the engine's business, never a body's.
//
//   template <Machine M, class O> void exec_X(M& m, const O& o);   // cannot fault
//   template <Machine M, class O> bool exec_X(M& m, const O& o);   // false: an exception is
//   pending,
//                                                                  // the body has changed nothing
//                                                                  else
// Names in PascalCase are the manual's pseudocode functions.
//
// Registers and flags
//   u32  R(n)              n = 0-14 of the current mode; R(15) reads as the manual says (address +
//   8
//                          in A32, + 4 in T32), valid only where the row's register use says so
//   void set_R(n, value)   n = 0-14
//   u32  PC()              as R(15)
//   bool N() Z() C() V() Q();  void set_NZ(result), set_NZC(result, carry), set_NZCV(result, c, v),
//   void set_nzcv_bits(u32 four_bits); void set_Q(); u8 GE(); void set_GE(u8)
// Branches (ARM ARM A2.3.1, B1.3.2); a row that may write the PC sets kWritesPc in its builder
//   void BranchWritePC(a), BXWritePC(a), LoadWritePC(a), ALUWritePC(a);
//   void branch_with_link_to(a, to_thumb)   BL, BLX (immediate): LR set by the body
//   bool is_thumb()
//   bool bxj_trapped(o)    HSTR.TJDBX: true when BXJ was trapped to Hyp mode, the exception is
//   pending
// Memory: all return false when an exception is pending. `o` names the place of the access.
//   template <class T> bool MemU(o, va, T& out), MemA(o, va, T& out), MemU_unpriv(o, va, T& out)
//   template <class T> bool store_MemU(o, va, T), store_MemA(o, va, T), store_MemU_unpriv(o, va, T)
//     T is u8, u16, u32 (u64 for MemA only: doubleword exclusives)
//   u8* ram_span(o, va, bytes, is_write)   a host pointer when `bytes` from va are word aligned,
//   data
//     is little-endian and the whole span lies in one line or page that the engine may access
//     without a further check (for a write: holds no cached code); the span counts as accessed, as
//     the same words by MemA or store_MemA would. Otherwise nullptr, and nothing has happened
//   u32 span_left(va)                      bytes from va on that one span can hold
//   u8* missed_words(o, va, count, is_write)   the same as ram_span for words in one page that the
//     engine knows; they count as accessed one by one
//   bool alignment_fault(o, va, is_write)   pends an Alignment fault, whatever SCTLR.A; false
//   template <class T> bool load_exclusive(o, va, T& out);             LDREX family
//   template <class T> bool store_exclusive(o, va, T value, u32& status);
//   void ClearExclusiveLocal();
//   bool swp_enabled()                     SCTLR.SW
// Modes and PSRs
//   bool CurrentModeIsNotUser(), CurrentModeIsHyp(), CurrentModeIsUserOrSystem(), is_secure();
//   u32  cpsr(); u32 spsr();  (spsr: of the current mode; UNPREDICTABLE modes were sorted out)
//   bool CPSRWriteByInstr(value, bytemask, is_exception_return);  void SPSRWriteByInstr(value,
//   bytemask); bool exception_return(o, new_pc, new_cpsr)   ERET, RFE, SUBS PC, LDM^: CPSR then
//   branch u32  elr_hyp(); void set_elr_hyp(v); u32  user_R(n); void set_user_R(n, v); LDM/STM
//   (user registers), User mode bank bool read_banked(o, u32 sysm, bool spsr, u32& out); bool
//   write_banked(o, sysm, spsr, value); bool sp_of_mode(o, u32 mode, u32& out); bool
//   set_sp_of_mode(o, u32 mode, u32 v);   SRS void set_endian_state(bool big); SETEND (CPS goes
//   through CPSRWriteByInstr)
// Exceptions: each records a pending exception and returns false
//   bool take_undefined(o); bool CallSupervisor(o, imm24); bool CallHypervisor(o, imm16);
//   bool CallSecureMonitor(o, imm4); bool BKPTInstrDebugEvent(o);
//   bool unpredictable(o, const char* why)  policy: false when an exception was recorded, true: go
//   on
// Coprocessors CP14 and CP15 (imm holds the fields, see builders/coprocessor.hpp)
//   bool coproc_write(o, u32 value), coproc_read(o, u32& value), coproc_write64(o, u64),
//   coproc_read64(o, u64&) bool load_dbgdtr(o, va)    LDC p14, c5: access check, then the word at
//   va to DBGDTRTXint bool store_dbgdtr(o, va)   STC p14, c5: access check, then DBGDTRRXint to the
//   word at va
// Hints and barriers
//   bool WaitForInterrupt(o), WaitForEvent(o);  (false when trapped to Hyp)  void SendEvent(),
//   Yield(); void DataMemoryBarrier(option), DataSynchronizationBarrier(option),
//   InstructionSynchronizationBarrier(); void preload(o, va, bool write, bool instruction); void
//   debug_hint(u32 option);
// Extension registers
//   bool CheckVFPEnabled(o, bool advsimd, bool include_fpexc_check, bool upper = false);
//                          false: an exception is pending. upper: a Floating-point instruction that
//                          uses D16-D31 (CPACR.D32DIS)
//   u64 D(n); void set_D(n, u64); u32 S(n); void set_S(n, u32); u32 fpscr(); void
//   set_fpscr(u32); bool vmrs(o, reg, u32& out); bool vmsr(o, reg, u32 value);
// Controls a body may read: bool big_endian();  bool sctlr_A(); bool has_virtualization();
#pragma once
#include <concepts>

#include "common/types.hpp"
#include "isa/operands.hpp"

namespace hypscope::isa {

template <class M>
concept Machine = requires(M m, u32 v, const Operands& o) {
    { m.R(0) } -> std::convertible_to<u32>;
    m.set_R(0, v);
    m.set_NZCV(v, true, true);
    m.BranchWritePC(v);
    { m.take_undefined(o) } -> std::same_as<bool>;
    { m.is_thumb() } -> std::same_as<bool>;
};

}  // namespace hypscope::isa
