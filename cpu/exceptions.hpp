// SPDX-License-Identifier: Apache-2.0
// Exceptions as data: what happened, before the routing rules say where it goes. ARM ARM B1.8,
// B1.9.
#pragma once
#include <string_view>

#include "cpu/debug_events.hpp"
#include "cpu/hsr.hpp"
#include "mmu/fault.hpp"

namespace hypscope::cpu {

enum class ExceptionKind : u8 {
    None,
    Reset,
    Undefined,
    SupervisorCall,
    HypervisorCall,
    SecureMonitorCall,
    PrefetchAbort,
    DataAbort,
    Irq,
    Fiq,
    VirtualIrq,
    VirtualFiq,
    VirtualAbort,
    HypTrap,  ///< a trapped instruction; `syndrome` says which
    Count
};
inline constexpr size_t kExceptionKindCount = static_cast<size_t>(ExceptionKind::Count);

/// The name in reports: "data_abort".
[[nodiscard]] std::string_view name_of(ExceptionKind kind);

struct Exception {
    ExceptionKind kind = ExceptionKind::None;
    mmu::Fault fault{};   ///< PrefetchAbort, DataAbort
    Syndrome syndrome{};  ///< HypTrap, HypervisorCall, SecureMonitorCall when trapped
    u32 immediate = 0;    ///< SVC, HVC, BKPT
    MethodOfEntry entry = MethodOfEntry::None;  ///< of a debug exception
};

enum class ExceptionTarget : u8 { Pl1, Hyp, Monitor };

/// Where an exception happened.
struct ExceptionPlace {
    u32 pc = 0;  ///< of the instruction, or of the next one for an interrupt
    u32 next_pc = 0;
    u8 length = 4;
    u8 cond = 14;
    u32 access_iss = 0;  ///< ISV, SAS, SSE, SRT of a load or store
};

/// The same of an SVC, HVC or trapped instruction, of an engine that knows its counts by itself.
struct QuickEntry {
    u32 pc, return_address;
    u32 flags;  ///< N, Z, C and V in bits 31:28, as they are; CoreState's are not looked at
};

/// One that was taken.
struct LastException {
    ExceptionKind kind = ExceptionKind::None;
    u32 pc = 0, vector = 0;
};

}  // namespace hypscope::cpu
