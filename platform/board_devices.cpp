// SPDX-License-Identifier: Apache-2.0
#include "platform/board_devices.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "platform/devices/cfi_flash.hpp"
#include "platform/devices/fw_cfg.hpp"
#include "platform/devices/gicv2m.hpp"
#include "platform/devices/pl011.hpp"
#include "platform/devices/pl031.hpp"
#include "platform/devices/pl061.hpp"
#include "platform/devices/sd_card.hpp"
#include "platform/devices/virtio/transport.hpp"

namespace hypscope::platform {

namespace {
void check_virtio_slots(const BoardDevices::Config& config) {
    const MapRow* row = config.board->find(Part::VirtioMmio, config.secure);
    const std::size_t slots = row != nullptr ? row->count : 0;
    if (config.virtio.count() <= slots) return;
    throw SimError(ExitStatus::Usage,
                   fmt::format("{} virtio devices, but {} has {} slots", config.virtio.count(),
                               config.board->name, slots),
                   "command line", "give fewer of --drive, --net, --share, --rng");
}
}  // namespace

BoardDevices::BoardDevices(const Config& config, Scheduler& scheduler, gic::Gicv2& gic)
    : power_off_{[act = config.power_off] { act("power-off by the secure GPIO"); }},
      reset_{config.reset} {
    check_virtio_slots(config);
    for (const MapRow& row : config.board->map) {
        if ((row.modes & in_mode(config.secure)) != 0) make(row, config, scheduler, gic);
    }
}

void BoardDevices::add(const MapRow& row, u32 index, std::unique_ptr<Device> device,
                       GuestMemory* backing) {
    devices_.push_back({&row, index, std::move(device), backing});
}

void BoardDevices::add_alias(const MapRow& row, Part of) {
    const auto original = std::ranges::find_if(
        devices_, [&](const Mapped& mapped) { return mapped.row->part == of; });
    HYPSCOPE_CHECK(original != devices_.end(), "{} stands before what it shows", row.name);
    devices_.push_back({&row, 0, original->device, original->backing});
}

void BoardDevices::make(const MapRow& row, const Config& config, Scheduler& scheduler,
                        gic::Gicv2& gic) {
    const auto line = [&](Source source, u32 index) {
        return config.board->interrupt(source, index);
    };
    switch (row.part) {
        case Part::Uart:
            for (u32 i = 0; i < row.count; ++i) {
                const bool is_console = i == 0 && config.console != nullptr;
                auto uart = std::make_unique<Pl011>(
                    Pl011::Config{config.core_hertz, config.board->peripheral_hertz}, scheduler,
                    is_console ? *config.console : silent_,
                    i == 0 ? config.console_input : nullptr);
                gic.connect_spi(uart->interrupt, line(Source::Uart, i));
                add(row, i, std::move(uart));
            }
            return;
        case Part::SecureUart: {
            auto uart = std::make_unique<Pl011>(
                Pl011::Config{config.core_hertz, config.board->peripheral_hertz}, scheduler,
                silent_);
            gic.connect_spi(uart->interrupt, line(Source::SecureUart, 0));
            return add(row, 0, std::move(uart));
        }
        case Part::Rtc: {
            auto rtc = std::make_unique<Pl031>(config.core_hertz, scheduler);
            gic.connect_spi(rtc->interrupt, line(Source::Rtc, 0));
            return add(row, 0, std::move(rtc));
        }
        case Part::Gpio: {
            auto gpio = std::make_unique<Pl061>();
            gic.connect_spi(gpio->interrupt, line(Source::Gpio, 0));
            power_key_ = std::make_unique<PowerKey>(*gpio, pl061::kPowerKeyPin, scheduler,
                                                    config.core_hertz);
            return add(row, 0, std::move(gpio));
        }
        case Part::SecureGpio: {
            auto gpio = std::make_unique<Pl061>();
            gic.connect_spi(gpio->interrupt, line(Source::SecureGpio, 0));
            gpio->outputs[pl061::kSecurePowerOffPin].connect(power_line, &power_off_, 0);
            gpio->outputs[pl061::kSecureResetPin].connect(power_line, &reset_, 0);
            return add(row, 0, std::move(gpio));
        }
        case Part::FwCfg:
            return add(row, 0, std::make_unique<FwCfg>(config.cores, config.dma, scheduler));
        case Part::GicV2m: {
            const InterruptRow& msi = config.board->interrupt(Source::MessageSignalled);
            auto frame = std::make_unique<GicV2m>(msi.first, msi.count);
            for (u32 i = 0; i < msi.count; ++i)
                gic.connect_spi(frame->interrupts[i], line(Source::MessageSignalled, i));
            return add(row, 0, std::move(frame));
        }
        case Part::VirtioMmio: return make_virtio(row, config, scheduler, gic);
        case Part::Flash:
            for (u32 i = 0; i < row.count; ++i) {
                flash_.push_back(std::make_unique<GuestMemory>(row.size, GuestMemory::Kind::Rom));
                add(row, i, std::make_unique<CfiFlash>(*flash_.back()), flash_.back().get());
            }
            return;
        case Part::SystemRegisters: return make_system_registers(row, config);
        case Part::SystemController: return make_system_controller(row);
        case Part::DualTimer: return make_dual_timers(row, config, scheduler, gic);
        case Part::Watchdog: return make_watchdog(row, config, scheduler, gic);
        case Part::Ps2: return make_ps2(row, config, gic);
        case Part::CardInterface: return make_card_interface(row, config, gic);
        case Part::Absent: return make_absent(row);
        case Part::FlashAlias: return add_alias(row, Part::Flash);
        case Part::MonitorRom:
        case Part::GicDistributor:
        case Part::GicCpuInterface:
        case Part::GicHypControl:
        case Part::GicVirtualInterface:
        case Part::SecureRam:
        case Part::StaticRam:
        case Part::Ram: return;  // the machine's own
    }
}

/// Devices fill the slots from the lowest address on; the rest stays empty.
void BoardDevices::make_virtio(const MapRow& row, const Config& config, Scheduler& scheduler,
                               gic::Gicv2& gic) {
    ConsoleSink* sink = config.virtio_console != nullptr ? config.virtio_console : &silent_;
    VirtioDevices made = make_virtio_devices(config.virtio, sink, config.virtio_console_input,
                                             {config.dma, scheduler, config.core_hertz});
    made.devices.resize(row.count);
    host_waits_ = made.host_waits;
    for (u32 i = 0; i < row.count; ++i) {
        auto slot = std::make_unique<VirtioMmio>(std::move(made.devices[i]));
        gic.connect_spi(slot->interrupt, config.board->interrupt(Source::VirtioMmio, i));
        add(row, i, std::move(slot));
    }
}

void BoardDevices::power_line(void* context, u32, bool level, Cycles) {
    if (level) static_cast<PowerLine*>(context)->act();
}

void BoardDevices::reset(Cycles now) {
    for (Mapped& mapped : devices_) mapped.device->reset(now);
}

}  // namespace hypscope::platform
