// SPDX-License-Identifier: Apache-2.0
// What every virtio device has behind its transport (Virtual I/O Device 1.1, 2 and 3): features,
// configuration, queues, and a worker that serves them at a model time of its own, never inside the
// access that notified it.
#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "common/scheduler.hpp"
#include "platform/devices/virtio/queue.hpp"

namespace hypscope::platform::virtio {

/// Feature bits of all devices (6).
inline constexpr u64 kIndirectDescriptors = u64{1} << 28;
inline constexpr u64 kEventIndex = u64{1} << 29;
inline constexpr u64 kVersion1 = u64{1} << 32;

/// Device types (5).
enum class DeviceId : u32 { None = 0, Network = 1, Block = 2, Console = 3, Entropy = 4, P9 = 9 };

/// What a device tells its driver, by way of the transport.
class Signals {
  public:
    virtual ~Signals() = default;
    virtual void used_buffers(Cycles now) = 0;
    /// The driver broke a rule: DEVICE_NEEDS_RESET (2.1.2).
    virtual void needs_reset(Cycles now) = 0;
};

/// What a device needs of its machine.
struct Surroundings {
    Dma& dma;
    Scheduler& scheduler;
    u64 core_hertz;

    [[nodiscard]] Cycles nanoseconds(u64 count) const {
        return Cycles{std::max<u64>(1, count * (core_hertz / 1000) / 1'000'000)};
    }
};

class VirtioDevice : private TimedEvent {
  public:
    struct Kind {
        DeviceId id;
        u64 features;  ///< besides those of all devices
        std::vector<u16> queue_sizes;
    };
    VirtioDevice(const Kind& kind, const Surroundings& surroundings);
    ~VirtioDevice() override = default;
    VirtioDevice(const VirtioDevice&) = delete;
    VirtioDevice& operator=(const VirtioDevice&) = delete;

    [[nodiscard]] DeviceId id() const { return id_; }
    [[nodiscard]] u64 offered_features() const { return offered_; }
    [[nodiscard]] Queue* queue(u32 index) {
        return index < queues_.size() ? &queues_[index] : nullptr;
    }
    /// The configuration of 5.x.4 as bytes.
    [[nodiscard]] virtual std::vector<u8> config() const { return {}; }
    virtual void write_config(u32 /*offset*/, u8 /*size*/, u32 /*value*/, Cycles /*now*/) {}

    // --- the transport ---------------------------------------------------------------------------
    void connect(Signals& signals) { signals_ = &signals; }
    void accept_features(u64 features) { accepted_ = features; }
    [[nodiscard]] bool has_feature(u64 bit) const { return (accepted_ & bit) != 0; }
    /// DRIVER_OK: from here on buffers are used.
    void start(Cycles now);
    /// The driver made buffers available in some queue.
    void notify(Cycles now);
    /// The driver's reset: queues and features.
    void reset(Cycles now);
    /// The machine's reset; what a disk holds stays.
    virtual void power_on() {}

  protected:
    /// Uses what is available; at most a queue's worth in one call. Called again when something
    /// comes. A device is only served while the driver is OK.
    virtual void serve(Cycles now) = 0;
    virtual void forget() {}       ///< requests in progress, at reset
    virtual void begin(Cycles) {}  ///< at DRIVER_OK

    /// At most one call of serve() is pending; the earlier one stays.
    void serve_at(Cycles at);
    [[nodiscard]] bool is_running() const { return running_; }
    [[nodiscard]] std::optional<Chain> take(Queue& queue, Cycles now);
    /// Gives a chain back and interrupts the driver if it wants to know.
    void give_back(Queue& queue, const Chain& chain, Cycles now);
    /// Takes and gives back at most a queue's worth of chains; `use` handles each.
    template <class Use>
    void drain(Queue& queue, Cycles now, Use&& use);
    [[nodiscard]] Queue& at(u32 index) { return queues_[index]; }

    Surroundings surroundings_;

  private:
    void fire(Cycles now) override;
    void check(const Queue& queue, Cycles now);

    DeviceId id_;
    u64 offered_;
    u64 accepted_ = 0;
    std::vector<Queue> queues_;
    Signals* signals_ = nullptr;
    bool running_ = false;
    Cycles pending_ = kNever;
};

/// APPROX: from a notification to the device's first look at the ring, and between two looks: 1 us,
/// a guess.
inline constexpr u64 kReactionNanoseconds = 1000;

template <class Use>
void VirtioDevice::drain(Queue& queue, Cycles now, Use&& use) {
    for (u32 i = 0; i <= queue.max_size(); ++i) {
        std::optional<Chain> chain = take(queue, now);
        if (!chain) return;
        use(*chain);
        give_back(queue, *chain, now);
    }
    serve_at(now + surroundings_.nanoseconds(kReactionNanoseconds));
}

}  // namespace hypscope::platform::virtio
