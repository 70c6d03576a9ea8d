// SPDX-License-Identifier: Apache-2.0
// A whole machine as an sc_module: cores and their timing, memory, bus, GIC, timers and the board's
// devices. One SystemC thread advances all cores: the core with the least local time runs, until it
// is a quantum ahead of the others or until the next event of the model or of SystemC.
//
// A user's own module is bound with attach() and its interrupt with interrupt(); see
// examples/tlm_peripheral.
#pragma once
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/event_queue.hpp"
#include "common/memory/physical_map.hpp"
#include "common/tlm/bus_module.hpp"
#include "common/tlm/bus_port.hpp"
#include "common/tlm/device_module.hpp"
#include "common/tlm/memory_module.hpp"
#include "common/tlm/model_clock.hpp"
#include "cpu/block_cache.hpp"
#include "cpu/core.hpp"
#include "cpu/engine.hpp"
#include "gic/gicv2.hpp"
#include "platform/board.hpp"
#include "platform/devices/console.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/virtio/options.hpp"
#include "platform/loader/image.hpp"
#include "platform/machine_dma.hpp"
#include "timer/generic_timer.hpp"
#include "trace/ledger.hpp"
#include "trace/markers.hpp"
#include "uarch/machine_timing.hpp"
#include "uarch/preset.hpp"

namespace hypscope::platform {

class BoardDevices;
class Psci;

struct MachineConfig {
    const Board* board = nullptr;
    uarch::CorePreset core;
    uarch::TimingKind timing = uarch::TimingKind::Approximate;
    u8 cores = 1;
    u64 ram_size = u64{512} << 20;
    SecureMode secure = SecureMode::Off;
    bool virtualization = true;
    u32 quantum = 1024;  ///< cycles
    cpu::UnpredictablePolicy unpredictable = cpu::UnpredictablePolicy::Undefined;
    cpu::EngineConfig engine;
    std::function<std::unique_ptr<cpu::Engine>()> make_engine =
        nullptr;  ///< for tests: instead of `engine`
    bool semihosting = false;
    ConsoleSink* console = nullptr;  ///< outlives the machine
    ConsoleSource* console_input = nullptr;
    virtio::Options virtio;
    std::optional<virtio::DriveOptions> card{};  ///< in the board's slot
    ConsoleSink* virtio_console = nullptr;       ///< of `virtio.console`; outlives the machine
    ConsoleSource* virtio_console_input = nullptr;
    u64 max_instructions = ~u64{0};                     ///< of all cores together; exact
    std::chrono::milliseconds timeout{0};               ///< host time; 0: none
    std::optional<double> power_key_at = std::nullopt;  ///< seconds of model time
    /// Called between slices, some ten times a second: to look, not to touch.
    std::function<void(std::chrono::steady_clock::time_point)> observe = nullptr;
    RowLog* rows = nullptr;  ///< outlives the machine; when set, filled by the run
};

/// How a core enters the image, once it is loaded (and again after SYSTEM_RESET).
struct EntryState {
    u32 pc = 0;  ///< bit 0: Thumb
    u32 r0 = 0, r1 = 0, r2 = 0;
};

struct RunResult {
    int status = 0;      ///< for exit()
    std::string reason;  ///< one sentence
};

class Machine final : public sc_core::sc_module, public cpu::CoreSystem {
  public:
    Machine(sc_core::sc_module_name name, const MachineConfig& config);
    ~Machine() override;

    // --- a user's own parts, before the simulation starts ---------------------------------------
    /// Maps a TLM-2.0 target into both address spaces (or one) at `base`.
    void attach(tlm::tlm_base_target_socket<>& target, const std::string& what, u64 base, u64 size,
                Space space = Space::Both);
    /// The level of a shared peripheral interrupt, `number` counted from 0 (GIC ID 32 + number).
    void interrupt(unsigned number, bool level);

    // --- loading and running
    // ----------------------------------------------------------------------
    /// Memory contents and entry; kept, so that SYSTEM_RESET can load them again.
    void load(std::vector<Segment> segments, const EntryState& entry);
    /// Ends the run from outside (a console text was seen, a host signal came).
    void end(int status, const std::string& reason);
    /// Asks the guest to power off by the board's key; the second time, or when it does not listen
    /// or is not done in ten seconds of the host, ends the run. May be called from a signal
    /// handler.
    void ask_for_power_off() { power_off_asked_.fetch_add(1, std::memory_order_relaxed); }
    /// How the run ended; rethrows what a mistake of the image or of ours threw.
    [[nodiscard]] const RunResult& result() const {
        if (failure_) std::rethrow_exception(failure_);
        return result_;
    }

    // --- what reports read
    // ----------------------------------------------------------------------------
    [[nodiscard]] const MachineConfig& config() const { return config_; }
    [[nodiscard]] trace::Ledger& ledger() { return ledger_; }
    [[nodiscard]] trace::Markers& markers() { return markers_; }
    [[nodiscard]] cpu::Core& core(unsigned index) { return *cores_[index]; }
    [[nodiscard]] u64 instructions() const;
    [[nodiscard]] u64 cycles() const;
    [[nodiscard]] PhysicalMap& memory() { return map_; }
    /// What blocks, and code for them, cost the host.
    [[nodiscard]] const cpu::HostWork& blocks_built() const { return blocks_.built(); }
    [[nodiscard]] cpu::HostWork blocks_translated() const { return engine_->translated(); }
    [[nodiscard]] gic::Gicv2& interrupt_controller() { return *gic_; }
    [[nodiscard]] EventQueue& events() { return events_; }

