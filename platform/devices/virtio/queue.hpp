// SPDX-License-Identifier: Apache-2.0
// A split virtqueue (Virtual I/O Device 1.1, 2.6) as its device sees it: indirect descriptors
// (2.6.5.3), suppression of notifications by flags or by event index (2.6.7, 2.6.10). The rings are
// the guest's memory, so nothing in them is believed: what the specification forbids makes the
// queue broken, and a broken queue does nothing until it is reset. NOT MODELLED: packed virtqueues.
#pragma once
#include <optional>
#include <string_view>

#include "platform/devices/virtio/chain.hpp"

namespace hypscope::platform::virtio {

class Queue {
  public:
    /// The longest chain that is walked; the specification allows a queue's size, indirect ones
    /// included (2.6.5.3.1), which Linux exceeds on small queues.
    static constexpr u32 kMaxDescriptors = 1024;
    /// IMPLEMENTATION DEFINED: bytes of one chain; no driver comes near, and a device stays prompt.
    static constexpr u64 kMaxBytes = u64{64} << 20;

    /// What the driver sets before it says that the queue is ready.
    struct Layout {
        u32 size = 0;
        u64 descriptors = 0;
        u64 driver = 0;  ///< the available ring
        u64 device = 0;  ///< the used ring
    };

    Queue(Dma& dma, u16 max_size) : dma_(dma), max_size_(max_size) {}

    [[nodiscard]] u16 max_size() const { return max_size_; }
    Layout layout;

    void reset() { *this = Queue(dma_, max_size_); }
    /// QueueReady = 1: false when the layout is none (2.6: size a power of two; alignment).
    bool start(bool event_index);
    [[nodiscard]] bool is_ready() const { return ready_; }
    /// The rule of the specification that the driver broke; empty while it has not.
    [[nodiscard]] std::string_view fault() const { return fault_; }

    /// The next chain that the driver made available.
    [[nodiscard]] std::optional<Chain> pop(Cycles now);
    /// Whether pop() has something to give.
    [[nodiscard]] bool has_available(Cycles now) { return available(now) != 0; }
    /// Gives a chain back.
    void push(const Chain& chain, Cycles now);
    /// Whether the driver wants to hear of what was pushed since the last call.
    [[nodiscard]] bool interrupt_is_due(Cycles now);

    Queue(const Queue&) = default;
    Queue& operator=(const Queue& other);

  private:
    struct Descriptor {
        u64 address;
        u32 length;
        u16 flags, next;
    };
    /// Where descriptors are read from: the queue's table, or an indirect one.
    struct Table {
        u64 base;
        u32 count;
    };

    template <class T>
    [[nodiscard]] T load(u64 at, Cycles now);
    template <class T>
    void store(u64 at, T value, Cycles now);
    [[nodiscard]] Descriptor descriptor(const Table& table, u32 index, Cycles now);
    [[nodiscard]] u32 available(Cycles now);
    bool collect(Chain& chain, u16 head, Cycles now);
    bool enter_indirect(const Descriptor& from, Table& table, bool is_indirect);
    bool add(Chain& chain, const Descriptor& descriptor);
    bool fail(std::string_view rule);

    Dma& dma_;
    u16 max_size_;
    bool ready_ = false;
    bool event_index_ = false;
    u16 next_available_ = 0;  ///< of the available ring, counted without wrapping at its size
    u16 next_used_ = 0;
    std::optional<u16> signalled_used_;  ///< next_used_ at the last call of interrupt_is_due
    std::string_view fault_;
};

}  // namespace hypscope::platform::virtio
