// SPDX-License-Identifier: Apache-2.0
// A bank of NOR flash: two 16-bit chips side by side on a 32-bit bus, Intel command set (CFI query,
// JESD68.01; command set 0x0001). It reads as memory until a command puts it in another mode.
// NOT MODELLED: programming and erasing; they end with the status "locked", nothing changes.
#pragma once
#include "common/memory/guest_memory.hpp"
#include "platform/devices/device.hpp"

namespace hypscope::platform {

class CfiFlash final : public Device {
  public:
    static constexpr u32 kSectorSize = 256 * 1024;

    /// `contents` is ROM to the guest; its is_direct() follows the mode: only in read-array mode
    /// may the guest read it by host pointer.
    explicit CfiFlash(GuestMemory& contents) : contents_(contents) {}

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    void reset(Cycles now) override;

  private:
    enum class Mode : u8 { Array, Query, Identifier, Status };
    void command(u8 code);
    void enter(Mode mode);
    /// A command that would change the contents: takes its argument, then shows `error`.
    void refuse(u8 error);
    [[nodiscard]] u8 answer(u32 word_index) const;
    [[nodiscard]] u8 query_byte(u32 index) const;
    [[nodiscard]] u32 read_array(const MmioAccess& access) const;

    GuestMemory& contents_;
    Mode mode_ = Mode::Array;
    u8 status_ = 0x80;     ///< SR.7: ready
    u32 arguments_ = 0;    ///< writes still to come that belong to the command before them
    bool counts_ = false;  ///< the next argument is a count of words minus one
};

}  // namespace hypscope::platform
