// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/block.hpp"

#include <algorithm>
#include <array>

#include "platform/devices/bytes.hpp"

namespace hypscope::platform::virtio {

namespace {
// 5.2.3, feature bits.
constexpr u64 kSegMax = 1 << 2, kReadOnly = 1 << 5, kBlkSize = 1 << 6, kFlush = 1 << 9;
// 5.2.6, request types.
constexpr u32 kIn = 0, kOut = 1, kFlushRequest = 4, kGetId = 8;
constexpr u32 kHeaderSize = 16, kStatusSize = 1, kIdSize = 20;
constexpr u64 kPieceSize = 64 * 1024;
/// APPROX: bytes behind the latency arrive at 1 GB/s; a guess, between an SSD and a RAM disk.
constexpr u64 kBytesPerMicrosecond = 1000;

u64 features_of(const DiskImage& image) {
    return kSegMax | kBlkSize | kFlush | (image.is_read_only() ? kReadOnly : 0);
}
}  // namespace

Block::Block(std::unique_ptr<DiskImage> image, const Config& config,
             const Surroundings& surroundings)
    : VirtioDevice({DeviceId::Block, features_of(*image), {kQueueSize}}, surroundings),
      image_(std::move(image)),
      config_(config) {}

/// 5.2.4.
std::vector<u8> Block::config() const {
    std::vector<u8> bytes(24);
    store_le<u64>(bytes, 0, image_->sectors());
    store_le<u32>(bytes, 12, kMaxSegments);
    store_le<u32>(bytes, 20, DiskImage::kSectorSize);
    return bytes;
}

void Block::serve(Cycles now) {
    if (current_) {
        if (now < done_at_) return serve_at(done_at_);  // a notification in between
        finish(*current_, now);
        give_back(at(0), *current_, now);
        current_.reset();
    }
    if (is_running()) begin_next(now);
}

void Block::begin_next(Cycles now) {
    current_ = take(at(0), now);
    if (!current_) return;
    const u64 bytes = current_->readable() + current_->writable();
    const u64 nanoseconds = config_.latency_nanoseconds + bytes * 1000 / kBytesPerMicrosecond;
    done_at_ = now + surroundings_.nanoseconds(nanoseconds);
    serve_at(done_at_);
}

/// 5.2.6: the last byte that the device writes is the status.
void Block::finish(Chain& request, Cycles now) {
    if (request.writable() < kStatusSize) return;
    const Status status = execute(request, now);
    request.skip_writable(request.writable() - kStatusSize);
    (void)request.write(std::array{static_cast<u8>(status)}, now);
}

Block::Status Block::execute(Chain& request, Cycles now) {
    std::array<u8, kHeaderSize> header{};
    if (!request.read(header, now)) return Status::IoError;
    const u64 sector = load_le<u64>(header, 8);
    switch (load_le<u32>(header, 0)) {
        case kIn: return read(request, sector, now);
        case kOut: return write(request, sector, now);
        case kFlushRequest: return image_->flush() ? Status::Ok : Status::IoError;
        case kGetId: return get_id(request, now);
        default: return Status::Unsupported;
    }
}

bool Block::is_on_disk(u64 sector, u64 bytes) const {
    const u64 count = bytes / DiskImage::kSectorSize;
    return bytes % DiskImage::kSectorSize == 0 && sector <= image_->sectors() &&
           count <= image_->sectors() - sector;
}

Block::Status Block::read(Chain& request, u64 sector, Cycles now) {
    u64 left = request.writable() - kStatusSize;
    if (!is_on_disk(sector, left)) return Status::IoError;
    while (left > 0) {
        buffer_.resize(std::min(left, kPieceSize));
        if (!image_->read(sector, buffer_) || !request.write(buffer_, now)) return Status::IoError;
        sector += buffer_.size() / DiskImage::kSectorSize;
        left -= buffer_.size();
    }
    return Status::Ok;
}

Block::Status Block::write(Chain& request, u64 sector, Cycles now) {
    if (image_->is_read_only() || !is_on_disk(sector, request.readable())) return Status::IoError;
    while (request.readable() > 0) {
        buffer_.resize(std::min(request.readable(), kPieceSize));
        if (!request.read(buffer_, now) || !image_->write(sector, buffer_)) return Status::IoError;
        sector += buffer_.size() / DiskImage::kSectorSize;
    }
    return Status::Ok;
}

Block::Status Block::get_id(Chain& request, Cycles now) {
    std::array<u8, kIdSize> id{};
    std::copy_n(config_.serial.begin(), std::min<std::size_t>(config_.serial.size(), kIdSize),
                id.begin());
    const u64 room = request.writable() - kStatusSize;
    return request.write(std::span(id).first(std::min<u64>(room, kIdSize)), now) ? Status::Ok
                                                                                 : Status::IoError;
}

}  // namespace hypscope::platform::virtio
