// SPDX-License-Identifier: Apache-2.0
#include "platform/call_names.hpp"

#include <algorithm>
#include <span>

namespace hypscope::platform {

namespace {
// clang-format off
/// SMC Calling Convention (DEN 0028), PSCI (DEN 0022D 5.2.1).
constexpr trace::CallFunction kSmccc[]{
    {0x8000'0000, "SMCCC_VERSION"},       {0x8000'0001, "SMCCC_ARCH_FEATURES"},
    {0x8000'3fff, "ARCH_WORKAROUND_3"},   {0x8000'7fff, "ARCH_WORKAROUND_2"},
    {0x8000'8000, "ARCH_WORKAROUND_1"},
    {0x8400'0000, "PSCI_VERSION"},        {0x8400'0001, "CPU_SUSPEND"},
    {0x8400'0002, "CPU_OFF"},             {0x8400'0003, "CPU_ON"},
    {0x8400'0004, "AFFINITY_INFO"},       {0x8400'0005, "MIGRATE"},
    {0x8400'0006, "MIGRATE_INFO_TYPE"},   {0x8400'0007, "MIGRATE_INFO_UP_CPU"},
    {0x8400'0008, "SYSTEM_OFF"},          {0x8400'0009, "SYSTEM_RESET"},
    {0x8400'000a, "PSCI_FEATURES"},       {0x8400'000e, "SYSTEM_SUSPEND"},
    {0x8600'ff01, "vendor hypervisor UID"},
};

/// xen/include/public/xen.h; HVC #0xea1, the number in r12 (xen/include/public/arch-arm.h).
constexpr u16 kXenImmediate = 0xea1;
constexpr u8 kXenNumber = 12;
constexpr trace::CallFunction kXenHypercalls[]{
    {7, "platform_op"},   {12, "memory_op"},        {13, "multicall"},    {17, "xen_version"},
    {18, "console_io"},   {20, "grant_table_op"},   {21, "vm_assist"},    {24, "vcpu_op"},
    {27, "xsm_op"},       {29, "sched_op"},         {31, "xenoprof_op"},  {32, "event_channel_op"},
    {33, "physdev_op"},   {34, "hvm_op"},           {35, "sysctl"},       {36, "domctl"},
    {39, "argo_op"},      {41, "dm_op"},            {42, "hypfs_op"},
};

/// What a domU sees at which address; dom0 sees the machine's map. GUEST_*_BASE in
/// xen/include/public/arch-arm.h.
const std::vector<trace::NamedRange> kDomuDevices{
    {"vgicd",  0x0300'1000, 0x1000},
    {"vgicc",  0x0300'2000, 0x2000},
    {"vpl011", 0x2200'0000, 0x1000},
};
// clang-format on

/// CallTable wants them in the order of their numbers.
constexpr bool is_in_order(std::span<const trace::CallFunction> functions) {
    return std::ranges::is_sorted(functions, {}, &trace::CallFunction::number);
}
static_assert(is_in_order(kSmccc) && is_in_order(kXenHypercalls));

std::vector<trace::CallFunction> all_of(std::span<const trace::CallFunction> functions) {
    return {functions.begin(), functions.end()};
}
}  // namespace

std::vector<trace::CallTable> smccc_call_tables() {
    return {{std::nullopt, 0, all_of(kSmccc)}, {u16{0}, 0, all_of(kSmccc)}};
}

void name_xen_domains(trace::Names& names, const XenConfig& xen) {
    names.calls.push_back({kXenImmediate, kXenNumber, all_of(kXenHypercalls)});
    u8 vmid = 1;
    for (const XenDomain* domain : xen.domains()) {
        const bool is_dom0 = xen.dom0 && domain == &*xen.dom0;
        names.machines.push_back({{vmid++},
                                  xen.name_of(*domain),
                                  is_dom0 ? std::vector<trace::NamedRange>{} : kDomuDevices});
    }
}

}  // namespace hypscope::platform