  private:
    friend class Psci;

    // the cluster's thread
    void run_cluster();
    bool run_round();
    void take_turns(Cycles until);
    /// What may be run until somebody looks around: slices of so many quanta.
    struct Round {
        u32 slices = 1, quanta = 1;
        bool near_limit = false;
    };
    [[nodiscard]] Round next_round() const;
    [[nodiscard]] u64 transaction_count() const { return port_.count() + dma_.port.count(); }
    /// Of the cores that run: the one with the least local time, and the least time of the others.
    struct Turn {
        cpu::Core* core = nullptr;
        u64 others = kNever.value;
    };
    [[nodiscard]] Turn next_turn() const;
    void run_core(const Turn& turn, Cycles until, const Round& round);
    void run_near_limit(cpu::Core& core, u64 end_of_slice);
    [[nodiscard]] Cycles horizon() const;
    bool advance_to(Cycles until);
    bool wait_for_host(Cycles until);
    bool limits_reached();
    void heed_power_off();
    void end_by(std::chrono::steady_clock::time_point moment, const std::string& reason);
    void look_at_host_clock();
    void settle();

    // construction
    void add_memories();
    void add_gic();
    void add_cores();
    void connect_pmu(cpu::Core& core);
    void map_device(const MapRow& row, u32 index, MmioDevice& device, GuestMemory* backing);
    void name_things();
    void forget_host_pointers();
    void dma_written(PhysAddr at, u64 size);

    // reset and boot
    void restart();
    void boot();
    void hand_over_to_nonsecure(cpu::Core& core);
    void start_core(unsigned index, u32 entry, u32 context, Cycles when);
    void request_reset() {
        reset_requested_ = true;
        if (current_ != nullptr) current_->request_stop();
    }

    // cpu::CoreSystem
    u8* host_page(PhysAddr pa, bool secure, bool write) override;
    MmioRead device_read(PhysAddr pa, const MmioAccess& access) override;
    MmioStatus device_write(PhysAddr pa, const MmioAccess& access, u32 value) override;
    cpu::DeviceRange device_at(PhysAddr pa, bool secure) const override;
    bool page_has_code(PhysAddr pa, bool secure) const override;
    void code_written(PhysAddr pa, u32 bytes, bool secure) override;
    std::span<cpu::Core* const> cores() override { return core_pointers_; }
    mmu::ExclusiveMonitors& monitors() override { return monitors_; }
    WriteWatch& write_watch() override { return watch_; }
    Cycles now() const override;
    bool firmware_call(cpu::Core& core, bool is_smc) override;
    bool semihosting_call(cpu::Core& core) override;
    void guest_fault(cpu::Core& core, const std::string& what) override;
    void log_row(PhysAddr pa, const MmioAccess& access, std::string_view how) const;
    [[nodiscard]] cpu::DeviceKind kind_of(PhysAddr pa) const;
    [[nodiscard]] bus::BusContext bus_context(const MmioAccess& access) const;

    struct GicRange {
        u64 base, size;
        cpu::DeviceKind kind;
    };

    MachineConfig config_;
    bus::ModelClock clock_;
    EventQueue events_;
    PhysicalMap map_;
    bus::BusModule bus_;
    bus::BusPort port_;
    MachineDma dma_;
    WriteWatch watch_;
    std::vector<std::unique_ptr<GuestMemory>> memories_;
    std::vector<std::unique_ptr<bus::MemoryModule>> memory_modules_;
    std::vector<std::unique_ptr<bus::DeviceModule>> device_modules_;
    std::unique_ptr<gic::Gicv2> gic_;
    std::unique_ptr<BoardDevices> devices_;
    timer::SystemCounter counter_;
    std::vector<std::unique_ptr<timer::GenericTimer>> timers_;
    uarch::MachineTiming timing_;
    trace::Ledger ledger_;
    trace::Markers markers_;
    mmu::ExclusiveMonitors monitors_;
    std::unique_ptr<cpu::Engine> engine_;
    cpu::BlockCache blocks_;
    std::vector<std::unique_ptr<cpu::Core>> cores_;
    std::vector<cpu::Core*> core_pointers_;
    std::unique_ptr<Psci> psci_;

    u8* ram_host_ = nullptr;  ///< the board's RAM: nearly every access
    u64 ram_base_ = 0;
    std::vector<Segment> segments_;
    EntryState entry_;
    RunResult result_;
    cpu::Core* current_ = nullptr;
    Cycles time_{};  ///< reached by the event queue
    bool ended_ = false;
    bool reset_requested_ = false;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    std::string deadline_reason_;
    std::atomic<u32> power_off_asked_{0};
    u32 power_off_heeded_ = 0;
    u32 rounds_until_clock_ = 0;
    bool has_attached_modules_ = false;  ///< a user's, by attach()
    std::vector<GicRange> gic_ranges_;
    std::exception_ptr failure_;
};

}  // namespace hypscope::platform
