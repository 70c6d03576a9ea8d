// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio/rng.hpp"

#include <algorithm>
#include <array>

#include "platform/devices/bytes.hpp"

namespace hypscope::platform::virtio {

/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
u64 Rng::next() {
    state_ += 0x9e37'79b9'7f4a'7c15;
    u64 z = state_;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11eb;
    return z ^ (z >> 31);
}

void Rng::serve(Cycles now) {
    drain(at(0), now, [&](Chain& chain) {
        std::array<u8, 1024> bytes{};
        while (chain.writable() > 0) {
            const u64 length = std::min<u64>(chain.writable(), bytes.size());
            for (std::size_t i = 0; i < length; i += 8) store_le<u64>(bytes, i, next());
            if (!chain.write(std::span(bytes).first(length), now)) return;
        }
    });
}

}  // namespace hypscope::platform::virtio
