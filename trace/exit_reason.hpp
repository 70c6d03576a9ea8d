// SPDX-License-Identifier: Apache-2.0
// Why a core left a virtual machine: HSR.EC (ARM ARM B3.13.6) and the asynchronous exceptions that
// have no syndrome. A detail is packed into 64 bits when the exit happens and becomes text only
// when a report asks for it.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/types.hpp"

namespace hypscope::trace {

enum class ExitReason : u8 {
    None,            ///< outside an exit
    Unknown,         ///< EC 0x00
    Wfx,             ///< 0x01, WFI or WFE
    Cp15,            ///< 0x03, MCR or MRC
    Cp15_64,         ///< 0x04, MCRR or MRRC
    Cp14,            ///< 0x05, MCR or MRC
    Cp14_LoadStore,  ///< 0x06, LDC or STC
    Coprocessor,     ///< 0x07, CP0 to CP13 by HCPTR, VFP among them
    Cp10_Id,         ///< 0x08, MRC or VMRS of an ID register
    Bxj,             ///< 0x0a
    Cp14_64,         ///< 0x0c, MRRC
    Svc,             ///< 0x11, taken to Hyp mode
    Hvc,             ///< 0x12
    Smc,             ///< 0x13, or taken to Monitor mode
    PrefetchAbort,   ///< 0x20, 0x21
    DataAbort,       ///< 0x24, 0x25
    Irq,
    Fiq,
    AsyncAbort,
    PowerOff,     ///< the core was switched off inside a virtual machine
    WorldSwitch,  ///< in the exit statistics only: the next entry was into another VMID
    Count
};

/// A reason and what it was about, packed (see the functions below); 0 is "nothing to say".
struct ExitCause {
    ExitReason reason = ExitReason::None;
    u64 detail = 0;
};

/// An emulated device as a range of intermediate physical addresses.
struct NamedRange {
    std::string name;
    u64 base = 0;
    u64 size = 0;
};

/// The coordinates of a CP14 or CP15 register; for the 64-bit form CRn and opc2 are unused.
struct RegisterCoordinates {
    u8 coprocessor = 15;
    bool wide = false;
    u8 opc1 = 0, crn = 0, crm = 0, opc2 = 0;
};

/// A virtual machine of which more is known than its VMID.
struct VirtualMachine {
    Vmid vmid{};
    std::string name;
    /// Of its own intermediate physical addresses; none: they are the machine's.
    std::vector<NamedRange> devices;
};

struct CallFunction {
    u32 number = 0;
    std::string_view name;
};

/// Which function a call asks for: the value of a core register.
struct CallTable {
    std::optional<u16> immediate;  ///< of HVC; none: SMC
    u8 core_register = 0;
    std::vector<CallFunction> functions;  ///< in the order of their numbers
};

/// Names that this room cannot know. The machine fills them in once; without them a report shows
/// numbers.
struct Names {
    std::vector<NamedRange> devices;
    std::vector<VirtualMachine> machines;
    std::vector<CallTable> calls;
    std::function<std::string(const RegisterCoordinates&)> system_register;
    std::function<std::string(InterruptId)> interrupt;

    /// The virtual machine of that VMID when it is known.
    [[nodiscard]] const VirtualMachine* machine(std::optional<Vmid> vmid) const;
    /// Its name, or "VMID n".
    [[nodiscard]] std::string name_of(Vmid vmid) const;
};

[[nodiscard]] std::string_view name_of(ExitReason reason);
[[nodiscard]] ExitReason reason_of_ec(u8 ec);

/// The cause of an exit to Hyp mode that has a syndrome. `ipa` and `vmid` count for aborts only.
[[nodiscard]] ExitCause cause_of_hsr(u32 hsr, u64 ipa, const Names& names,
                                     std::optional<Vmid> vmid = std::nullopt);
/// The same cause, with the function when it is a call of one that has a name.
[[nodiscard]] ExitCause with_function(const ExitCause& cause, std::span<const u32> registers,
                                      const Names& names);
/// The detail of an Irq or Fiq exit, once the interrupt was acknowledged.
[[nodiscard]] u64 detail_of_interrupt(InterruptId id);
/// The detail of an Smc exit to Monitor mode when its function has no name: r0.
[[nodiscard]] u64 detail_of_smc(u32 function);
[[nodiscard]] u64 detail_of_world_switch(ExitReason why, Vmid to);

[[nodiscard]] std::string text_of(const ExitCause& cause, const Names& names);

}  // namespace hypscope::trace
