// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/console.hpp"

#include <algorithm>
#include <array>

namespace hypscope::platform::virtio {

namespace {
constexpr u64 kEmergencyWrite = 1 << 2;  // 5.3.3
constexpr u32 kEmergencyOffset = 8;
constexpr u32 kReceive = 0, kTransmit = 1;  // 5.3.2
constexpr u64 kInputDelay = 100'000'000;    // nanoseconds
constexpr std::size_t kPieceSize = 256;
}  // namespace

Console::Console(ConsoleSink& sink, ConsoleSource* source, const Surroundings& surroundings)
    : VirtioDevice({DeviceId::Console, kEmergencyWrite, {kQueueSize, kQueueSize}}, surroundings),
      sink_(sink),
      source_(source) {}

void Console::write_config(u32 offset, u8, u32 value, Cycles now) {
    if (offset == kEmergencyOffset) sink_.put(static_cast<u8>(value), now);
}

void Console::begin(Cycles now) { input_from_ = now + surroundings_.nanoseconds(kInputDelay); }

void Console::serve(Cycles now) {
    transmit(now);
    if (is_running()) receive(now);
}

void Console::transmit(Cycles now) {
    drain(at(kTransmit), now, [&](Chain& chain) {
        std::array<u8, kPieceSize> bytes{};
        while (chain.readable() > 0) {
            const auto piece = std::span(bytes).first(std::min<u64>(chain.readable(), kPieceSize));
            if (!chain.read(piece, now)) return;
            for (const u8 byte : piece) sink_.put(byte, now);
        }
    });
}

void Console::receive(Cycles now) {
    if (source_ == nullptr || !source_->has_byte()) return;
    if (now < input_from_) return serve_at(input_from_);
    while (is_running() && source_->has_byte()) {
        std::optional<Chain> chain = take(at(kReceive), now);
        if (!chain) return;
        std::vector<u8> bytes;
        while (bytes.size() < std::min<u64>(chain->writable(), kPieceSize) && source_->has_byte())
            bytes.push_back(source_->take());
        (void)chain->write(bytes, now);
        give_back(at(kReceive), *chain, now);
    }
}

}  // namespace hypscope::platform::virtio
