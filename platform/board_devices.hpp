// SPDX-License-Identifier: Apache-2.0
// The devices of a board that are neither GIC nor timer, made from its rows, and the power lines
// that lead out of the machine.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/memory/guest_memory.hpp"
#include "common/scheduler.hpp"
#include "gic/gicv2.hpp"
#include "platform/board.hpp"
#include "platform/devices/console.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/dma.hpp"
#include "platform/devices/power_key.hpp"
#include "platform/virtio_devices.hpp"

namespace hypscope::platform {

class SdCard;
class Sp804;
class VexpressSysreg;

class BoardDevices {
  public:
    struct Config {
        const Board* board;
        SecureMode secure;
        u64 core_hertz;
        u16 cores;
        ConsoleSink* console;
        ConsoleSource* console_input;
        std::function<void(const std::string& reason)> power_off;
        std::function<void()> reset;
        Dma& dma;
        const virtio::Options& virtio;
        ConsoleSink* virtio_console = nullptr;  ///< null: nobody listens
        ConsoleSource* virtio_console_input = nullptr;
        std::optional<virtio::DriveOptions> card{};
    };
    BoardDevices(const Config& config, Scheduler& scheduler, gic::Gicv2& gic);
    ~BoardDevices();

    /// One mapped device: instance `index` of its row.
    struct Mapped {
        const MapRow* row;
        u32 index;
        std::shared_ptr<Device> device;  ///< shared with its aliases
        GuestMemory* backing = nullptr;  ///< a flash reads as memory
    };
    [[nodiscard]] std::vector<Mapped>& all() { return devices_; }
    void reset(Cycles now);
    /// What can end the sleep of all cores from outside.
    [[nodiscard]] const std::vector<HostWait*>& host_waits() const { return host_waits_; }
    /// Null on a board without one.
    [[nodiscard]] PowerKey* power_key() const { return power_key_.get(); }

  private:
    struct SilentSink final : ConsoleSink {
        void put(u8, Cycles) override {}
    };
    struct PowerLine {
        std::function<void()> act;
    };
    static void power_line(void* context, u32, bool level, Cycles when);
    void add(const MapRow& row, u32 index, std::unique_ptr<Device> device,
             GuestMemory* backing = nullptr);
    /// Maps the first device of the part `of` once more.
    void add_alias(const MapRow& row, Part of);
    void make(const MapRow& row, const Config& config, Scheduler& scheduler, gic::Gicv2& gic);

    void make_virtio(const MapRow& row, const Config& config, Scheduler& scheduler,
                     gic::Gicv2& gic);

    // Of a Versatile Express.
    void make_system_registers(const MapRow& row, const Config& config);
    void make_system_controller(const MapRow& row);
    void make_dual_timers(const MapRow& row, const Config& config, Scheduler& scheduler,
                          gic::Gicv2& gic);
    void make_watchdog(const MapRow& row, const Config& config, Scheduler& scheduler,
                       gic::Gicv2& gic);
    void make_ps2(const MapRow& row, const Config& config, gic::Gicv2& gic);
    void make_card_interface(const MapRow& row, const Config& config, gic::Gicv2& gic);
    void make_absent(const MapRow& row);

    SilentSink silent_;
    PowerLine power_off_, reset_;
    std::vector<std::unique_ptr<GuestMemory>> flash_;
    std::unique_ptr<SdCard> card_;
    VexpressSysreg* sysreg_ = nullptr;
    std::vector<Sp804*> dual_timers_;  ///< in the order of the map
    std::vector<Mapped> devices_;
    std::vector<HostWait*> host_waits_;
    std::unique_ptr<PowerKey> power_key_;
};

}  // namespace hypscope::platform
