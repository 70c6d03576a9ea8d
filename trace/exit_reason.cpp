// SPDX-License-Identifier: Apache-2.0
// Packing and naming of exit causes. Fields of HSR.ISS: ARM ARM B3.13.6.
#include "trace/exit_reason.hpp"

#include <algorithm>
#include <array>

#include "common/bits.hpp"
#include "common/error.hpp"

namespace hypscope::trace {

namespace {

constexpr std::array<std::string_view, static_cast<size_t>(ExitReason::Count)> kNames{
    "none",           "unknown",    "wfx", "cp15",    "cp15_64",     "cp14",      "cp14_ldc_stc",
    "coprocessor",    "cp10_id",    "bxj", "cp14_64", "svc",         "hvc",       "smc",
    "prefetch_abort", "data_abort", "irq", "fiq",     "async_abort", "power_off", "world_switch"};

constexpr u32 kIssOfMcr = mask(19, 10) | mask(4, 0);   // without Rt
constexpr u32 kIssOfMcrr = mask(19, 16) | mask(4, 0);  // without Rt and Rt2

// An abort's detail: write <6>, and either device number + 1 <31:16> and virtual machine number + 1
// <47:32> (0: the machine's own map), or fault status <5:0> and on a stage 1 walk <7>.
constexpr unsigned kDetailWrite = 6, kDetailWalk = 7, kDetailDevice = 16, kDetailMachine = 32;
// A call's: immediate <15:0>, function number + 1 <31:16>, table number + 1 <47:32>; or, of SMC,
// the value of r0 <31:0> and <63>.
constexpr unsigned kDetailFunction = 16, kDetailTable = 32, kDetailValue = 63;

/// Number + 1 of the range that holds `ipa`, or 0.
u64 device_number(u64 ipa, const std::vector<NamedRange>& devices) {
    for (size_t i = 0; i < devices.size(); ++i) {
        if (ipa >= devices[i].base && ipa - devices[i].base < devices[i].size) return i + 1;
    }
    return 0;
}

/// Both numbers of the device at `ipa`, in their places; 0: none.
u64 detail_of_device(u64 ipa, const Names& names, std::optional<Vmid> vmid) {
    const VirtualMachine* machine = names.machine(vmid);
    if (machine == nullptr || machine->devices.empty()) {
        return device_number(ipa, names.devices) << kDetailDevice;
    }
    const u64 number = device_number(ipa, machine->devices);
    const u64 index = static_cast<u64>(machine - names.machines.data());
    return number == 0 ? 0 : number << kDetailDevice | (index + 1) << kDetailMachine;
}

u64 detail_of_abort(u32 iss, u64 ipa, bool data, const Names& names, std::optional<Vmid> vmid) {
    const u64 write = u64{data && bit(iss, 6)} << kDetailWrite;
    if (const u64 device = detail_of_device(ipa, names, vmid)) return device | write;
    return bits(iss, 5, 0) | write | u64{bit(iss, 7)} << kDetailWalk;
}

RegisterCoordinates coordinates(ExitReason reason, u32 iss) {
    RegisterCoordinates r;
    r.coprocessor = reason == ExitReason::Cp14 || reason == ExitReason::Cp14_64 ? 14 : 15;
    r.wide = reason == ExitReason::Cp15_64 || reason == ExitReason::Cp14_64;
    r.crm = static_cast<u8>(bits(iss, 4, 1));
    r.opc1 = static_cast<u8>(r.wide ? bits(iss, 19, 16) : bits(iss, 16, 14));
    r.crn = static_cast<u8>(r.wide ? 0 : bits(iss, 13, 10));
    r.opc2 = static_cast<u8>(r.wide ? 0 : bits(iss, 19, 17));
    return r;
}

/// As an assembler writes it: p15, 0, c1, c0, 1.
std::string numbers_of(const RegisterCoordinates& r) {
    if (r.wide) return fmt::format("p{}, {}, c{}", r.coprocessor, r.opc1, r.crm);
    return fmt::format("p{}, {}, c{}, c{}, {}", r.coprocessor, r.opc1, r.crn, r.crm, r.opc2);
}

std::string text_of_register(const ExitCause& cause, const Names& names) {
    const u32 iss = static_cast<u32>(cause.detail);
    const RegisterCoordinates r = coordinates(cause.reason, iss);
    std::string name = names.system_register ? names.system_register(r) : std::string{};
    if (name.empty()) name = numbers_of(r);
    return fmt::format("{} {}", name, bit(iss, 0) ? "read" : "write");
}

std::string text_of_fault_status(u32 status) {
    const u32 level = bits(status, 1, 0);
    switch (bits(status, 5, 2)) {
        case 0b0001: return fmt::format("translation fault, level {}", level);
        case 0b0010: return fmt::format("access flag fault, level {}", level);
        case 0b0011: return fmt::format("permission fault, level {}", level);
        case 0b0101: return fmt::format("external abort on walk, level {}", level);
        default: break;
    }
    if (status == 0b010000) return "external abort";
    if (status == 0b100001) return "alignment fault";
    return fmt::format("fault status {:#04x}", status);
}

std::string text_of_abort(const ExitCause& cause, const Names& names) {
    const u32 detail = static_cast<u32>(cause.detail);
    const u32 device = bits(detail, 31, kDetailDevice);
    const u64 machine = cause.detail >> kDetailMachine;
    const bool write = bit(detail, kDetailWrite);
    const auto& devices = machine == 0 || machine > names.machines.size()
                              ? names.devices
                              : names.machines[machine - 1].devices;
    if (device != 0 && device <= devices.size()) {
        return fmt::format("{} {}", devices[device - 1].name, write ? "write" : "read");
    }
    std::string text = text_of_fault_status(bits(detail, 5, 0));
    if (bit(detail, kDetailWalk)) text += ", walk";
    if (cause.reason == ExitReason::DataAbort) text += write ? ", write" : ", read";
    return text;
}

/// VMRS of an ID register: CRn of the syndrome is the number in the instruction.
std::string text_of_cp10(u32 iss) {
    constexpr u32 kMvfr1 = 6, kMvfr0 = 7;
    const u32 reg = bits(iss, 13, 10);
    if (reg == 0) return "FPSID read";
    return reg == kMvfr0 ? "MVFR0 read" : reg == kMvfr1 ? "MVFR1 read" : fmt::format("reg {}", reg);
}

/// The name of the function, or the number of the call.
std::string text_of_call(const ExitCause& cause, const Names& names) {
    const u64 table = (cause.detail & ~(u64{1} << kDetailValue)) >> kDetailTable;
    const u64 function = bits(static_cast<u32>(cause.detail), 31, kDetailFunction);
    if (table != 0 && table <= names.calls.size()) {
        const auto& functions = names.calls[table - 1].functions;
        if (function != 0 && function <= functions.size()) {
            return std::string(functions[function - 1].name);
        }
    }
    if (cause.reason == ExitReason::Hvc) return fmt::format("#{}", cause.detail & 0xffff);
    return cause.detail == 0 ? "" : fmt::format("{:#010x}", static_cast<u32>(cause.detail));
}

std::string text_of_interrupt(u64 detail, const Names& names) {
    if (detail == 0) return {};
    const InterruptId id{static_cast<u16>(detail - 1)};
    const std::string name = names.interrupt ? names.interrupt(id) : std::string();
    return fmt::format("interrupt {}{}{}", id.value, name.empty() ? "" : ", ", name);
}

}  // namespace

const VirtualMachine* Names::machine(std::optional<Vmid> vmid) const {
    for (const VirtualMachine& known : machines) {
        if (vmid == known.vmid) return &known;
    }
    return nullptr;
}

std::string Names::name_of(Vmid vmid) const {
    const VirtualMachine* known = machine(vmid);
    return known != nullptr ? known->name : fmt::format("VMID {}", vmid.value);
}

std::string_view name_of(ExitReason reason) { return kNames[static_cast<size_t>(reason)]; }

ExitReason reason_of_ec(u8 ec) {
    switch (ec) {
        case 0x01: return ExitReason::Wfx;
        case 0x03: return ExitReason::Cp15;
        case 0x04: return ExitReason::Cp15_64;
        case 0x05: return ExitReason::Cp14;
        case 0x06: return ExitReason::Cp14_LoadStore;
        case 0x07: return ExitReason::Coprocessor;
        case 0x08: return ExitReason::Cp10_Id;
        case 0x0a: return ExitReason::Bxj;
        case 0x0c: return ExitReason::Cp14_64;
        case 0x11: return ExitReason::Svc;
        case 0x12: return ExitReason::Hvc;
        case 0x13: return ExitReason::Smc;
        case 0x20:
        case 0x21: return ExitReason::PrefetchAbort;
        case 0x24:
        case 0x25: return ExitReason::DataAbort;
        default: return ExitReason::Unknown;
    }
}

ExitCause cause_of_hsr(u32 hsr, u64 ipa, const Names& names, std::optional<Vmid> vmid) {
    const ExitReason reason = reason_of_ec(static_cast<u8>(bits(hsr, 31, 26)));
    const u32 iss = bits(hsr, 24, 0);
    switch (reason) {
        case ExitReason::Wfx: return {reason, bits(iss, 0, 0)};
        case ExitReason::Cp15:
        case ExitReason::Cp14:
        case ExitReason::Cp10_Id: return {reason, iss & kIssOfMcr};
        case ExitReason::Cp15_64:
        case ExitReason::Cp14_64: return {reason, iss & kIssOfMcrr};
        case ExitReason::Coprocessor: return {reason, bits(iss, 3, 0)};
        case ExitReason::Svc:
        case ExitReason::Hvc: return {reason, bits(iss, 15, 0)};
        case ExitReason::PrefetchAbort:
        case ExitReason::DataAbort:
            return {reason,
                    detail_of_abort(iss, ipa, reason == ExitReason::DataAbort, names, vmid)};
        default: return {reason, 0};
    }
}

ExitCause with_function(const ExitCause& cause, std::span<const u32> registers,
                        const Names& names) {
    const bool is_smc = cause.reason == ExitReason::Smc;
    if (!is_smc && cause.reason != ExitReason::Hvc) return cause;
    for (size_t i = 0; i < names.calls.size(); ++i) {
        const CallTable& table = names.calls[i];
        if (is_smc ? table.immediate.has_value() : table.immediate != cause.detail) continue;
        const u32 function = registers[table.core_register];
        const auto found =
            std::ranges::lower_bound(table.functions, function, {}, &CallFunction::number);
        if (found == table.functions.end() || found->number != function) continue;
        const auto number = static_cast<u64>(found - table.functions.begin());
        return {cause.reason,
                cause.detail | (number + 1) << kDetailFunction | u64{i + 1} << kDetailTable};
    }
    return cause;
}

u64 detail_of_interrupt(InterruptId id) { return u64{id.value} + 1; }
u64 detail_of_smc(u32 function) { return u64{function} | u64{1} << kDetailValue; }
u64 detail_of_world_switch(ExitReason why, Vmid to) {
    return u64{to.value} | u64{static_cast<u8>(why)} << 8;
}

std::string text_of(const ExitCause& cause, const Names& names) {
    const u64 detail = cause.detail;
    switch (cause.reason) {
        case ExitReason::Wfx: return detail != 0 ? "wfe" : "wfi";
        case ExitReason::Cp15:
        case ExitReason::Cp15_64:
        case ExitReason::Cp14:
        case ExitReason::Cp14_64: return text_of_register(cause, names);
        case ExitReason::Coprocessor: return fmt::format("cp{}", detail);
        case ExitReason::Cp10_Id: return text_of_cp10(static_cast<u32>(detail));
        case ExitReason::Svc: return fmt::format("#{}", detail);
        case ExitReason::Hvc:
        case ExitReason::Smc: return text_of_call(cause, names);
        case ExitReason::PrefetchAbort:
        case ExitReason::DataAbort: return text_of_abort(cause, names);
        case ExitReason::Irq:
        case ExitReason::Fiq: return text_of_interrupt(detail, names);
        case ExitReason::WorldSwitch:
            return fmt::format("to {}, by {}", names.name_of(Vmid{static_cast<u8>(detail)}),
                               trace::name_of(static_cast<ExitReason>(detail >> 8)));
        default: return detail == 0 ? "" : fmt::format("{:#x}", detail);
    }
}

}  // namespace hypscope::trace
