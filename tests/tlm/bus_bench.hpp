// SPDX-License-Identifier: Apache-2.0
// One small system for all tests of the bus: SystemC elaborates once a process, so the modules are
// made once and the tests share them.
#pragma once
#include <functional>

#include "common/memory/guest_memory.hpp"
#include "common/tlm/bus_module.hpp"
#include "common/tlm/bus_port.hpp"
#include "common/tlm/device_module.hpp"
#include "common/tlm/memory_module.hpp"
#include "common/tlm/model_clock.hpp"

namespace hypscope::bus {

/// Remembers the last access and answers what it is told.
struct FakeDevice final : MmioDevice {
    MmioRead read(const MmioAccess& access) override {
        last = access;
        ++reads;
        return {value, status};
    }
    MmioStatus write(const MmioAccess& access, u32 written) override {
        last = access;
        ++writes;
        value = written;
        return status;
    }
    void forget() { *this = FakeDevice{}; }
    MmioAccess last;
    u32 value = 0;
    MmioStatus status = MmioStatus::Ok;
    int reads = 0;
    int writes = 0;
};

/// A user's target that waits, and keeps the extension it saw.
struct SlowTarget final : sc_core::sc_module {
    tlm_utils::simple_target_socket<SlowTarget> socket{"socket"};
    explicit SlowTarget(sc_core::sc_module_name name);
    void b_transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay);
    sc_core::sc_time wait_for;
    sc_core::sc_time annotate;
    RequesterExtension seen;
    bool had_extension = false;
};

/// A plain initiator whose payloads the tests make themselves.
struct RawInitiator final : sc_core::sc_module {
    tlm_utils::simple_initiator_socket<RawInitiator> socket{"socket"};
    explicit RawInitiator(sc_core::sc_module_name name) : sc_module(name) {}
};

/// Runs a function in a SystemC thread, which may wait.
struct Runner final : sc_core::sc_module {
    SC_HAS_PROCESS(Runner);
    explicit Runner(sc_core::sc_module_name name) : sc_module(name) { SC_THREAD(loop); }
    void loop();
    sc_core::sc_event start;
    std::function<void()> task;
};

struct BusBench {
    BusBench();
    /// Runs `task` in a thread to its end.
    void run(std::function<void()> task);

    static constexpr u64 kHertz = 1'400'000'000;  // a period that is no whole number of ps
    static constexpr PhysAddr kRam{0x4000'0000};
    static constexpr PhysAddr kDevice{0x0900'0000};
    static constexpr PhysAddr kSecureDevice{0x0904'0000};
    static constexpr PhysAddr kFlash{0};  // Non-secure
    static constexpr PhysAddr kRom{0};    // Secure
    static constexpr PhysAddr kSlow{0x1000'0000};

    ModelClock clock{kHertz};
    GuestMemory ram{64 * 1024};
    GuestMemory rom{4096, GuestMemory::Kind::Rom};
    GuestMemory flash_contents{8192, GuestMemory::Kind::Rom};
    FakeDevice device, secure_device, flash;

    BusModule bus{"bus"};
    MemoryModule ram_module{"ram", ram};
    MemoryModule rom_module{"rom", rom};
    DeviceModule device_module{"device", device, clock};
    DeviceModule secure_module{"secure", secure_device, clock};
    DeviceModule flash_module{"flash", flash, clock, &flash_contents};
    SlowTarget slow{"slow"};
    BusPort port{"port", clock};
    BusPort other_port{"other_port", clock};
    RawInitiator raw{"raw"};
    Runner runner{"runner"};
};

/// The system, elaborated.
BusBench& bench();

}  // namespace hypscope::bus
