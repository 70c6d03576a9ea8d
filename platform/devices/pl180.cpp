// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl180.hpp"

#include <algorithm>

#include "common/bits.hpp"

namespace hypscope::platform {

using pl180::Reg;

namespace {
// MCICommand, DDI 0172 3.3.5.
constexpr unsigned kResponse = 6;
constexpr unsigned kLongResponse = 7;
constexpr unsigned kCommandEnable = 10;
// MCIDataCtrl, 3.3.10.
constexpr unsigned kDataEnable = 0;
constexpr unsigned kFromCard = 1;
// MCIStatus, 3.3.12.
constexpr u32 kCmdTimeOut = 1u << 2;
constexpr u32 kDataTimeOut = 1u << 3;
constexpr u32 kCmdRespEnd = 1u << 6;
constexpr u32 kCmdSent = 1u << 7;
constexpr u32 kDataEnd = 1u << 8;
constexpr u32 kDataBlockEnd = 1u << 10;
constexpr u32 kTxActive = 1u << 12;
constexpr u32 kRxActive = 1u << 13;
constexpr u32 kTxFifoHalfEmpty = 1u << 14;
constexpr u32 kRxFifoHalfFull = 1u << 15;
constexpr u32 kTxFifoFull = 1u << 16;
constexpr u32 kRxFifoFull = 1u << 17;
constexpr u32 kTxFifoEmpty = 1u << 18;
constexpr u32 kRxFifoEmpty = 1u << 19;
constexpr u32 kTxDataAvlbl = 1u << 20;
constexpr u32 kRxDataAvlbl = 1u << 21;

constexpr u32 kFifoBegin = 0x080;
constexpr u32 kFifoEnd = 0x0c0;
constexpr u32 kHalf = pl180::kFifoWords / 2;
}  // namespace

u32 Pl180::word_of(u32 offset) {
    return offset >= kFifoBegin && offset < kFifoEnd ? kFifoBegin + offset % 4 : offset;
}

void Pl180::reset(Cycles now) {
    registers_.reset();
    fifo_.clear();
    static_ = left_ = 0;
    is_active_ = false;
    if (card_ != nullptr) card_->reset();
    update(now);
}

MmioRead Pl180::read(const MmioAccess& access) {
    const auto reg = registers_.find(word_of(access.offset));
    if (!reg) return {};
    const u32 word = read_register(*reg, access);
    update(access.now);
    return {narrow_read(word, access), MmioStatus::Ok};
}

MmioStatus Pl180::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(word_of(access.offset));
    if (reg && !access.by.debug) write_register(*reg, widen_write(value, access));
    update(access.now);
    return MmioStatus::Ok;
}

u32 Pl180::read_register(Reg reg, const MmioAccess& access) {
    switch (reg) {
        case Reg::MCIStatus: return status();
        case Reg::MCIDataCnt: return left_;
        case Reg::MCIFifoCnt: return (left_ + 3) / 4;
        case Reg::MCIFIFO: {
            if (fifo_.empty() || !is_reading()) return 0;
            const u32 word = fifo_.front();
            if (access.by.debug) return word;
            fifo_.pop_front();
            move_data();
            return word;
        }
        default: return registers_.read(reg);
    }
}

void Pl180::write_register(Reg reg, u32 value) {
    registers_.write(reg, value);
    switch (reg) {
        case Reg::MCICommand:
            if (bit(value, kCommandEnable)) send_command(registers_[reg]);
            break;
        case Reg::MCIDataCtrl: start_data(registers_[reg]); break;
        case Reg::MCIClear: static_ &= ~value; break;
        case Reg::MCIFIFO:
            if (is_active_ && !is_reading() && fifo_.size() < pl180::kFifoWords) {
                fifo_.push_back(value);
                move_data();
            }
            break;
        default: break;
    }
}

// --- the command path (DDI 0172 2.2.3) ----------------------------------------------------------

