// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/fw_cfg.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "platform/devices/bytes.hpp"

namespace hypscope::platform {

using fw_cfg::Item;

namespace {
std::vector<u8> little_endian(u32 value, unsigned size) {
    std::vector<u8> bytes(size);
    for (unsigned i = 0; i < size; ++i) bytes[i] = static_cast<u8>(value >> (8 * i));
    return bytes;
}

constexpr u32 kInterfaces = 1 | 2;  // the Id item: traditional and DMA
constexpr std::string_view kDmaSignature = "QEMU CFG";
// struct FWCfgDmaAccess: control, length, address; big-endian.
constexpr std::size_t kRequestSize = 16;
constexpr u32 kError = 1, kRead = 2, kSkip = 4, kSelect = 8, kWrite = 16;
}  // namespace

FwCfg::FwCfg(u16 core_count, Dma& dma, Scheduler& scheduler) : dma_(dma), scheduler_(scheduler) {
    const auto item = [this](Item key) -> std::vector<u8>& {
        return items_[static_cast<u16>(key)];
    };
    item(Item::Signature) = {'Q', 'E', 'M', 'U'};
    item(Item::Id) = little_endian(kInterfaces, 4);
    item(Item::CpuCount) = little_endian(core_count, 2);
    item(Item::MaxCpus) = little_endian(core_count, 2);
    item(Item::FileDirectory) = {0, 0, 0, 0};  // a big-endian count
    reset(Cycles{});
}

void FwCfg::reset(Cycles) {
    select(static_cast<u16>(Item::Signature));
    dma_address_ = 0;
    scheduler_.cancel(*this);
}

void FwCfg::select(u16 key) {
    const auto item = items_.find(key);
    selected_ = item != items_.end() ? &item->second : nullptr;
    position_ = 0;
}

MmioRead FwCfg::read(const MmioAccess& access) {
    if (access.offset < fw_cfg::kSelector) return {read_data(access), MmioStatus::Ok};
    u32 value = 0;
    for (u32 i = 0; i < access.size; ++i) {
        const u32 at = access.offset + i - fw_cfg::kDma;
        if (at < kDmaSignature.size()) value |= u32{static_cast<u8>(kDmaSignature[at])} << (8 * i);
    }
    return {value, MmioStatus::Ok};
}

u32 FwCfg::read_data(const MmioAccess& access) {
    u32 value = 0;
    std::size_t position = position_;
    for (unsigned i = 0; i < access.size; ++i) {
        const bool has_byte = selected_ != nullptr && position < selected_->size();
        if (has_byte) value |= u32{(*selected_)[position++]} << (8 * i);
    }
    if (!access.by.debug) position_ = position;
    return value;
}

MmioStatus FwCfg::write(const MmioAccess& access, u32 value) {
    if (access.by.debug) return MmioStatus::Ok;
    if (access.offset == fw_cfg::kSelector && access.size == 2)
        select(static_cast<u16>((value & 0xff) << 8 | ((value >> 8) & 0xff)));
    if (access.offset >= fw_cfg::kDma && access.size == 4) write_dma_address(access, value);
    return MmioStatus::Ok;
}

/// The low word, written last, starts the transfer, which takes place at once behind the access.
void FwCfg::write_dma_address(const MmioAccess& access, u32 value) {
    const u32 word = value >> 24 | ((value >> 8) & 0xff00) | (value & 0xff00) << 8 | value << 24;
    if (access.offset == fw_cfg::kDma) {
        dma_address_ = u64{word} << 32;
    } else {
        dma_address_ = (dma_address_ & ~u64{0xffff'ffff}) | word;
        scheduler_.set(*this, access.now + Cycles{1});
    }
}

void FwCfg::fire(Cycles now) {
    std::array<u8, kRequestSize> request{};
    const PhysAddr at{dma_address_};
    dma_address_ = 0;
    if (!dma_.read(at, request, now)) return;
    const bool done =
        transfer(load_be<u32>(request, 0), load_be<u32>(request, 4), load_be<u64>(request, 8), now);
    std::array<u8, 4> control{};
    store_be<u32>(control, 0, done ? 0 : kError);
    (void)dma_.write(at, control, now);
}

bool FwCfg::transfer(u32 control, u32 length, u64 address, Cycles now) {
    if ((control & kSelect) != 0) select(static_cast<u16>(control >> 16));
    if ((control & kRead) != 0) return copy_out(length, address, now);
    if ((control & kWrite) != 0) return false;
    if ((control & kSkip) != 0 && selected_ != nullptr)
        position_ = std::min<std::size_t>(selected_->size(), position_ + length);
    return true;
}

/// Behind the end of the item there are zeros.
bool FwCfg::copy_out(u32 length, u64 address, Cycles now) {
    std::array<u8, 4096> piece{};
    while (length > 0) {
        const u32 size = std::min<u32>(length, piece.size());
        piece.fill(0);
        if (selected_ != nullptr) {
            const std::size_t have = std::min<std::size_t>(size, selected_->size() - position_);
            std::copy_n(selected_->begin() + static_cast<std::ptrdiff_t>(position_), have,
                        piece.begin());
            position_ += have;
        }
        if (!dma_.write(PhysAddr{address}, std::span(piece).first(size), now)) return false;
        address += size;
        length -= size;
    }
    return true;
}

}  // namespace hypscope::platform
