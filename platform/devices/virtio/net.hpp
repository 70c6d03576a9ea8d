// SPDX-License-Identifier: Apache-2.0
// The network device (Virtual I/O Device 1.1, 5.1): one pair of queues between the driver and the
// other end of the wire. NOT MODELLED: offloads, mergeable buffers, several queue pairs, the
// control queue.
#pragma once
#include <array>
#include <deque>
#include <memory>

#include "platform/devices/virtio/device.hpp"

namespace hypscope::platform::virtio {

/// Ethernet frames without FCS.
class FrameSink {
  public:
    virtual ~FrameSink() = default;
    virtual void frame(std::span<const u8> bytes, Cycles now) = 0;
};

/// The other end of the wire: takes the guest's frames, gives its own to the sink.
class Wire : public FrameSink {
  public:
    virtual void connect(FrameSink& guest) = 0;
};

using MacAddress = std::array<u8, 6>;
inline constexpr MacAddress kDefaultMac{0x52, 0x54, 0x00, 0x12, 0x34, 0x56};

class Net final : public VirtioDevice, private FrameSink {
  public:
    static constexpr u16 kQueueSize = 256;
    /// Frames that wait for a buffer of the driver; more are lost, as on a wire.
    static constexpr std::size_t kMaxWaiting = 1024;

    Net(std::unique_ptr<Wire> wire, const MacAddress& mac, const Surroundings& surroundings);

    [[nodiscard]] std::vector<u8> config() const override;
    [[nodiscard]] Wire& wire() { return *wire_; }

  private:
    void frame(std::span<const u8> bytes, Cycles now) override;
    void serve(Cycles now) override;
    void forget() override { waiting_.clear(); }
    void transmit(Cycles now);
    void receive(Cycles now);

    std::unique_ptr<Wire> wire_;
    MacAddress mac_;
    std::deque<std::vector<u8>> waiting_;
};

}  // namespace hypscope::platform::virtio
