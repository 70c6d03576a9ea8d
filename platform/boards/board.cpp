// SPDX-License-Identifier: Apache-2.0
#include "platform/board.hpp"

#include <algorithm>
#include <array>

#include "common/error.hpp"

namespace hypscope::platform {

std::string_view name_of(Source source) {
    switch (source) {
        case Source::Maintenance: return "maintenance";
        case Source::HypTimer: return "Hyp timer";
        case Source::VirtualTimer: return "virtual timer";
        case Source::SecureTimer: return "Secure timer";
        case Source::PhysicalTimer: return "physical timer";
        case Source::Pmu: return "PMU";
        case Source::Uart: return "UART";
        case Source::Rtc: return "RTC";
        case Source::Gpio: return "GPIO";
        case Source::SecureUart: return "Secure UART";
        case Source::SecureGpio: return "Secure GPIO";
        case Source::VirtioMmio: return "virtio";
        case Source::MessageSignalled: return "MSI";
        case Source::Watchdog: return "watchdog";
        case Source::DualTimer: return "dual timer";
        case Source::CardInterface: return "card interface";
        case Source::Ps2: return "PS/2";
    }
    HYPSCOPE_UNREACHABLE();
}

const MapRow* Board::find(Part part, SecureMode mode) const {
    const auto row = std::ranges::find_if(map, [&](const MapRow& candidate) {
        return candidate.part == part && (candidate.modes & in_mode(mode)) != 0;
    });
    return row != map.end() ? &*row : nullptr;
}

const MapRow& Board::at(Part part, SecureMode mode) const {
    const MapRow* row = find(part, mode);
    HYPSCOPE_CHECK(row != nullptr, "board {} has no part {}", name, static_cast<int>(part));
    return *row;
}

const InterruptRow& Board::interrupt(Source source) const {
    const auto row = std::ranges::find(interrupts, source, &InterruptRow::source);
    HYPSCOPE_CHECK(row != interrupts.end(), "board {} has no source {}", name,
                   static_cast<int>(source));
    return *row;
}

std::optional<Source> Board::source_of(InterruptId id) const {
    for (const InterruptRow& row : interrupts) {
        if (id.value >= row.first.value && id.value < row.first.value + row.count)
            return row.source;
    }
    return std::nullopt;
}

InterruptId Board::interrupt(Source source, u32 index) const {
    u32 left = index;
    for (const InterruptRow& row : interrupts) {
        if (row.source != source) continue;
        if (left < row.count) return {static_cast<u16>(row.first.value + left)};
        left -= row.count;
    }
    check_failed(
        "a source of the board", __FILE__, __LINE__,
        fmt::format("{} has no source {} number {}", name, static_cast<int>(source), index));
}

PhysAddr Board::ram_base() const { return at(Part::Ram, SecureMode::Off).base; }
u64 Board::max_ram() const { return at(Part::Ram, SecureMode::Off).size; }

std::span<const Board* const> boards() {
    static const std::array<const Board*, 2> all{&virt_board(), &vexpress_a15_board()};
    return all;
}

const Board* find_board(std::string_view name) {
    const auto board = std::ranges::find(boards(), name, &Board::name);
    return board != boards().end() ? *board : nullptr;
}

}  // namespace hypscope::platform
