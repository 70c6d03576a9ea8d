// SPDX-License-Identifier: Apache-2.0
// What stands behind a block device: sectors. A file of the host, written through or with its
// changes kept in memory until the end of the run (a snapshot), or a test's array.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/types.hpp"
#include "platform/devices/virtio/options.hpp"

namespace hypscope::platform::virtio {

class DiskImage {
  public:
    static constexpr u32 kSectorSize = 512;

    virtual ~DiskImage() = default;
    [[nodiscard]] virtual u64 sectors() const = 0;
    [[nodiscard]] virtual bool is_read_only() const = 0;
    /// Whole sectors, within sectors(). False: the host could not.
    [[nodiscard]] virtual bool read(u64 sector, std::span<u8> bytes) = 0;
    [[nodiscard]] virtual bool write(u64 sector, std::span<const u8> bytes) = 0;
    /// What was written is on the host's disk.
    [[nodiscard]] virtual bool flush() = 0;
};

/// A raw file. A last sector that the file has only a part of ends with zeros.
class FileImage final : public DiskImage {
  public:
    /// Throws SimError when the file can not be used so: SimError{BadImage}.
    explicit FileImage(const DriveOptions& options);
    ~FileImage() override;
    FileImage(const FileImage&) = delete;
    FileImage& operator=(const FileImage&) = delete;

    [[nodiscard]] u64 sectors() const override { return sectors_; }
    [[nodiscard]] bool is_read_only() const override { return options_.read_only; }
    [[nodiscard]] bool read(u64 sector, std::span<u8> bytes) override;
    [[nodiscard]] bool write(u64 sector, std::span<const u8> bytes) override;
    [[nodiscard]] bool flush() override;

  private:
    static constexpr u32 kSectorsPerCluster = 8;
    using Cluster = std::array<u8, kSectorsPerCluster * kSectorSize>;

    [[nodiscard]] bool read_file(u64 offset, std::span<u8> bytes) const;
    [[nodiscard]] bool write_file(u64 offset, std::span<const u8> bytes) const;
    [[nodiscard]] Cluster* changed_cluster(u64 number);

    DriveOptions options_;
    int file_ = -1;
    u64 sectors_ = 0;
    std::unordered_map<u64, std::unique_ptr<Cluster>> changed_;  ///< of a snapshot, by number
};

}  // namespace hypscope::platform::virtio
