// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/cfi_flash.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace hypscope::platform {

namespace {
// Intel command set 0x0001.
constexpr u8 kReadArray = 0xff;
constexpr u8 kReadQuery = 0x98;
constexpr u8 kReadIdentifier = 0x90;
constexpr u8 kReadStatus = 0x70;
constexpr u8 kClearStatus = 0x50;
constexpr u8 kProgram = 0x40;
constexpr u8 kProgramAlternate = 0x10;
constexpr u8 kErase = 0x20;
constexpr u8 kLockSetup = 0x60;
constexpr u8 kWriteToBuffer = 0xe8;

// The status register.
constexpr u8 kReady = 0x80;
constexpr u8 kEraseError = 0x20;
constexpr u8 kProgramError = 0x10;
constexpr u8 kLocked = 0x02;

constexpr u8 kManufacturer = 0x89;
constexpr u8 kDeviceCode = 0x18;
constexpr u32 kChips = 2;

/// Each sector answers with the same three words; all are locked.
u8 identifier(u32 word_index) {
    const u32 index = word_index & 0xff;
    if (index == 0) return kManufacturer;
    return index == 1 ? kDeviceCode : 1;
}

constexpr auto kQuery = [] {
    std::array<u8, 0x40> table{};
#define QUERY(index, value, what) table[index] = value;
#include "platform/devices/cfi_query.inc"
#undef QUERY
    return table;
}();
}  // namespace

void CfiFlash::reset(Cycles) {
    status_ = kReady;
    arguments_ = 0;
    enter(Mode::Array);
}

void CfiFlash::enter(Mode mode) {
    mode_ = mode;
    contents_.set_direct(mode == Mode::Array);
}

MmioRead CfiFlash::read(const MmioAccess& access) {
    if (mode_ == Mode::Array) return {read_array(access), MmioStatus::Ok};
    const u32 chip = answer(access.offset / 4);
    const u32 word = (chip | chip << 16) >> (8 * (access.offset % 4));
    return {access.size == 4 ? word : word & ((1u << (8 * access.size)) - 1), MmioStatus::Ok};
}

u32 CfiFlash::read_array(const MmioAccess& access) const {
    std::array<u8, 4> bytes{};
    if (!contents_.read(access.offset, std::span(bytes).first(access.size))) return 0;
    return static_cast<u32>(bytes[0] | bytes[1] << 8 | bytes[2] << 16) | u32{bytes[3]} << 24;
}

u8 CfiFlash::answer(u32 word_index) const {
    switch (mode_) {
        case Mode::Query: return query_byte(word_index);
        case Mode::Identifier: return identifier(word_index);
        case Mode::Status:
        case Mode::Array: break;
    }
    return status_;
}

u8 CfiFlash::query_byte(u32 index) const {
    const u64 size = contents_.size() / kChips;
    const u64 last_sector = std::max<u64>(contents_.size() / kSectorSize, 1) - 1;
    constexpr u32 kSectorUnits = kSectorSize / kChips / 256;
    switch (index) {
        case 0x27: return static_cast<u8>(std::bit_width(size) - 1);
        case 0x2d: return static_cast<u8>(last_sector);
        case 0x2e: return static_cast<u8>(last_sector >> 8);
        case 0x2f: return kSectorUnits & 0xff;
        case 0x30: return kSectorUnits >> 8;
        default: return index < kQuery.size() ? kQuery[index] : 0;
    }
}

MmioStatus CfiFlash::write(const MmioAccess& access, u32 value) {
    if (access.by.debug) return MmioStatus::Ok;
    if (arguments_ > 0) {
        --arguments_;
        if (counts_) arguments_ = (value & 0xffff) + 2;  // the words, and the confirmation
        counts_ = false;
    } else {
        command(static_cast<u8>(value));
    }
    return MmioStatus::Ok;
}

void CfiFlash::command(u8 code) {
    switch (code) {
        case kReadQuery: enter(Mode::Query); break;
        case kReadIdentifier: enter(Mode::Identifier); break;
        case kReadStatus: enter(Mode::Status); break;
        case kClearStatus: status_ = kReady; break;
        case kProgram:
        case kProgramAlternate: refuse(kProgramError); break;
        case kErase: refuse(kEraseError); break;
        case kLockSetup: refuse(0); break;
        case kWriteToBuffer:
            refuse(kProgramError);
            counts_ = true;
            break;
        case kReadArray:
        default: enter(Mode::Array); break;
    }
}

void CfiFlash::refuse(u8 error) {
    status_ = static_cast<u8>(kReady | error | (error != 0 ? kLocked : 0));
    arguments_ = 1;
    enter(Mode::Status);
}

}  // namespace hypscope::platform
