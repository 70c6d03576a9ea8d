// SPDX-License-Identifier: Apache-2.0
// What a core is given: its configuration, and the machine around it.
#pragma once
#include <span>
#include <string>

#include "common/mmio.hpp"
#include "common/row_log.hpp"
#include "common/write_watch.hpp"
#include "cpu/device_windows.hpp"
#include "cpu/identity.hpp"
#include "mmu/exclusive_monitor.hpp"

namespace hypscope::cpu {

class Core;

/// What CoreSystem::semihosting_call() may answer.
[[nodiscard]] constexpr bool is_semihosting_number(u32 immediate, bool thumb) {
    return immediate == (thumb ? 0xabu : 0x123456u);
}

/// What lies outside the core: memory, devices, the other cores, firmware calls.
class CoreSystem {
  public:
    virtual ~CoreSystem() = default;

    /// Host address of the 4 KiB page of RAM or ROM that holds `pa`, nullptr when it is no memory
    /// (or not writable, for `write`). With `write` the page counts as written, until
    /// write_watch() begins to watch it.
    virtual u8* host_page(PhysAddr pa, bool secure, bool write) = 0;
    /// A device, or nothing: MmioStatus::Error. `access.offset` is not used; size 1, 2 or 4.
    virtual MmioRead device_read(PhysAddr pa, const MmioAccess& access) = 0;
    virtual MmioStatus device_write(PhysAddr pa, const MmioAccess& access, u32 value) = 0;
    /// What answers at `pa`, which is no memory. The same at all times, but for a device that
    /// reads as memory: see Core::forget_host_pointers().
    [[nodiscard]] virtual DeviceRange device_at(PhysAddr pa, bool secure) const = 0;

    /// True when the page holds translated code: writes to it must be reported (code_written).
    [[nodiscard]] virtual bool page_has_code(PhysAddr pa, bool secure) const = 0;
    virtual void code_written(PhysAddr pa, u32 bytes, bool secure) = 0;

    [[nodiscard]] virtual std::span<Core* const> cores() = 0;
    [[nodiscard]] virtual mmu::ExclusiveMonitors& monitors() = 0;
    [[nodiscard]] virtual WriteWatch& write_watch() = 0;
    /// Time of the core that executes now: what a core that sleeps is woken at.
    [[nodiscard]] virtual Cycles now() const = 0;
    /// SMC or HVC answered by the simulator (PSCI); false: the instruction acts as the core says.
    virtual bool firmware_call(Core& core, bool is_smc) = 0;
    /// SVC 0x123456 (A32) or 0xAB (T32) when semihosting is on; false: a plain SVC.
    virtual bool semihosting_call(Core& core) = 0;
    /// The guest did something after which nothing sensible follows; ends the run.
    virtual void guest_fault(Core& core, const std::string& what) = 0;
};

/// `--unpredictable`: what an UNPREDICTABLE instruction does.
enum class UnpredictablePolicy : u8 { Undefined, Typical, Stop };

struct CoreConfig {
    CoreId id{};
    Identity identity{};
    bool has_virtualization = true;
    bool has_security = true;
    UnpredictablePolicy unpredictable = UnpredictablePolicy::Undefined;
    RowLog* rows = nullptr;  ///< when set: every row that a block or an access reaches
};

}  // namespace hypscope::cpu
