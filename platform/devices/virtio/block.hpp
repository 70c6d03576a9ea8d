// SPDX-License-Identifier: Apache-2.0
// The block device (Virtual I/O Device 1.1, 5.2): read, write, flush and get-ID over a disk image.
// Requests are served in order, one at a time, each at a model time of its own: the host's disk has
// no say in it. NOT MODELLED: several queues, discard and write-zeroes, a switchable write cache.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "platform/devices/virtio/device.hpp"
#include "platform/devices/virtio/disk_image.hpp"

namespace hypscope::platform::virtio {

class Block final : public VirtioDevice {
  public:
    struct Config {
        std::string serial;  ///< at most 20 characters
        u64 latency_nanoseconds = 20'000;
    };
    static constexpr u16 kQueueSize = 256;
    static constexpr u32 kMaxSegments = kQueueSize - 2;  ///< without header and status

    Block(std::unique_ptr<DiskImage> image, const Config& config, const Surroundings& surroundings);

    [[nodiscard]] std::vector<u8> config() const override;

  private:
    enum class Status : u8 { Ok = 0, IoError = 1, Unsupported = 2 };

    void serve(Cycles now) override;
    void forget() override { current_.reset(); }
    void begin_next(Cycles now);
    void finish(Chain& request, Cycles now);
    [[nodiscard]] Status execute(Chain& request, Cycles now);
    [[nodiscard]] Status read(Chain& request, u64 sector, Cycles now);
    [[nodiscard]] Status write(Chain& request, u64 sector, Cycles now);
    [[nodiscard]] Status get_id(Chain& request, Cycles now);
    [[nodiscard]] bool is_on_disk(u64 sector, u64 bytes) const;

    std::unique_ptr<DiskImage> image_;
    Config config_;
    std::optional<Chain> current_;
    Cycles done_at_{};
    std::vector<u8> buffer_;
};

}  // namespace hypscope::platform::virtio
