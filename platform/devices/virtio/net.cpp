// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/net.hpp"

#include <algorithm>

#include "platform/devices/bytes.hpp"

namespace hypscope::platform::virtio {

namespace {
constexpr u64 kMac = 1 << 5, kStatus = 1 << 16;  // 5.1.3
constexpr u16 kLinkUp = 1;                       // 5.1.4
constexpr u32 kReceive = 0, kTransmit = 1;       // 5.1.2
constexpr std::size_t kHeaderSize = 12;          // 5.1.6; num_buffers is the last field
constexpr std::size_t kMaxFrame = 64 * 1024;
}  // namespace

Net::Net(std::unique_ptr<Wire> wire, const MacAddress& mac, const Surroundings& surroundings)
    : VirtioDevice({DeviceId::Network, kMac | kStatus, {kQueueSize, kQueueSize}}, surroundings),
      wire_(std::move(wire)),
      mac_(mac) {
    wire_->connect(*this);
}

std::vector<u8> Net::config() const {
    std::vector<u8> bytes(8);
    std::ranges::copy(mac_, bytes.begin());
    store_le<u16>(bytes, 6, kLinkUp);
    return bytes;
}

void Net::frame(std::span<const u8> bytes, Cycles now) {
    if (!is_running() || waiting_.size() >= kMaxWaiting) return;
    waiting_.emplace_back(bytes.begin(), bytes.end());
    serve_at(now + surroundings_.nanoseconds(kReactionNanoseconds));
}

void Net::serve(Cycles now) {
    transmit(now);
    if (is_running()) receive(now);
}

void Net::transmit(Cycles now) {
    drain(at(kTransmit), now, [&](Chain& chain) {
        chain.skip_readable(kHeaderSize);
        if (chain.readable() == 0 || chain.readable() > kMaxFrame) return;
        std::vector<u8> bytes(chain.readable());
        if (chain.read(bytes, now)) wire_->frame(bytes, now);
    });
}

void Net::receive(Cycles now) {
    while (is_running() && !waiting_.empty()) {
        std::optional<Chain> chain = take(at(kReceive), now);
        if (!chain) return;
        std::vector<u8> bytes(kHeaderSize);
        store_le<u16>(bytes, 10, 1);
        bytes.insert(bytes.end(), waiting_.front().begin(), waiting_.front().end());
        waiting_.pop_front();
        (void)chain->write(bytes, now);  // too long for the buffer: lost
        give_back(at(kReceive), *chain, now);
    }
}

}  // namespace hypscope::platform::virtio
