// SPDX-License-Identifier: Apache-2.0
// PrimeCell Multimedia Card Interface, PL181 (DDI 0205; the PL180 of DDI 0172 with a bus of four
// lines): a command path, a data path with a FIFO of 16 words, two interrupt outputs. The lines
// take no time: a command ends when it is written, data move as soon as the FIFO has room or words.
// NOT MODELLED: DMA requests, stream mode, commands that wait (MCICommand.Pending, .Interrupt).
#pragma once
#include <array>
#include <deque>

#include "common/line.hpp"
#include "platform/devices/card_bus.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace pl180 {
#define HYPSCOPE_REGISTERS "platform/devices/pl180.inc"
#include "platform/devices/register_rows.inc"
inline constexpr u32 kFifoWords = 16;
}  // namespace pl180

class Pl180 final : public Device {
  public:
    /// nullptr: the slot is empty. The card outlives the device.
    explicit Pl180(CardBus* card = nullptr) : card_(card) {}

    /// MCIINTR0 and MCIINTR1.
    std::array<Line, 2> interrupts;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(word_of(offset));
    }
    void reset(Cycles now) override;

  private:
    using Reg = pl180::Reg;
    /// All words of the FIFO are one register.
    [[nodiscard]] static u32 word_of(u32 offset);
    [[nodiscard]] u32 read_register(Reg reg, const MmioAccess& access);
    void write_register(Reg reg, u32 value);
    void send_command(u32 command);
    [[nodiscard]] u32 take_response(const CardResponse& response, bool wants_long);
    void start_data(u32 control);
    void move_data();
    void receive();
    void transmit();
    void end_block(u32 bytes);
    [[nodiscard]] u32 status() const;
    [[nodiscard]] u32 fifo_flags() const;
    [[nodiscard]] bool is_reading() const;
    void update(Cycles now);

    CardBus* card_;
    RegisterBank<Reg, pl180::kRows> registers_;
    std::deque<u32> fifo_;
    u32 static_ = 0;          ///< MCIStatus<10:0>: what MCIClear clears
    u32 left_ = 0;            ///< bytes still to move between card and FIFO: MCIDataCnt
    bool is_active_ = false;  ///< the data path is busy
};

}  // namespace hypscope::platform