void Pl180::send_command(u32 command) {
    registers_[Reg::MCICommand] &= ~(1u << kCommandEnable);
    const u32 index = bits(command, 5, 0);
    const auto response = card_ != nullptr ? card_->command(index, registers_[Reg::MCIArgument])
                                           : std::optional<CardResponse>();
    if (!bit(command, kResponse)) {
        static_ |= kCmdSent;
    } else {
        static_ |= response ? take_response(*response, bit(command, kLongResponse)) : kCmdTimeOut;
    }
    move_data();
}

/// A response of the length that was not asked for never ends.
u32 Pl180::take_response(const CardResponse& response, bool wants_long) {
    if (response.is_long != wants_long) return kCmdTimeOut;
    registers_[Reg::MCIRespCmd] = response.index;
    registers_[Reg::MCIResponse0] = response.words[0];
    registers_[Reg::MCIResponse1] = response.words[1];
    registers_[Reg::MCIResponse2] = response.words[2];
    registers_[Reg::MCIResponse3] = response.words[3] & ~1u;  // bit 0, the end bit, reads as zero
    return kCmdRespEnd;
}

// --- the data path (DDI 0172 2.2.4) -------------------------------------------------------------

bool Pl180::is_reading() const { return bit(registers_[Reg::MCIDataCtrl], kFromCard); }

void Pl180::start_data(u32 control) {
    fifo_.clear();
    is_active_ = bit(control, kDataEnable);
    left_ = is_active_ ? registers_[Reg::MCIDataLength] : 0;
    if (is_active_ && card_ == nullptr) {
        static_ |= kDataTimeOut;
        is_active_ = false;
    }
    move_data();
}

void Pl180::move_data() {
    if (!is_active_) return;
    if (is_reading())
        receive();
    else
        transmit();
    if (left_ == 0 && (is_reading() || fifo_.empty())) {
        static_ |= kDataEnd;
        is_active_ = is_reading() && !fifo_.empty();
    }
}

void Pl180::receive() {
    while (left_ != 0 && fifo_.size() < pl180::kFifoWords && card_->has_data()) {
        const u32 bytes = std::min(left_, 4u);
        u32 word = 0;
        for (u32 i = 0; i < bytes; ++i) word |= u32{card_->take()} << (8 * i);
        fifo_.push_back(word);
        end_block(bytes);
    }
}

void Pl180::transmit() {
    while (left_ != 0 && !fifo_.empty()) {
        const u32 bytes = std::min(left_, 4u);
        for (u32 i = 0; i < bytes; ++i) card_->put(static_cast<u8>(fifo_.front() >> (8 * i)));
        fifo_.pop_front();
        end_block(bytes);
    }
}

/// Counts what was moved; MCIDataCtrl.BlockSize is the exponent of a block's length.
void Pl180::end_block(u32 bytes) {
    left_ -= bytes;
    const u32 block = 1u << bits(registers_[Reg::MCIDataCtrl], 7, 4);
    if (left_ % block == 0) static_ |= kDataBlockEnd;
}

// --- status (DDI 0172 3.3.12) -------------------------------------------------------------------

u32 Pl180::fifo_flags() const {
    const std::size_t words = fifo_.size();
    if (is_reading()) {
        return (words >= kHalf ? kRxFifoHalfFull : 0) |
               (words == pl180::kFifoWords ? kRxFifoFull : 0) |
               (words == 0 ? kRxFifoEmpty : kRxDataAvlbl);
    }
    return (words <= kHalf ? kTxFifoHalfEmpty : 0) |
           (words == pl180::kFifoWords ? kTxFifoFull : 0) |
           (words == 0 ? kTxFifoEmpty : kTxDataAvlbl);
}

u32 Pl180::status() const {
    if (!is_active_) return static_;
    return static_ | fifo_flags() | (is_reading() ? kRxActive : kTxActive);
}

void Pl180::update(Cycles now) {
    interrupts[0].set((status() & registers_[Reg::MCIMask0]) != 0, now);
    interrupts[1].set((status() & registers_[Reg::MCIMask1]) != 0, now);
}

}  // namespace hypscope::platform
