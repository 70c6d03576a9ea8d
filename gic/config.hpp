// SPDX-License-Identifier: Apache-2.0
// What a GICv2 is built with: the choices that IHI 0048B leaves to the implementation. The defaults
// are QEMU's `virt` board; the priority bits and list registers are those of the Cortex-A15's GIC.
#pragma once
#include "common/types.hpp"

namespace hypscope::gic {

inline constexpr u32 kMaxCores = 8;
inline constexpr u32 kMaxInterrupts = 1020;  ///< IDs 1020-1023 are special, GICv2 2.2.1
inline constexpr u32 kMaxListRegisters = 64;
inline constexpr u32 kPrivateInterrupts = 32;  ///< SGIs and PPIs, banked by CPU
inline constexpr u32 kSgiCount = 16;

inline constexpr u16 kSpurious = 1023;        ///< no interrupt of sufficient priority
inline constexpr u16 kSpuriousGroup1 = 1022;  ///< a Group 1 interrupt, read through GICC_AIAR
inline constexpr u16 kMaintenanceInterrupt = 25;

struct Config {
    u8 cores = 1;                         ///< 1-8
    u16 interrupt_lines = 288;            ///< IDs 0 to this less one: a multiple of 32, or 1020
    u8 list_registers = 4;                ///< 1-64 a core
    u8 priority_bits = 5;                 ///< 4-8; at least 5 with the Security Extensions
    bool security_extensions = true;      ///< without: every access has the Secure view
    u32 distributor_iidr = 0x0000043b;    ///< GICD_IIDR
    u32 cpu_interface_iidr = 0x0002043b;  ///< GICC_IIDR and GICV_IIDR, A15 TRM 8.3.4
};

/// Throws SimError when a parameter is out of range.
void check_config(const Config& config);

}  // namespace hypscope::gic
