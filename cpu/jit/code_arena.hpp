// SPDX-License-Identifier: Apache-2.0
// Memory for translated code: one region mapped twice, writable here and executable there, so that
// no host page is ever both. Code is only added; clear() takes back all of it at once.
#pragma once
#include <cstddef>

#include "common/types.hpp"

namespace hypscope::cpu::jit {

class CodeArena {
  public:
    /// `bytes` of code, a multiple of the host's page size. Throws SimError when the host grants no
    /// executable memory.
    explicit CodeArena(size_t bytes);
    ~CodeArena();
    CodeArena(const CodeArena&) = delete;
    CodeArena& operator=(const CodeArena&) = delete;

    [[nodiscard]] u8* base() const { return writable_; }
    [[nodiscard]] size_t size() const { return size_; }
    /// The next code is written behind what is used; how much room there is.
    [[nodiscard]] size_t room() const { return size_ - used_; }
    [[nodiscard]] size_t used() const { return used_; }
    /// Keeps what was written up to `end`; the next code starts at a multiple of 4.
    void keep_until(size_t end) { used_ = (end + 3) & ~size_t{3}; }
    /// Everything behind `mark` (a value of used()) is free again.
    void rewind(size_t mark) { used_ = mark; }

    /// The same byte where it can be executed, and back.
    [[nodiscard]] const u8* executable(const u8* writable) const {
        return executable_ + (writable - writable_);
    }
    [[nodiscard]] u8* writable(const u8* executable) const {
        return writable_ + (executable - executable_);
    }

  private:
    size_t size_;
    size_t used_ = 0;
    u8* writable_ = nullptr;
    u8* executable_ = nullptr;
};

}  // namespace hypscope::cpu::jit
