// SPDX-License-Identifier: Apache-2.0
// Names for the ledger: of firmware calls, and of what Xen's domains are and call.
#pragma once
#include "platform/loader/xen.hpp"
#include "trace/exit_reason.hpp"

namespace hypscope::platform {

/// Functions of the SMC Calling Convention, r0 of SMC #0 and of HVC #0.
[[nodiscard]] std::vector<trace::CallTable> smccc_call_tables();

/// Adds Xen's hypercalls and its domains. Xen gives each domain the lowest VMID that is free, from
/// 1 on, and makes them in the order of the device tree (p2m_alloc_vmid in xen/arch/arm/p2m.c):
/// that order is what names go by. Domains that a toolstack makes later have no name.
void name_xen_domains(trace::Names& names, const XenConfig& xen);

}  // namespace hypscope::platform
