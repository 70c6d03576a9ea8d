// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/transport.hpp"

namespace hypscope::platform {

using virtio_mmio::Reg;

namespace {
/// `word` in the half of `value` that a selector, or a High register, names.
u64 with_half(u64 value, bool high, u32 word) {
    return high ? (value & 0xffff'ffff) | u64{word} << 32 : (value & ~u64{0xffff'ffff}) | word;
}
u32 half(u64 value, u32 select) {
    return select == 0 ? static_cast<u32>(value) : select == 1 ? static_cast<u32>(value >> 32) : 0;
}
}  // namespace

VirtioMmio::VirtioMmio(std::unique_ptr<virtio::VirtioDevice> device) : device_(std::move(device)) {
    if (device_) device_->connect(*this);
    reset(Cycles{});
}

void VirtioMmio::reset(Cycles now) {
    registers_.reset();
    interrupt.set(false, now);
    if (!device_) return;
    registers_[Reg::DeviceID] = static_cast<u32>(device_->id());
    driver_features_ = 0;
    device_->reset(now);
    device_->power_on();
}

virtio::Queue* VirtioMmio::selected() const { return device_->queue(registers_[Reg::QueueSel]); }

MmioRead VirtioMmio::read(const MmioAccess& access) {
    if (access.offset >= virtio_mmio::kConfig) return {read_config(access), MmioStatus::Ok};
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg), access) : 0, MmioStatus::Ok};
}

MmioStatus VirtioMmio::write(const MmioAccess& access, u32 value) {
    if (access.by.debug || !device_) return MmioStatus::Ok;
    if (access.offset >= virtio_mmio::kConfig) {
        device_->write_config(access.offset - virtio_mmio::kConfig, access.size, value, access.now);
    } else if (const auto reg = registers_.find(access.offset)) {
        write_register(*reg, widen_write(value, access), access.now);
    }
    return MmioStatus::Ok;
}

/// 4.2.2.2: fields of the configuration may be read at any natural size.
u32 VirtioMmio::read_config(const MmioAccess& access) const {
    if (!device_) return 0;
    const std::vector<u8> config = device_->config();
    const u32 offset = access.offset - virtio_mmio::kConfig;
    u32 value = 0;
    for (u32 i = 0; i < access.size && offset + i < config.size(); ++i)
        value |= u32{config[offset + i]} << (8 * i);
    return value;
}

u32 VirtioMmio::read_register(Reg reg) const {
    if (!device_) return registers_.read(reg);
    switch (reg) {
        case Reg::DeviceFeatures:
            return half(device_->offered_features(), registers_[Reg::DeviceFeaturesSel]);
        case Reg::QueueNumMax: return selected() != nullptr ? selected()->max_size() : 0;
        case Reg::QueueReady: return selected() != nullptr && selected()->is_ready() ? 1 : 0;
        default: return registers_.read(reg);
    }
}

void VirtioMmio::write_register(Reg reg, u32 value, Cycles now) {
    switch (reg) {
        case Reg::DriverFeatures: return write_driver_features(value);
        case Reg::QueueReady: return set_ready((value & 1) != 0);
        case Reg::QueueNum:
        case Reg::QueueDescLow:
        case Reg::QueueDescHigh:
        case Reg::QueueDriverLow:
        case Reg::QueueDriverHigh:
        case Reg::QueueDeviceLow:
        case Reg::QueueDeviceHigh: return write_layout(reg, value);
        case Reg::QueueNotify: return device_->notify(now);
        case Reg::InterruptACK: return acknowledge(value, now);
        case Reg::Status: return write_status(value, now);
        default: return registers_.write(reg, value);
    }
}

void VirtioMmio::write_driver_features(u32 value) {
    const u32 select = registers_[Reg::DriverFeaturesSel];
    const bool is_settled = (registers_[Reg::Status] & virtio_mmio::kFeaturesOk) != 0;
    if (select <= 1 && !is_settled)
        driver_features_ = with_half(driver_features_, select == 1, value);
}

/// 4.2.2.2: the layout of a queue that is ready stays as it is.
void VirtioMmio::write_layout(Reg reg, u32 value) {
    virtio::Queue* queue = selected();
    if (queue == nullptr || queue->is_ready()) return;
    virtio::Queue::Layout& layout = queue->layout;
    switch (reg) {
        case Reg::QueueNum: layout.size = value; break;
        case Reg::QueueDescLow:
        case Reg::QueueDescHigh:
            layout.descriptors = with_half(layout.descriptors, reg == Reg::QueueDescHigh, value);
            break;
        case Reg::QueueDriverLow:
        case Reg::QueueDriverHigh:
            layout.driver = with_half(layout.driver, reg == Reg::QueueDriverHigh, value);
            break;
        default:
            layout.device = with_half(layout.device, reg == Reg::QueueDeviceHigh, value);
            break;
    }
}

void VirtioMmio::set_ready(bool ready) {
    virtio::Queue* queue = selected();
    if (queue == nullptr || queue->is_ready() == ready) return;
    if (ready) {
        (void)queue->start(device_->has_feature(virtio::kEventIndex));
    } else {
        queue->reset();
    }
}

/// 2.2.1: only offered features, and VIRTIO_F_VERSION_1 among them.
bool VirtioMmio::features_are_acceptable() const {
    return (driver_features_ & ~device_->offered_features()) == 0 &&
           (driver_features_ & virtio::kVersion1) != 0;
}

/// 2.1 and 3.1.1: zero resets; FEATURES_OK stays only where the features are acceptable; with
/// DRIVER_OK the device begins.
void VirtioMmio::write_status(u32 value, Cycles now) {
    u32& status = registers_[Reg::Status];
    value &= 0xff;
    if (value == 0) {
        status = 0;
        driver_features_ = 0;
        registers_[Reg::InterruptStatus] = 0;
        interrupt.set(false, now);
        device_->reset(now);
        return;
    }
    const u32 before = status;
    status = (value & ~virtio_mmio::kNeedsReset) | before;
    const u32 added = status & ~before;
    if ((added & virtio_mmio::kFeaturesOk) != 0) {
        if (!features_are_acceptable()) {
            status &= ~virtio_mmio::kFeaturesOk;
        } else {
            device_->accept_features(driver_features_);
        }
    }
    const bool may_start = (status & virtio_mmio::kFeaturesOk) != 0;
    if ((added & virtio_mmio::kDriverOk) != 0 && may_start) device_->start(now);
}

/// The line is the level of InterruptStatus; what stays pending becomes a new edge, since the board
/// may have an edge-triggered input behind it.
void VirtioMmio::acknowledge(u32 value, Cycles now) {
    u32& pending = registers_[Reg::InterruptStatus];
    const u32 before = pending;
    pending &= ~value;
    if (pending != before) interrupt.set(false, now);
    interrupt.set(pending != 0, now);
}

void VirtioMmio::used_buffers(Cycles now) {
    registers_[Reg::InterruptStatus] |= virtio_mmio::kUsedBuffer;
    interrupt.set(true, now);
}

void VirtioMmio::needs_reset(Cycles now) {
    registers_[Reg::Status] |= virtio_mmio::kNeedsReset;
    registers_[Reg::InterruptStatus] |= virtio_mmio::kConfigurationChange;
    interrupt.set(true, now);
}

}  // namespace hypscope::platform
