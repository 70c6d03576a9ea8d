// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/fw_cfg.hpp"

namespace hypscope::platform {

using fw_cfg::Item;

namespace {
std::vector<u8> little_endian(u32 value, unsigned size) {
    std::vector<u8> bytes(size);
    for (unsigned i = 0; i < size; ++i) bytes[i] = static_cast<u8>(value >> (8 * i));
    return bytes;
}

constexpr u32 kTraditionalInterface = 1;  // bit 1 would announce DMA
}  // namespace

FwCfg::FwCfg(u16 core_count) {
    const auto item = [this](Item key) -> std::vector<u8>& {
        return items_[static_cast<u16>(key)];
    };
    item(Item::Signature) = {'Q', 'E', 'M', 'U'};
    item(Item::Id) = little_endian(kTraditionalInterface, 4);
    item(Item::CpuCount) = little_endian(core_count, 2);
    item(Item::MaxCpus) = little_endian(core_count, 2);
    item(Item::FileDirectory) = {0, 0, 0, 0};  // a big-endian count
    reset(Cycles{});
}

void FwCfg::reset(Cycles) {
    selected_ = &items_.at(static_cast<u16>(Item::Signature));
    position_ = 0;
}

MmioRead FwCfg::read(const MmioAccess& access) {
    const bool is_data = access.offset < fw_cfg::kSelector;
    return {is_data ? read_data(access) : 0, MmioStatus::Ok};
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
    const bool is_selector = access.offset == fw_cfg::kSelector && access.size == 2;
    if (!is_selector || access.by.debug) return MmioStatus::Ok;
    const u16 key = static_cast<u16>((value & 0xff) << 8 | ((value >> 8) & 0xff));
    const auto item = items_.find(key);
    selected_ = item != items_.end() ? &item->second : nullptr;
    position_ = 0;
    return MmioStatus::Ok;
}

}  // namespace hypscope::platform
