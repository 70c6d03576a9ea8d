// SPDX-License-Identifier: Apache-2.0
// The devices that only a Versatile Express has.
#include "platform/board_devices.hpp"
#include "platform/devices/absent.hpp"
#include "platform/devices/pl050.hpp"
#include "platform/devices/pl180.hpp"
#include "platform/devices/sd_card.hpp"
#include "platform/devices/sp804.hpp"
#include "platform/devices/sp805.hpp"
#include "platform/devices/sp810.hpp"
#include "platform/devices/vexpress_sysreg.hpp"

namespace hypscope::platform {

BoardDevices::~BoardDevices() = default;

namespace {
constexpr u64 kWatchdogHertz = 32'768;  // REFCLK32KHZ
}  // namespace

void BoardDevices::make_system_registers(const MapRow& row, const Config& config) {
    auto sysreg = std::make_unique<VexpressSysreg>(
        config.core_hertz,
        VexpressSysreg::Actions{[act = config.power_off] { act("power-off by SYS_CFGCTRL"); },
                                config.reset});
    sysreg_ = sysreg.get();
    add(row, 0, std::move(sysreg));
}

/// The clocks of four timers, two in each dual timer.
void BoardDevices::make_system_controller(const MapRow& row) {
    add(row, 0, std::make_unique<Sp810>([this](u32 timer, u64 hertz, Cycles now) {
            const u32 module = timer / Sp804::kTimers;
            if (module < dual_timers_.size())
                dual_timers_[module]->set_rate(timer % Sp804::kTimers, hertz, now);
        }));
}

void BoardDevices::make_dual_timers(const MapRow& row, const Config& config, Scheduler& scheduler,
                                    gic::Gicv2& gic) {
    for (u32 i = 0; i < row.count; ++i) {
        auto timer = std::make_unique<Sp804>(config.core_hertz, Sp810::kRefClk, scheduler);
        gic.connect_spi(timer->interrupt, config.board->interrupt(Source::DualTimer, i));
        dual_timers_.push_back(timer.get());
        add(row, i, std::move(timer));
    }
}

void BoardDevices::make_watchdog(const MapRow& row, const Config& config, Scheduler& scheduler,
                                 gic::Gicv2& gic) {
    auto watchdog = std::make_unique<Sp805>(config.core_hertz, kWatchdogHertz, scheduler);
    gic.connect_spi(watchdog->interrupt, config.board->interrupt(Source::Watchdog, 0));
    watchdog->reset_request.connect(power_line, &reset_, 0);
    add(row, 0, std::move(watchdog));
}

void BoardDevices::make_ps2(const MapRow& row, const Config& config, gic::Gicv2& gic) {
    for (u32 i = 0; i < row.count; ++i) {
        auto port = std::make_unique<Pl050>();
        gic.connect_spi(port->interrupt, config.board->interrupt(Source::Ps2, i));
        add(row, i, std::move(port));
    }
}

void BoardDevices::make_card_interface(const MapRow& row, const Config& config, gic::Gicv2& gic) {
    if (config.card) {
        card_ = std::make_unique<SdCard>(std::make_unique<virtio::FileImage>(*config.card),
                                         config.card->path);
        sysreg_->set_card(true, card_->is_read_only());
    }
    auto interface = std::make_unique<Pl180>(card_.get());
    for (u32 i = 0; i < interface->interrupts.size(); ++i)
        gic.connect_spi(interface->interrupts[i],
                        config.board->interrupt(Source::CardInterface, i));
    add(row, 0, std::move(interface));
}

void BoardDevices::make_absent(const MapRow& row) { add(row, 0, std::make_unique<Absent>()); }

}  // namespace hypscope::platform
