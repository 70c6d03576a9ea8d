// SPDX-License-Identifier: Apache-2.0
// An SD memory card of high capacity in SD mode (SD Specifications, Part 1, Physical Layer
// Simplified Specification 2.00), with a disk image behind it. Everything is done at once.
// NOT MODELLED: erase, lock, SPI mode, high-speed mode; those commands are illegal on this card.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "platform/devices/card_bus.hpp"
#include "platform/devices/virtio/disk_image.hpp"

namespace hypscope::platform {

class SdCard final : public CardBus {
  public:
    /// The capacity is whole multiples of this (CSD version 2.0, C_SIZE).
    static constexpr u64 kGranule = 512 * 1024;

    /// Throws SimError{BadImage} when the image has no size that such a card can have; `path` is
    /// for the message.
    SdCard(std::unique_ptr<virtio::DiskImage> image, const std::string& path);

    [[nodiscard]] std::optional<CardResponse> command(u32 index, u32 argument) override;
    [[nodiscard]] bool has_data() const override { return state_ == State::Data; }
    u8 take() override;
    void put(u8 byte) override;
    void reset() override;

    [[nodiscard]] bool is_read_only() const { return image_->is_read_only(); }

  private:
    enum class State : u8 { Idle, Ready, Ident, Stby, Tran, Data, Rcv };
    using Register = std::array<u8, 16>;

    [[nodiscard]] std::optional<CardResponse> identify(u32 index, u32 argument);
    [[nodiscard]] std::optional<CardResponse> transfer(u32 index, u32 argument);
    [[nodiscard]] std::optional<CardResponse> application(u32 index, u32 argument);
    [[nodiscard]] std::optional<CardResponse> select(u32 argument);
    [[nodiscard]] CardResponse status_response(u32 index);
    [[nodiscard]] static CardResponse register_response(const Register& bytes);
    [[nodiscard]] bool is_addressed(u32 argument) const { return argument >> 16 == rca_; }
    [[nodiscard]] CardResponse send(u32 index, std::vector<u8> bytes);
    [[nodiscard]] CardResponse begin_read(u32 index, u32 sector);
    [[nodiscard]] CardResponse begin_write(u32 index, u32 sector);
    void load_sector();
    [[nodiscard]] std::vector<u8> switch_status(u32 argument) const;
    [[nodiscard]] Register csd() const;

    std::unique_ptr<virtio::DiskImage> image_;
    State state_ = State::Idle;
    u32 rca_ = 0;
    u32 errors_ = 0;  ///< of the card status, until it is read
    bool expects_application_ = false;
    bool is_multiple_ = false;
    u64 sector_ = 0;  ///< the next one to read or write
    std::vector<u8> buffer_;
    std::size_t position_ = 0;
};

}  // namespace hypscope::platform
