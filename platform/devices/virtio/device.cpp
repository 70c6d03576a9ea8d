// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/device.hpp"

namespace hypscope::platform::virtio {

VirtioDevice::VirtioDevice(const Kind& kind, const Surroundings& surroundings)
    : surroundings_(surroundings),
      id_(kind.id),
      offered_(kind.features | kIndirectDescriptors | kEventIndex | kVersion1) {
    for (const u16 size : kind.queue_sizes) queues_.emplace_back(surroundings.dma, size);
}

void VirtioDevice::start(Cycles now) {
    running_ = true;
    begin(now);
    serve_at(now + surroundings_.nanoseconds(kReactionNanoseconds));
}

void VirtioDevice::notify(Cycles now) {
    if (running_) serve_at(now + surroundings_.nanoseconds(kReactionNanoseconds));
}

void VirtioDevice::reset(Cycles) {
    running_ = false;
    accepted_ = 0;
    surroundings_.scheduler.cancel(*this);
    pending_ = kNever;
    for (Queue& queue : queues_) queue.reset();
    forget();
}

void VirtioDevice::serve_at(Cycles at) {
    if (at >= pending_) return;
    pending_ = at;
    surroundings_.scheduler.set(*this, at);
}

void VirtioDevice::fire(Cycles now) {
    pending_ = kNever;
    if (running_) serve(now);
}

std::optional<Chain> VirtioDevice::take(Queue& queue, Cycles now) {
    std::optional<Chain> chain = queue.pop(now);
    check(queue, now);
    return chain;
}

void VirtioDevice::give_back(Queue& queue, const Chain& chain, Cycles now) {
    queue.push(chain, now);
    const bool is_due = queue.interrupt_is_due(now);
    check(queue, now);
    if (is_due) signals_->used_buffers(now);
}

void VirtioDevice::check(const Queue& queue, Cycles now) {
    if (queue.fault().empty() || !running_) return;
    running_ = false;
    signals_->needs_reset(now);
}

}  // namespace hypscope::platform::virtio
