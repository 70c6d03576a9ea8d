// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/queue.hpp"

#include <array>
#include <bit>

#include "platform/devices/bytes.hpp"

namespace hypscope::platform::virtio {

namespace {
// 2.6.5, the descriptor table.
constexpr u32 kDescriptorSize = 16;
constexpr u16 kNext = 1, kWrite = 2, kIndirect = 4;
// 2.6.6 and 2.6.8, the rings: flags, idx, entries, event.
constexpr u64 kFlags = 0, kIndex = 2, kEntries = 4;
constexpr u32 kAvailableEntry = 2, kUsedEntry = 8;
constexpr u16 kNoInterrupt = 1;

bool is_aligned(u64 address, u64 alignment) { return address % alignment == 0; }

/// 2.6.7.2: the event lies between the old and the new index.
bool passed(u16 event, u16 index, u16 old_index) {
    return static_cast<u16>(index - event - 1) < static_cast<u16>(index - old_index);
}
}  // namespace

Queue& Queue::operator=(const Queue& other) {
    layout = other.layout;
    max_size_ = other.max_size_;
    ready_ = other.ready_;
    event_index_ = other.event_index_;
    next_available_ = other.next_available_;
    next_used_ = other.next_used_;
    signalled_used_ = other.signalled_used_;
    fault_ = other.fault_;
    return *this;
}

bool Queue::start(bool event_index) {
    ready_ = std::has_single_bit(layout.size) && layout.size <= max_size_ &&
             is_aligned(layout.descriptors, 16) && is_aligned(layout.driver, 2) &&
             is_aligned(layout.device, 4);
    event_index_ = event_index;
    return ready_;
}

bool Queue::fail(std::string_view rule) {
    if (fault_.empty()) fault_ = rule;
    return false;
}

template <class T>
T Queue::load(u64 at, Cycles now) {
    std::array<u8, sizeof(T)> bytes{};
    if (!dma_.read(PhysAddr{at}, bytes, now)) fail("a ring is in memory");
    return load_le<T>(bytes, 0);
}

template <class T>
void Queue::store(u64 at, T value, Cycles now) {
    std::array<u8, sizeof(T)> bytes{};
    store_le<T>(bytes, 0, value);
    if (!dma_.write(PhysAddr{at}, bytes, now)) fail("a ring is in memory");
}

/// How many chains wait.
u32 Queue::available(Cycles now) {
    if (!ready_ || !fault_.empty()) return 0;
    const u16 index = load<u16>(layout.driver + kIndex, now);
    const u16 waiting = static_cast<u16>(index - next_available_);
    if (waiting > layout.size) fail("no more chains are available than the queue holds");
    return fault_.empty() ? waiting : 0;
}

std::optional<Chain> Queue::pop(Cycles now) {
    const bool any = available(now) != 0;
    std::optional<Chain> chain;
    if (any) {
        const u32 slot = next_available_ & (layout.size - 1);
        const u16 head = load<u16>(layout.driver + kEntries + kAvailableEntry * slot, now);
        ++next_available_;
        chain.emplace(dma_, head);
        if (!collect(*chain, head, now)) chain.reset();
    }
    // 2.6.7.1: a notification is wanted at the next chain.
    if (ready_ && fault_.empty() && event_index_)
        store<u16>(layout.device + kEntries + u64{kUsedEntry} * layout.size, next_available_, now);
    return chain;
}

Queue::Descriptor Queue::descriptor(const Table& table, u32 index, Cycles now) {
    std::array<u8, kDescriptorSize> bytes{};
    const u64 at = table.base + u64{index} * kDescriptorSize;
    if (!dma_.read(PhysAddr{at}, bytes, now)) fail("descriptors are in memory");
    return {load_le<u64>(bytes, 0), load_le<u32>(bytes, 8), load_le<u16>(bytes, 12),
            load_le<u16>(bytes, 14)};
}

bool Queue::collect(Chain& chain, u16 head, Cycles now) {
    Table table{layout.descriptors, layout.size};
    bool is_indirect = false;
    u32 index = head;
    for (u32 walked = 0; walked < kMaxDescriptors; ++walked) {
        if (index >= table.count) return fail("an index lies within its table");
        const Descriptor at = descriptor(table, index, now);
        if (!fault_.empty()) return false;
        if ((at.flags & kIndirect) != 0) {
            if (!enter_indirect(at, table, is_indirect)) return false;
            is_indirect = true;
            index = 0;
            continue;
        }
        if (!add(chain, at)) return false;
        if ((at.flags & kNext) == 0) return true;
        index = at.next;
    }
    return fail("a chain has an end");
}

/// 2.6.5.3.1: an indirect table stands at the end of a chain, is not nested and has whole entries.
bool Queue::enter_indirect(const Descriptor& from, Table& table, bool is_indirect) {
    if (is_indirect) return fail("an indirect table has no indirect descriptor");
    if ((from.flags & kNext) != 0) return fail("an indirect descriptor is the last of its chain");
    if (from.length == 0 || from.length % kDescriptorSize != 0)
        return fail("an indirect table has whole entries");
    table = {from.address, from.length / kDescriptorSize};
    return true;
}

/// 2.6.4.2: what the device writes comes behind what it reads.
bool Queue::add(Chain& chain, const Descriptor& descriptor) {
    const Buffer buffer{PhysAddr{descriptor.address}, descriptor.length};
    if (chain.readable() + chain.writable() + buffer.length > kMaxBytes)
        return fail("a chain has a sensible length");
    if ((descriptor.flags & kWrite) != 0) {
        chain.add_writable(buffer);
    } else {
        if (chain.has_writable()) return fail("readable buffers come before writable ones");
        chain.add_readable(buffer);
    }
    return true;
}

void Queue::push(const Chain& chain, Cycles now) {
    if (!ready_ || !fault_.empty()) return;
    if (chain.failed()) {
        fail("buffers are in memory");
        return;
    }
    const u32 slot = next_used_ & (layout.size - 1);
    const u64 entry = layout.device + kEntries + u64{kUsedEntry} * slot;
    store<u32>(entry, chain.head(), now);
    store<u32>(entry + 4, chain.written(), now);
    ++next_used_;
    store<u16>(layout.device + kIndex, next_used_, now);
}

bool Queue::interrupt_is_due(Cycles now) {
    if (!ready_ || !fault_.empty()) return false;
    const std::optional<u16> before = signalled_used_;
    if (before == next_used_ || (!before && next_used_ == 0)) return false;
    signalled_used_ = next_used_;
    if (!event_index_) return (load<u16>(layout.driver + kFlags, now) & kNoInterrupt) == 0;
    const u64 used_event = layout.driver + kEntries + u64{kAvailableEntry} * layout.size;
    return passed(load<u16>(used_event, now), next_used_, before.value_or(0));
}

}  // namespace hypscope::platform::virtio
