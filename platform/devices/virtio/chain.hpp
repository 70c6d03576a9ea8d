// SPDX-License-Identifier: Apache-2.0
// One request of a driver: a chain of buffers, those that the device reads first, then those that
// it writes (Virtual I/O Device 1.1, 2.6.4.2). To a device both are streams: where the driver cuts
// them is no business of it (2.6.4).
#pragma once
#include <span>
#include <vector>

#include "platform/devices/dma.hpp"

namespace hypscope::platform::virtio {

struct Buffer {
    PhysAddr at{};
    u32 length = 0;
};

class Chain {
  public:
    Chain(Dma& dma, u16 head) : dma_(&dma), head_(head) {}

    void add_readable(Buffer buffer) { readable_.add(buffer); }
    void add_writable(Buffer buffer) { writable_.add(buffer); }

    [[nodiscard]] u16 head() const { return head_; }
    /// Bytes that have not been read or written yet.
    [[nodiscard]] u64 readable() const { return readable_.left; }
    [[nodiscard]] u64 writable() const { return writable_.left; }
    [[nodiscard]] bool has_writable() const { return !writable_.buffers.empty(); }
    /// Bytes written so far, skipped ones included: `len` of the used ring.
    [[nodiscard]] u32 written() const { return written_; }

    /// The next bytes. False, and nothing is done, when there are fewer; false when the bus
    /// answers with an error (failed() holds then).
    [[nodiscard]] bool read(std::span<u8> bytes, Cycles now);
    [[nodiscard]] bool write(std::span<const u8> bytes, Cycles now);
    void skip_readable(u64 count);
    void skip_writable(u64 count);
    /// A buffer was no memory: a mistake of the driver.
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    struct Stream {
        void add(Buffer buffer) {
            buffers.push_back(buffer);
            left += buffer.length;
        }
        /// The part of the buffer at the position, `most` bytes at most; and goes behind it.
        Buffer take(u64 most);

        std::vector<Buffer> buffers;
        std::size_t index = 0;
        u32 offset = 0;
        u64 left = 0;
    };

    Dma* dma_;
    u16 head_;
    Stream readable_, writable_;
    u32 written_ = 0;
    bool failed_ = false;
};

}  // namespace hypscope::platform::virtio
