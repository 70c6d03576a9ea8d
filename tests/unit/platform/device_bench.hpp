// SPDX-License-Identifier: Apache-2.0
// What the tests of devices share: accesses, fakes for the two ends of a serial line, a probe.
#pragma once
#include <string>

#include "common/event_queue.hpp"
#include "common/line.hpp"
#include "common/mmio.hpp"
#include "platform/devices/console.hpp"

namespace hypscope::platform {

inline MmioAccess at(u32 offset, u8 size = 4, u64 now = 0) {
    return MmioAccess{.offset = offset, .size = size, .by = {}, .now = Cycles{now}};
}

inline MmioAccess debug_at(u32 offset, u8 size = 4) {
    MmioAccess access = at(offset, size);
    access.by.debug = true;
    return access;
}

/// Reads a register word, or a part of it.
inline u32 get(MmioDevice& device, u32 offset, u8 size = 4, u64 now = 0) {
    return device.read(at(offset, size, now)).value;
}

inline void set(MmioDevice& device, u32 offset, u32 value, u8 size = 4, u64 now = 0) {
    (void)device.write(at(offset, size, now), value);
}

struct FakeSink final : ConsoleSink {
    void put(u8 byte, Cycles) override { text += static_cast<char>(byte); }
    std::string text;
};

struct FakeSource final : ConsoleSource {
    [[nodiscard]] bool has_byte() const override { return !text.empty(); }
    u8 take() override {
        const u8 byte = static_cast<u8>(text.front());
        text.erase(0, 1);
        return byte;
    }
    std::string text;
};

/// Counts the changes of a line.
struct Probe {
    explicit Probe(Line& line) {
        line.connect(
            [](void* context, u32, bool level, Cycles when) {
                auto& probe = *static_cast<Probe*>(context);
                (level ? probe.rises : probe.falls)++;
                probe.last = when;
            },
            this, 0);
    }
    int rises = 0;
    int falls = 0;
    Cycles last{};
};

}  // namespace hypscope::platform
