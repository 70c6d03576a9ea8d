// SPDX-License-Identifier: Apache-2.0
// How a device model meets the bus: a plain class with read and write, no SystemC. The TLM wrapper
// (common/tlm/) turns a generic payload and its requester extension into these calls.
#pragma once
#include <string_view>

#include "common/types.hpp"

namespace hypscope {

/// Who asks. Carried by the requester extension of a TLM transaction.
struct Requester {
    CoreId core{};
    bool secure = false;  ///< the NS bit of the bus, inverted
    bool privileged = true;
    bool debug = false;  ///< a debugger or loader: no side effects, no time
};

struct MmioAccess {
    u32 offset = 0;  ///< from the device's base
    u8 size = 4;     ///< 1, 2 or 4 bytes, naturally aligned
    Requester by{};
    Cycles now{};  ///< local time of the requester
};

enum class MmioStatus : u8 {
    Ok,
    Error,  ///< the bus answers with an error: a synchronous external abort
};

struct MmioRead {
    u32 value = 0;
    MmioStatus status = MmioStatus::Ok;
};

class MmioDevice {
  public:
    virtual ~MmioDevice() = default;
    [[nodiscard]] virtual MmioRead read(const MmioAccess& access) = 0;
    [[nodiscard]] virtual MmioStatus write(const MmioAccess& access, u32 value) = 0;
    /// Name of the register whose word holds `offset`; empty where there is none.
    [[nodiscard]] virtual std::string_view register_name(u32 /*offset*/) const { return {}; }
};

}  // namespace hypscope
