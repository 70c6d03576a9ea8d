// SPDX-License-Identifier: Apache-2.0
// A wire: an interrupt or any other level. Setting it calls its sink at once, without a delta
// cycle; a wire without a sink is legal and silent.
#pragma once
#include "common/types.hpp"

namespace hypscope {

class Line {
  public:
    using Sink = void (*)(void* context, u32 index, bool level, Cycles when);

    void connect(Sink sink, void* context, u32 index) {
        sink_ = sink;
        context_ = context;
        index_ = index;
    }
    /// Drives the level; the sink hears only changes.
    void set(bool level, Cycles when) {
        if (level == level_) return;
        level_ = level;
        if (sink_ != nullptr) sink_(context_, index_, level, when);
    }
    [[nodiscard]] bool level() const { return level_; }

  private:
    Sink sink_ = nullptr;
    void* context_ = nullptr;
    u32 index_ = 0;
    bool level_ = false;
};

}  // namespace hypscope
