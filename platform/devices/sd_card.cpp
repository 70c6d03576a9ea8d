// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sd_card.hpp"

#include <algorithm>
#include <utility>

#include "common/error.hpp"

namespace hypscope::platform {

namespace {
constexpr std::size_t kSector = virtio::DiskImage::kSectorSize;
constexpr u32 kRca = 0x4567;
// Card status, 4.10.1.
constexpr u32 kOutOfRange = 1u << 31;
constexpr u32 kWpViolation = 1u << 26;
constexpr u32 kIllegalCommand = 1u << 22;
constexpr u32 kError = 1u << 19;
constexpr u32 kReadyForData = 1u << 8;
constexpr u32 kAppCmd = 1u << 5;
// OCR, 5.1: powered up, high capacity, 2.7 to 3.6 V.
constexpr u32 kOcr = 0xc0ff'8000;
constexpr u32 kOcrVoltages = 0x00ff'8000;
constexpr u8 kNoIndex = 0x3f;  // of R2 and R3
constexpr u32 kBlockLength = 512;

/// CRC7 of a register's first 15 bytes, with the end bit: its last byte (4.5).
u8 crc7(std::span<const u8> bytes) {
    u32 crc = 0;
    for (const u8 byte : bytes) {
        for (int i = 7; i >= 0; --i) {
            const u32 in = (crc >> 6 ^ byte >> i) & 1;
            crc = (crc << 1 & 0x7f) ^ (in != 0 ? 0x09u : 0u);
        }
    }
    return static_cast<u8>(crc << 1 | 1);
}

/// CID, 5.2: product HYPSC 1.0, number 1, made in January 2024.
constexpr std::array<u8, 15> kCid{0xaa, 'H', 'S', 'H', 'Y', 'P',  'S', 'C',
                                  0x10, 0,   0,   0,   1,   0x01, 0x81};
/// SCR, 5.6: physical layer 2.00, one or four data lines.
constexpr std::array<u8, 8> kScr{0x02, 0x05, 0, 0, 0, 0, 0, 0};
constexpr std::size_t kStatusBytes = 64;
}  // namespace

SdCard::SdCard(std::unique_ptr<virtio::DiskImage> image, const std::string& path)
    : image_(std::move(image)) {
    const u64 size = image_->sectors() * kSector;
    if (size != 0 && size % kGranule == 0 && size / kGranule <= 1u << 22) return;
    throw SimError(ExitStatus::BadImage, fmt::format("{} bytes are no size of an SD card", size),
                   path, "make it a multiple of 512 KiB: truncate -s %512K FILE");
}

void SdCard::reset() {
    state_ = State::Idle;
    rca_ = errors_ = 0;
    expects_application_ = is_multiple_ = false;
}

std::optional<CardResponse> SdCard::command(u32 index, u32 argument) {
    const bool is_application = std::exchange(expects_application_, false);
    std::optional<CardResponse> response;
    if (index == 0) {
        reset();
        return std::nullopt;
    }
    if (is_application) response = application(index, argument);
    if (!response) response = identify(index, argument);
    if (!response) response = transfer(index, argument);
    if (!response && index != 7) errors_ |= kIllegalCommand;
    return response;
}

// --- responses (4.9) ----------------------------------------------------------------------------

CardResponse SdCard::status_response(u32 index) {
    const u32 application = expects_application_ ? kAppCmd : 0;
    const u32 status =
        std::exchange(errors_, 0) | static_cast<u32>(state_) << 9 | kReadyForData | application;
    return {{status}, false, static_cast<u8>(index)};
}

CardResponse SdCard::register_response(const Register& bytes) {
    CardResponse response{{}, true, kNoIndex};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        response.words[i / 4] |= u32{bytes[i]} << (24 - 8 * (i % 4));
    return response;
}

// --- identification (4.2) -----------------------------------------------------------------------

std::optional<CardResponse> SdCard::identify(u32 index, u32 argument) {
    Register cid{};
    std::ranges::copy(kCid, cid.begin());
    cid.back() = crc7(kCid);
    switch (index) {
        case 2:
            if (state_ != State::Ready) return std::nullopt;
            state_ = State::Ident;
            return register_response(cid);
        case 3: {
            if (state_ != State::Ident && state_ != State::Stby) return std::nullopt;
            rca_ = kRca;
            const u32 status = status_response(index).words[0] & 0x1fff;
            state_ = State::Stby;
            return CardResponse{{rca_ << 16 | status}, false, 3};
        }
        case 8:
            if (state_ != State::Idle) return std::nullopt;
            return CardResponse{{argument & 0xfff}, false, 8};
        case 9:
            if (state_ != State::Stby || !is_addressed(argument)) return std::nullopt;
            return register_response(csd());
        case 10:
            if (state_ != State::Stby || !is_addressed(argument)) return std::nullopt;
            return register_response(cid);
        case 55: {
            if (!is_addressed(argument)) return std::nullopt;
            expects_application_ = true;
            return status_response(index);
        }
        default: return std::nullopt;
    }
}

/// CSD version 2.0, 5.3.3; classes basic, block read, block write, application, switch.
SdCard::Register SdCard::csd() const {
    const u32 size = static_cast<u32>(image_->sectors() * kSector / kGranule - 1);
    Register csd{0x40, 0x0e, 0x00, 0x32, 0x51, 0x59, 0x00};
    csd[7] = static_cast<u8>(size >> 16);
    csd[8] = static_cast<u8>(size >> 8);
    csd[9] = static_cast<u8>(size);
    csd[10] = 0x7f;
    csd[11] = 0x80;
    csd[12] = 0x0a;
    csd[13] = 0x40;
    csd.back() = crc7(std::span(csd).first<15>());
    return csd;
}

std::optional<CardResponse> SdCard::select(u32 argument) {
    const bool is_mine = is_addressed(argument);
    if (is_mine && state_ != State::Stby) return std::nullopt;
    if (is_mine) {
        const CardResponse response = status_response(7);
        state_ = State::Tran;
        return response;
    }
    if (state_ >= State::Tran) state_ = State::Stby;
    return std::nullopt;
}

// --- transfer (4.3) -----------------------------------------------------------------------------

std::optional<CardResponse> SdCard::transfer(u32 index, u32 argument) {
    if (index == 7) return select(argument);
    if (index == 13) {
        if (!is_addressed(argument)) return std::nullopt;
        return status_response(index);
    }
    if (index == 12 && (state_ == State::Data || state_ == State::Rcv)) {
        const CardResponse response = status_response(index);
        state_ = State::Tran;
        return response;
    }
    if (state_ != State::Tran) return std::nullopt;
    switch (index) {
        case 6: return send(index, switch_status(argument));
        case 16:
            if (argument != kBlockLength) return std::nullopt;
            return status_response(index);
        case 17:
        case 18: return begin_read(index, argument);
        case 24:
        case 25: return begin_write(index, argument);
        default: return std::nullopt;
    }
}

/// Application commands; nothing: the ordinary command of that number is meant.
std::optional<CardResponse> SdCard::application(u32 index, u32 argument) {
    if (index == 41 && state_ == State::Idle) {
        if ((argument & kOcrVoltages) != 0) state_ = State::Ready;
        return CardResponse{{kOcr}, false, kNoIndex};
    }
    if (state_ != State::Tran) return std::nullopt;
    switch (index) {
        case 6:
        case 23:
        case 42: return status_response(index);
        case 13: return send(index, std::vector<u8>(kStatusBytes, 0));
        case 51: return send(index, {kScr.begin(), kScr.end()});
        default: return std::nullopt;
    }
}

/// 4.3.10: every group has its default function and no other.
std::vector<u8> SdCard::switch_status(u32 argument) const {
    std::vector<u8> status(kStatusBytes, 0);
    status[1] = 100;  // mA
    for (std::size_t group = 1; group <= 6; ++group) {
        status[14 - 2 * group] = 0x80;
        status[15 - 2 * group] = 0x01;
        const u32 wanted = argument >> (4 * (group - 1)) & 0xf;
        const u32 result = wanted == 0 || wanted == 0xf ? 0 : 0xf;
        status[17 - (group + 1) / 2] |= static_cast<u8>(result << (group % 2 == 0 ? 4 : 0));
    }
    return status;
}

CardResponse SdCard::send(u32 index, std::vector<u8> bytes) {
    const CardResponse response = status_response(index);
    buffer_ = std::move(bytes);
    position_ = 0;
    is_multiple_ = false;
    state_ = State::Data;
    return response;
}

CardResponse SdCard::begin_read(u32 index, u32 sector) {
    sector_ = sector;
    is_multiple_ = false;
    if (sector >= image_->sectors()) {
        errors_ |= kOutOfRange;
        return status_response(index);
    }
    const CardResponse response = status_response(index);
    is_multiple_ = index == 18;
    load_sector();
    return response;
}

void SdCard::load_sector() {
    buffer_.assign(kSector, 0);
    position_ = 0;
    state_ = sector_ < image_->sectors() ? State::Data : State::Tran;
    if (state_ != State::Data)
        errors_ |= kOutOfRange;
    else if (!image_->read(sector_, buffer_))
        errors_ |= kError;
    ++sector_;
}

u8 SdCard::take() {
    const u8 byte = buffer_[position_++];
    if (position_ < buffer_.size()) return byte;
    if (is_multiple_)
        load_sector();
    else
        state_ = State::Tran;
    return byte;
}

CardResponse SdCard::begin_write(u32 index, u32 sector) {
    if (image_->is_read_only()) errors_ |= kWpViolation;
    if (sector >= image_->sectors()) errors_ |= kOutOfRange;
    const bool is_possible = errors_ == 0;
    const CardResponse response = status_response(index);
    if (!is_possible) return response;
    sector_ = sector;
    is_multiple_ = index == 25;
    buffer_.clear();
    state_ = State::Rcv;
    return response;
}

void SdCard::put(u8 byte) {
    if (state_ != State::Rcv) return;
    buffer_.push_back(byte);
    if (buffer_.size() < kSector) return;
    if (sector_ >= image_->sectors())
        errors_ |= kOutOfRange;
    else if (!image_->write(sector_, buffer_))
        errors_ |= kError;
    ++sector_;
    buffer_.clear();
    if (!is_multiple_) state_ = State::Tran;
}

}  // namespace hypscope::platform
