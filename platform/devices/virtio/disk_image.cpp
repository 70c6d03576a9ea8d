// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/disk_image.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/error.hpp"

namespace hypscope::platform::virtio {

namespace {
[[noreturn]] void bad_drive(const std::string& path, const std::string& what,
                            const std::string& hint) {
    throw SimError(ExitStatus::BadImage, what, path, hint);
}

int open_drive(const DriveOptions& options) {
    const bool writes = !options.read_only && !options.snapshot;
    const int file = ::open(options.path.c_str(), (writes ? O_RDWR : O_RDONLY) | O_CLOEXEC);
    if (file < 0) {
        bad_drive(options.path, fmt::format("can not be opened: {}", std::strerror(errno)),
                  "--drive needs a file; with ,readonly or ,snapshot it need not be writable");
    }
    return file;
}

u64 size_of(const DriveOptions& options, int file) {
    struct stat status {};
    const bool is_file = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    if (!is_file) bad_drive(options.path, "is no regular file", "--drive needs a disk image");
    if (status.st_size == 0)
        bad_drive(options.path, "is empty", "make it with truncate -s SIZE and mkfs");
    return static_cast<u64>(status.st_size);
}

/// Two machines that write one disk would destroy it.
void lock(const DriveOptions& options, int file) {
    const bool writes = !options.read_only && !options.snapshot;
    if (::flock(file, (writes ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    bad_drive(options.path, "is in use as a drive of this or another run",
              "end that run, or give ,readonly or ,snapshot to both");
}
}  // namespace

FileImage::FileImage(const DriveOptions& options) : options_(options), file_(open_drive(options)) {
    try {
        sectors_ = (size_of(options, file_) + kSectorSize - 1) / kSectorSize;
        lock(options, file_);
    } catch (...) {
        ::close(file_);
        throw;
    }
}

FileImage::~FileImage() { ::close(file_); }

/// Bytes behind the end of the file are zero.
bool FileImage::read_file(u64 offset, std::span<u8> bytes) const {
    while (!bytes.empty()) {
        const ssize_t got = ::pread(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) {
            std::ranges::fill(bytes, u8{0});
            return true;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
        offset += static_cast<u64>(got);
    }
    return true;
}

bool FileImage::write_file(u64 offset, std::span<const u8> bytes) const {
    while (!bytes.empty()) {
        const ssize_t put = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(put));
        offset += static_cast<u64>(put);
    }
    return true;
}

/// The cluster in memory, first filled from the file; nullptr when that can not be read.
FileImage::Cluster* FileImage::changed_cluster(u64 number) {
    std::unique_ptr<Cluster>& cluster = changed_[number];
    if (!cluster) {
        auto made = std::make_unique<Cluster>();
        if (!read_file(number * made->size(), *made)) return nullptr;
        cluster = std::move(made);
    }
    return cluster.get();
}

bool FileImage::read(u64 sector, std::span<u8> bytes) {
    if (changed_.empty()) return read_file(sector * kSectorSize, bytes);
    for (; !bytes.empty(); ++sector, bytes = bytes.subspan(kSectorSize)) {
        const std::span<u8> one = bytes.first(kSectorSize);
        const auto found = changed_.find(sector / kSectorsPerCluster);
        if (found == changed_.end() || !found->second) {
            if (!read_file(sector * kSectorSize, one)) return false;
            continue;
        }
        const u8* from = found->second->data() + sector % kSectorsPerCluster * kSectorSize;
        std::copy_n(from, kSectorSize, one.data());
    }
    return true;
}

bool FileImage::write(u64 sector, std::span<const u8> bytes) {
    if (options_.read_only) return false;
    if (!options_.snapshot) return write_file(sector * kSectorSize, bytes);
    for (; !bytes.empty(); ++sector, bytes = bytes.subspan(kSectorSize)) {
        Cluster* cluster = changed_cluster(sector / kSectorsPerCluster);
        if (cluster == nullptr) return false;
        std::copy_n(bytes.data(), kSectorSize,
                    cluster->data() + sector % kSectorsPerCluster * kSectorSize);
    }
    return true;
}

bool FileImage::flush() {
    return options_.snapshot || options_.read_only || ::fdatasync(file_) == 0;
}

}  // namespace hypscope::platform::virtio
