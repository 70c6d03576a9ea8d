// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/chain.hpp"

#include <algorithm>

namespace hypscope::platform::virtio {

Buffer Chain::Stream::take(u64 most) {
    while (index < buffers.size() && offset == buffers[index].length) {
        ++index;
        offset = 0;
    }
    if (index == buffers.size() || most == 0) return {};
    const Buffer& buffer = buffers[index];
    const u32 length = static_cast<u32>(std::min<u64>(most, buffer.length - offset));
    const Buffer part{buffer.at + offset, length};
    offset += length;
    left -= length;
    return part;
}

bool Chain::read(std::span<u8> bytes, Cycles now) {
    if (bytes.size() > readable_.left || failed_) return false;
    while (!bytes.empty()) {
        const Buffer part = readable_.take(bytes.size());
        if (!dma_->read(part.at, bytes.first(part.length), now)) return failed_ = true, false;
        bytes = bytes.subspan(part.length);
    }
    return true;
}

bool Chain::write(std::span<const u8> bytes, Cycles now) {
    if (bytes.size() > writable_.left || failed_) return false;
    while (!bytes.empty()) {
        const Buffer part = writable_.take(bytes.size());
        if (!dma_->write(part.at, bytes.first(part.length), now)) return failed_ = true, false;
        bytes = bytes.subspan(part.length);
        written_ += part.length;
    }
    return true;
}

void Chain::skip_readable(u64 count) {
    while (count > 0 && readable_.left > 0) count -= readable_.take(count).length;
}

void Chain::skip_writable(u64 count) {
    while (count > 0 && writable_.left > 0) {
        const u32 length = writable_.take(count).length;
        count -= length;
        written_ += length;
    }
}

}  // namespace hypscope::platform::virtio
