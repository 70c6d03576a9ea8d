// SPDX-License-Identifier: Apache-2.0
#include "platform/board.hpp"

#include <algorithm>
#include <array>

#include "common/error.hpp"

namespace hypscope::platform {

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
