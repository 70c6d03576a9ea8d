// SPDX-License-Identifier: Apache-2.0
// What a card interface sees of a memory card: answers to commands, and bytes of data in turn. CRCs
// and the time on the lines stay outside.
#pragma once
#include <array>
#include <optional>

#include "common/types.hpp"

namespace hypscope::platform {

/// 48 bits: word 0 is the 32 bits behind the command index. 136 bits: four words, the first bit of
/// the register in bit 31 of word 0.
struct CardResponse {
    std::array<u32, 4> words{};
    bool is_long = false;
    u8 index = 0;  ///< as the response repeats it
};

class CardBus {
  public:
    virtual ~CardBus() = default;
    /// Nothing: the card does not answer.
    [[nodiscard]] virtual std::optional<CardResponse> command(u32 index, u32 argument) = 0;
    /// Whether the card has data to send, and its next byte.
    [[nodiscard]] virtual bool has_data() const = 0;
    virtual u8 take() = 0;
    /// The next byte for the card; one that it does not wait for is lost.
    virtual void put(u8 byte) = 0;
    virtual void reset() = 0;
};

}  // namespace hypscope::platform
